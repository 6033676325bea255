import { html } from '@prairielearn/html';
import type { ProposalOpening } from '../../../server/proposals/states.ts';
import {
  consoleProposalAddress,
  consoleProposalsAddress,
  newProposalAddress,
  withQuery,
} from '../../addresses.ts';
import { actionButton, linkButton } from '../../components/buttons.ts';
import { lines, nameText } from '../../components/facts.ts';
import { pagination, type PaginationOptions } from '../../components/navigation.ts';
import { doneNotice, notice } from '../../components/notices.ts';
import { dataTable } from '../../components/table.ts';
import type { Html, View } from '../../view.ts';
import { campaignConsolePage, type CampaignOnConsole } from './campaignTabs.ts';
import {
  knownOfProposal,
  proposalBadge,
  type KnownOnConsole,
  type ProposalLine,
} from './knownOfProposal.ts';

/** A decision that can still be taken back. */
export interface UndoOfProposal {
  id: number;
  /** When it was made, in epoch milliseconds. */
  seen: number;
}

export interface ProposalsPageProps {
  campaign: CampaignOnConsole;
  opening: ProposalOpening;
  /** Of all, on whichever page. */
  numberWaiting: number;
  waiting: readonly (ProposalLine & {
    known: KnownOnConsole | null;
    /** What was answered to a question; '' where nothing was asked. */
    answer: string;
  })[];
  asked: readonly ProposalLine[];
  others: readonly ProposalLine[];
  /** Whether nothing was decided or withdrawn yet. */
  noOthers: boolean;
  paging: Omit<PaginationOptions, 'hrefOf'>;
  done: string | null;
  undo: UndoOfProposal | null;
}

/** Everything that was proposed to a campaign: what waits first. */
export function proposalsPage(view: View, props: ProposalsPageProps): Html {
  const { t } = view;
  const { campaign, opening, numberWaiting, waiting, asked, others, done, undo } = props;
  const { slug } = campaign;
  const address = consoleProposalsAddress(slug);
  return campaignConsolePage(view, campaign, {
    tab: 'proposals',
    title: t('console.proposals.title'),
    canonicalPath: address,
    body: html`<div class="stack">
      ${doneNotice(done, undoProposal(view, slug, undo))}
      ${
        opening === 'open' ? '' : notice({ tone: 'info' }, t(`console.proposals.closed.${opening}`))
      }
      ${
        numberWaiting > 0 && waiting.length === 0
          ? ''
          : html`<section class="stack" aria-labelledby="waiting">
              <h2 id="waiting">
                ${
                  numberWaiting === 0
                    ? t('console.proposals.none')
                    : t('console.proposals.waiting', { count: numberWaiting })
                }
              </h2>
              ${waiting.map((one) => waitingProposal(view, slug, one))}
            </section>`
      }
      ${
        asked.length === 0
          ? ''
          : html`<section class="stack" aria-labelledby="asked">
              <h2 id="asked">${t('console.proposals.list.asked')}</h2>
              ${proposalTable(view, slug, asked, t('console.proposals.list.asked'))}
            </section>`
      }
      ${
        others.length === 0 && !props.noOthers
          ? ''
          : html`<section class="stack" aria-labelledby="others">
              <h2 id="others">${t('console.proposals.list.heading')}</h2>
              ${proposalTable(view, slug, others, t('console.proposals.list.caption'))}
            </section>`
      }
      ${pagination(view, {
        ...props.paging,
        hrefOf: (page) => withQuery(address, { page: String(page) }),
      })}
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
      ${one.known === null ? '' : knownOfProposal(view, slug, one.known)}
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
