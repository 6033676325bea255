import { html } from '@prairielearn/html';
import type { ProposalState } from '../../../db/schema.ts';
import type { ProposalOpening } from '../../../server/proposals/states.ts';
import {
  consoleEventAddress,
  consoleProposalAddress,
  consoleProposalsAddress,
  newProposalAddress,
} from '../../addresses.ts';
import { actionButton, linkButton } from '../../components/buttons.ts';
import { lines, nameText } from '../../components/facts.ts';
import { badge, doneNotice, notice, type Tone } from '../../components/notices.ts';
import { dataTable } from '../../components/table.ts';
import type { TextLanguage } from '../../textLanguages.ts';
import type { Html, View } from '../../view.ts';
import { campaignConsolePage, type CampaignOnConsole } from './campaignTabs.ts';

/** One proposal in a list. */
export interface ProposalLine {
  id: number;
  state: ProposalState;
  title: string;
  city: string;
  country: string;
  venue: string;
  /** Day and hour on the clocks there, in words. */
  when: string;
  contactName: string;
  host: string;
  /** The day on which it was made, in words. */
  proposed: string;
}

/** What is known beside a proposal. */
export interface KnownOnConsole {
  actions: readonly {
    slug: string;
    title: string;
    language: TextLanguage;
    when: string;
    /** In words; null where it is not known how far it is. */
    distance: string | null;
    samePlace: boolean;
  }[];
  others: readonly ProposalLine[];
  ofContact: readonly ProposalLine[];
  /** The name of the organizer whose address it is; null for nobody's. */
  organizer: string | null;
  /** So near is near, in kilometers. */
  kilometers: number;
}

/** A decision that can still be taken back. */
export interface UndoOfProposal {
  id: number;
  /** When it was made, in epoch milliseconds. */
  seen: number;
}

export interface ProposalsPageProps {
  campaign: CampaignOnConsole;
  opening: ProposalOpening;
  waiting: readonly (ProposalLine & {
    known: KnownOnConsole;
    /** What was answered to a question; '' where nothing was asked. */
    answer: string;
  })[];
  asked: readonly ProposalLine[];
  others: readonly ProposalLine[];
  done: string | null;
  undo: UndoOfProposal | null;
}

const tones: Record<ProposalState, Tone | 'plain'> = {
  unconfirmed: 'plain',
  waiting: 'warn',
  asked: 'info',
  accepted: 'good',
  joined: 'good',
  declined: 'bad',
  withdrawn: 'plain',
};

export function proposalBadge({ t }: View, state: ProposalState): Html {
  return badge(t(`console.proposals.state.${state}`), tones[state]);
}

/** Everything that was proposed to a campaign: what waits first. */
export function proposalsPage(view: View, props: ProposalsPageProps): Html {
  const { t } = view;
  const { campaign, opening, waiting, asked, others, done, undo } = props;
  const { slug } = campaign;
  return campaignConsolePage(view, campaign, {
    tab: 'proposals',
    title: t('console.proposals.title'),
    canonicalPath: consoleProposalsAddress(slug),
    body: html`<div class="stack">
      ${doneNotice(done, undoProposal(view, slug, undo))}
      ${
        opening === 'open' ? '' : notice({ tone: 'info' }, t(`console.proposals.closed.${opening}`))
      }
      <section class="stack" aria-labelledby="waiting">
        <h2 id="waiting">
          ${
            waiting.length === 0
              ? t('console.proposals.none')
              : t('console.proposals.waiting', { count: waiting.length })
          }
        </h2>
        ${waiting.map((one) => waitingProposal(view, slug, one))}
      </section>
      ${
        asked.length === 0
          ? ''
          : html`<section class="stack" aria-labelledby="asked">
              <h2 id="asked">${t('console.proposals.list.asked')}</h2>
              ${proposalTable(view, slug, asked, t('console.proposals.list.asked'))}
            </section>`
      }
      <section class="stack" aria-labelledby="others">
        <h2 id="others">${t('console.proposals.list.heading')}</h2>
        ${proposalTable(view, slug, others, t('console.proposals.list.caption'))}
      </section>
      ${
        opening === 'open'
          ? html`<p>
              <a href="${newProposalAddress(slug)}">${t('console.proposals.form')}</a>
            </p>`
          : ''
      }
    </div>`,
  });
}

/** Takes back what was decided a moment ago; its email has waited for that. */
export function undoProposal({ t }: View, slug: string, undo: UndoOfProposal | null): Html | '' {
  return undo === null
    ? ''
    : actionButton({
        action: consoleProposalAddress(slug, undo.id, 'undo'),
        label: t('console.proposals.undo'),
        hidden: { seen: String(undo.seen) },
      });
}

function waitingProposal(
  view: View,
  slug: string,
  one: ProposalsPageProps['waiting'][number],
): Html {
  const { t } = view;
  return html`
    <article class="panel">
      <h3>${nameText(one.city)}, ${nameText(one.country)}: ${nameText(one.title)}</h3>
      <p>${one.when} · ${nameText(one.venue)}</p>
      <p>
        ${nameText(one.host)} · ${nameText(one.contactName)} ·
        ${t('console.proposals.proposed', { date: one.proposed })}
      </p>
      ${
        one.answer === ''
          ? ''
          : html`<p><strong>${t('console.proposals.answer')}:</strong> ${lines(one.answer)}</p>`
      }
      ${knownOfProposal(view, slug, one.known)}
      <div class="actions">
        ${linkButton(
          consoleProposalAddress(slug, one.id),
          html`<span
            >${t('console.proposals.look')}<span class="visually-hidden">
              ${nameText(one.title)}</span
            ></span
          >`,
        )}
      </div>
    </article>
  `;
}

/** What is known beside a proposal; a sentence where that is nothing. */
export function knownOfProposal(view: View, slug: string, known: KnownOnConsole): Html {
  const { t } = view;
  const { actions, others, ofContact, organizer, kilometers } = known;
  if (actions.length + others.length + ofContact.length === 0 && organizer === null)
    return html`<p>${t('console.proposals.known.nothing')}</p>`;
  return notice(
    { tone: actions.length > 0 ? 'warn' : 'info', title: t('console.proposals.known.heading') },
    html`
      ${
        actions.length === 0
          ? ''
          : html`<p>${t('console.proposals.known.near', { km: kilometers })}</p>
              <ul>
                ${actions.map(
                  ({ slug: event, title, language, when, distance, samePlace }) =>
                    html`<li>
                      <a href="${consoleEventAddress(event)}" lang="${language}"
                        >${nameText(title)}</a
                      >,
                      ${when}${distance === null ? '' : html` · ${distance}`}${
                        samePlace
                          ? html` · <strong>${t('console.proposals.known.samePlace')}</strong>`
                          : ''
                      }
                    </li>`,
                )}
              </ul>`
      }
      ${linesOf(view, slug, t('console.proposals.known.others'), others)}
      ${linesOf(view, slug, t('console.proposals.known.contact'), ofContact)}
      ${
        organizer === null
          ? ''
          : html`<p>${t('console.proposals.known.organizer', { name: organizer })}</p>`
      }
    `,
  );
}

function linesOf(
  view: View,
  slug: string,
  heading: string,
  list: readonly ProposalLine[],
): Html | '' {
  return list.length === 0
    ? ''
    : html`<p>${heading}</p>
        <ul>
          ${list.map(
            ({ id, city, country, title, state }) =>
              html`<li>
                <a href="${consoleProposalAddress(slug, id)}"
                  >${nameText(city)}, ${nameText(country)}: ${nameText(title)}</a
                >
                ${proposalBadge(view, state)}
              </li>`,
          )}
        </ul>`;
}

function proposalTable(
  view: View,
  slug: string,
  list: readonly ProposalLine[],
  caption: string,
): Html {
  const { t } = view;
  return dataTable({
    caption,
    columns: [
      { label: t('console.proposals.list.city'), rowHeader: true },
      { label: t('console.proposals.list.country') },
      { label: t('console.proposals.list.when') },
      { label: t('console.proposals.list.contact') },
      { label: t('console.proposals.list.state') },
    ],
    rows: list.map((one) => [
      html`<a href="${consoleProposalAddress(slug, one.id)}">${nameText(one.city)}</a>`,
      nameText(one.country),
      one.when,
      nameText(one.contactName),
      proposalBadge(view, one.state),
    ]),
    empty: t('console.proposals.list.empty'),
  });
}
