import { html } from '@prairielearn/html';
import type { ProposalState } from '../../../db/schema.ts';
import { consoleEventAddress, consoleProposalAddress } from '../../addresses.ts';
import { nameText } from '../../components/facts.ts';
import { badge, notice, type Tone } from '../../components/notices.ts';
import type { TextLanguage } from '../../textLanguages.ts';
import type { Html, View } from '../../view.ts';

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

/** A proposal where another one is looked at. */
export type ProposalMention = Pick<ProposalLine, 'id' | 'state' | 'title' | 'city' | 'country'>;

/** The first of a list, and how many more are in it. */
export interface FewOf<Item> {
  first: readonly Item[];
  more: number;
}

/** What is known beside a proposal. */
export interface KnownOnConsole {
  actions: FewOf<{
    slug: string;
    title: string;
    language: TextLanguage;
    when: string;
    /** In words; null where it is not known how far it is. */
    distance: string | null;
    samePlace: boolean;
  }>;
  others: FewOf<ProposalMention>;
  ofContact: FewOf<ProposalMention>;
  /** The organizer whose address it is or was; null for nobody's. */
  organizer: { name: string; isFormer: boolean } | null;
  /** So near is near, in kilometers. */
  kilometers: number;
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

/** What is known beside a proposal; a sentence where that is nothing. */
export function knownOfProposal(view: View, slug: string, known: KnownOnConsole): Html {
  const { t } = view;
  const { actions, others, ofContact, organizer, kilometers } = known;
  const found = actions.first.length + others.first.length + ofContact.first.length;
  if (found === 0 && organizer === null)
    return html`<p>${t('console.proposals.known.nothing')}</p>`;
  return notice(
    {
      tone: actions.first.length > 0 ? 'warn' : 'info',
      title: t('console.proposals.known.heading'),
    },
    html`
      ${
        actions.first.length === 0
          ? ''
          : html`<p>${t('console.proposals.known.near', { km: kilometers })}</p>
              <ul>
                ${actions.first.map(
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
                ${moreOf(view, actions.more)}
              </ul>`
      }
      ${linesOf(view, slug, t('console.proposals.known.others'), others)}
      ${linesOf(view, slug, t('console.proposals.known.contact'), ofContact)}
      ${
        organizer === null
          ? ''
          : html`<p>
              ${t(`console.proposals.known.${organizer.isFormer ? 'former' : 'organizer'}`, {
                name: organizer.name,
              })}
            </p>`
      }
    `,
  );
}

function linesOf(
  view: View,
  slug: string,
  heading: string,
  { first, more }: FewOf<ProposalMention>,
): Html | '' {
  return first.length === 0
    ? ''
    : html`<p>${heading}</p>
        <ul>
          ${first.map(
            ({ id, city, country, title, state }) =>
              html`<li>
                <a href="${consoleProposalAddress(slug, id)}"
                  >${nameText(city)}, ${nameText(country)}: ${nameText(title)}</a
                >
                ${proposalBadge(view, state)}
              </li>`,
          )}
          ${moreOf(view, more)}
        </ul>`;
}

function moreOf({ t }: View, more: number): Html | '' {
  return more === 0 ? '' : html`<li>${t('console.proposals.known.more', { count: more })}</li>`;
}
