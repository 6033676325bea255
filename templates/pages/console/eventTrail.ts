import { html } from '@prairielearn/html';
import { nameText } from '../../components/facts.ts';
import { dataTable } from '../../components/table.ts';
import type { Html, View } from '../../view.ts';

/** What is done with an event, its sign-ups and its co-sponsors, as the trail names it. */
export const eventTrailActions = [
  'event-created',
  'event-edited',
  'event-published',
  'event-unpublished',
  'event-cancelled',
  'event-recomputed',
  'changes-sent-now',
  'crowd-expected',
  'crowd-ended',
  'signups-exported',
  'signup-unconfirmed',
  'signup-confirmed',
  'signup-waiting',
  'signup-promoted',
  'signup-changed',
  'signup-cancelled',
  'signup-declined',
  'signup-accepted',
  'signup-erased',
  'endorsement-requested',
  'endorsement-requested-again',
  'endorsement-confirmed',
  'endorsement-corrected',
  'endorsement-correction-proposed',
  'endorsement-correction-approved',
  'endorsement-correction-declined',
  'endorsement-approved',
  'endorsement-declined',
  'endorsement-listing-edited',
  'endorsement-withdrawn',
  'endorsement-added',
  'endorsements-reordered',
  'endorsements-exported',
  'mail-sent-again',
  'address-failing',
  'address-trusted',
  'message-sent',
  'message-paused',
  'message-resumed',
  'message-stopped',
  'message-finished',
  'personal-data-removed',
] as const;

/** Something that was done, in words. */
export interface TrailLine {
  /** Day and time on the organizer's or the event's clocks. */
  when: string;
  /** The organizer's name where one acted, else the role in words. */
  who: string;
  what: string;
}

/** Who did what with an event, the newest first. */
export function eventTrail(view: View, trail: readonly TrailLine[]): Html {
  const { t } = view;
  return html`
    <section aria-labelledby="trail">
      <h2 id="trail">${t('console.trail.title')}</h2>
      ${dataTable({
        caption: t('console.trail.title'),
        columns: [
          { label: t('console.trail.what'), rowHeader: true },
          { label: t('console.trail.who') },
          { label: t('console.trail.when') },
        ],
        rows: trail.map(({ when, who, what }) => [what, nameText(who), when]),
        empty: t('console.trail.empty'),
      })}
    </section>
  `;
}
