import { html } from '@prairielearn/html';
import {
  consoleEndorsementAddress,
  consoleEndorsementRemindersAddress,
  consoleEndorsementsAddress,
  type EndorsedAddress,
} from '../../addresses.ts';
import { nameText } from '../../components/facts.ts';
import { actionButton, linkButton } from '../../components/buttons.ts';
import { errorSummary, titleWithProblems } from '../../components/forms.ts';
import type { ShownLogo } from '../../components/organizationLogo.ts';
import type { Tone } from '../../components/notices.ts';
import { badge, doneNotice, notice } from '../../components/notices.ts';
import { dataTable } from '../../components/table.ts';
import type { FormState } from '../../forms.ts';
import type { Html, View } from '../../view.ts';
import { addition, exports } from './endorsementAddition.ts';
import { endorsementGroups, type EndorsementGroupsProps } from './endorsementGroups.ts';
import { endorsementOrder, type ListedOnConsole } from './endorsementOrder.ts';
import type { EndorsementsFrame } from './endorsementsFrame.ts';
import { approveLogo, logoOnConsole } from './logoOnConsole.ts';

export type StandingOnConsole =
  'unconfirmed' | 'waiting' | 'approved' | 'correcting' | 'declined' | 'withdrawn';

/** One organization in a list of the console. */
export interface EndorsementLine {
  id: number;
  name: string;
  city: string;
  standing: StandingOnConsole;
  /** The day on which it asked or was added, in words. */
  asked: string;
}

/** A request or a correction that an organizer has to decide. */
export interface ToDecide extends EndorsementLine {
  contactName: string;
  statement: string;
  /** Names that may be the same organization. */
  duplicates: readonly EndorsementLine[];
  /** What organizers noted of it. */
  notes: readonly string[];
  /** When it last changed, in epoch milliseconds: only what was seen is approved. */
  seen: number;
  /** The logo that waits; null where none does. */
  logo: ShownLogo | null;
}

/** A decision that can still be taken back. */
export interface UndoOnConsole {
  id: number;
  /** When it was made, in epoch milliseconds. */
  seen: number;
}

export interface EndorsementsPageProps extends EndorsementGroupsProps {
  of: EndorsementsFrame;
  /** Why no organization can ask; null while they can. */
  notTaken: 'unannounced' | 'closed' | 'over' | 'cancelled' | null;
  toDecide: readonly ToDecide[];
  listed: readonly ListedOnConsole[];
  order: 'alphabetical' | 'chosen';
  others: readonly EndorsementLine[];
  /** The form that adds pasted names, as it was typed or fresh. */
  form: FormState;
  mostNames: number;
  /** What was added a moment ago, and what was there already. */
  added: { count: number; known: readonly EndorsementLine[] } | null;
  /** What else was done a moment ago, as a sentence. */
  done: string | null;
  undo: UndoOnConsole | null;
  /** How many never confirmed and can be reminded. */
  remindable: number;
}

const tones: Record<StandingOnConsole, Tone | 'plain'> = {
  unconfirmed: 'plain',
  waiting: 'warn',
  approved: 'good',
  correcting: 'warn',
  declined: 'bad',
  withdrawn: 'plain',
};

export function standingBadge({ t }: View, standing: StandingOnConsole): Html {
  return badge(t(`console.endorsements.state.${standing}`), tones[standing]);
}

/** Everything about co-sponsors, of an event or a campaign: what waits first, then the list and its order. */
export function endorsementsPage(view: View, props: EndorsementsPageProps): Html {
  const { t } = view;
  const { of, form } = props;
  return of.page(view, {
    title: titleWithProblems(view, form, t('console.endorsements.title')),
    canonicalPath: consoleEndorsementsAddress(of.at),
    body: html`<div class="stack">
      ${errorSummary(view, form)} ${groupProblems(view, props)}
      ${doneNotice(props.done, undoButton(view, of.at, props.undo))} ${whatWasAdded(view, props)}
      ${
        props.notTaken === null
          ? ''
          : notice({ tone: 'info' }, notTaken(view, of.kind, props.notTaken))
      }
      ${decisions(view, props)} ${endorsementOrder(view, props)} ${endorsementGroups(view, props)}
      ${exports(view, props)} ${addition(view, props)} ${others(view, props)}
    </div>`,
  });
}

/** Why no organization can ask; a campaign is never canceled. */
function notTaken(
  { t }: View,
  kind: EndorsementsFrame['kind'],
  why: NonNullable<EndorsementsPageProps['notTaken']>,
): string {
  return kind === 'campaign' && why !== 'cancelled'
    ? t(`console.endorsements.campaignNotTaken.${why}`)
    : t(`console.endorsements.notTaken.${why}`);
}

/** Takes back what was decided a moment ago; its email has waited for that. */
export function undoButton(
  { t }: View,
  at: EndorsedAddress,
  undo: UndoOnConsole | null,
): Html | '' {
  return undo === null
    ? ''
    : actionButton({
        action: consoleEndorsementAddress(at, undo.id, 'undo'),
        label: t('console.endorsements.undo'),
        hidden: { seen: String(undo.seen) },
      });
}

function groupProblems(view: View, { refusedGroup }: EndorsementsPageProps): Html | '' {
  return refusedGroup === null
    ? ''
    : errorSummary(
        view,
        refusedGroup.state,
        refusedGroup.id === null ? 'new-group' : `group-${refusedGroup.id}`,
      );
}

function whatWasAdded(view: View, { of, added }: EndorsementsPageProps): Html | '' {
  if (added === null) return '';
  const { t } = view;
  return html`
    ${doneNotice(t('console.endorsements.add.done', { count: added.count }))}
    ${
      added.known.length === 0
        ? ''
        : notice(
            { tone: 'info' },
            html`<p>${t('console.endorsements.add.known')}</p>
              ${nameList(view, of.at, added.known)}`,
          )
    }
  `;
}

/** Names with the state each is in, as links. */
export function nameList(view: View, at: EndorsedAddress, list: readonly EndorsementLine[]): Html {
  return html`<ul>
    ${list.map(
      (one) =>
        html`<li>
          <a href="${consoleEndorsementAddress(at, one.id)}">${nameText(one.name)}</a>
          ${standingBadge(view, one.standing)}
        </li>`,
    )}
  </ul>`;
}

function decisions(view: View, props: EndorsementsPageProps): Html {
  const { t } = view;
  const { toDecide } = props;
  return html`
    <section class="stack" aria-labelledby="to-decide">
      <h2 id="to-decide">
        ${
          toDecide.length === 0
            ? t('console.events.overview.toDecide')
            : t('console.endorsements.toDecide.heading', { count: toDecide.length })
        }
      </h2>
      ${toDecide.length === 0 ? html`<p>${t('console.endorsements.toDecide.none')}</p>` : ''}
      ${toDecide.map((one) => decision(view, props.of.at, one))}
    </section>
  `;
}

function decision(view: View, at: EndorsedAddress, one: ToDecide): Html {
  const { t } = view;
  const correction = one.standing === 'correcting';
  return html`
    <article class="panel">
      <h3>${nameText(one.name)}</h3>
      <p>
        ${one.city === '' ? '' : html`${nameText(one.city)} · `}
        ${one.contactName === '' ? '' : html`${nameText(one.contactName)} · `}
        ${t('console.endorsements.toDecide.asked', { date: one.asked })}
      </p>
      ${correction ? html`<p>${t('console.endorsements.toDecide.correction')}</p>` : ''}
      ${
        one.logo === null
          ? ''
          : html`<p>${t('console.endorsements.toDecide.logo')}</p>
              ${logoOnConsole({ at, id: one.id, name: one.name }, one.logo)}`
      }
      ${
        one.statement === ''
          ? ''
          : html`<blockquote dir="auto"><p class="lines">${one.statement}</p></blockquote>`
      }
      ${duplicatesNotice(view, at, one.duplicates)}
      ${one.notes.map((note) => html`<p class="lines"><em>${note}</em></p>`)}
      <div class="actions">
        ${
          one.standing !== 'waiting'
            ? ''
            : actionButton({
                action: consoleEndorsementAddress(at, one.id, 'approval'),
                label: t('console.endorsements.approve'),
                about: one.name,
                tone: 'primary',
                hidden: { seen: String(one.seen) },
              })
        }
        ${one.logo === null ? '' : approveLogo(view, { at, id: one.id, logo: one.logo, about: one.name })}
        ${linkButton(
          consoleEndorsementAddress(at, one.id),
          html`${t('console.endorsements.look')}<span class="visually-hidden">
              <bdi>${one.name}</bdi></span
            >`,
          'quiet',
        )}
      </div>
    </article>
  `;
}

/** Points out names that may be the same organization; it is the organizer who decides. */
export function duplicatesNotice(
  view: View,
  at: EndorsedAddress,
  duplicates: readonly EndorsementLine[],
): Html | '' {
  if (duplicates.length === 0) return '';
  const title = view.t('console.endorsements.duplicates.title', { count: duplicates.length });
  return notice({ tone: 'warn', title }, nameList(view, at, duplicates));
}

function others(view: View, { of, others: list, remindable }: EndorsementsPageProps): Html | '' {
  if (list.length === 0) return '';
  const { t } = view;
  return html`
    <section class="stack" aria-labelledby="others">
      <h2 id="others">${t('console.endorsements.others.heading')}</h2>
      ${
        remindable === 0
          ? ''
          : html`<div class="actions">
                ${actionButton({
                  action: consoleEndorsementRemindersAddress(of.at),
                  label: t('console.endorsements.remind.all', { count: remindable }),
                })}
              </div>
              <p>${t('console.endorsements.remind.text')}</p>`
      }
      ${dataTable({
        caption: t('console.endorsements.others.caption'),
        columns: [
          { label: t('console.endorsements.one.organization'), rowHeader: true },
          { label: t('console.endorsements.others.state') },
          { label: t('console.endorsements.others.asked') },
        ],
        rows: list.map((one) => [
          html`<a href="${consoleEndorsementAddress(of.at, one.id)}">${nameText(one.name)}</a>`,
          standingBadge(view, one.standing),
          one.asked,
        ]),
        empty: '',
      })}
    </section>
  `;
}
