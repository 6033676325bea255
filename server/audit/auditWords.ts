import type { AuditAction } from '../../db/schema.ts';
import type { NamedTrailEntry } from '../../db/trail.ts';
import { consoleEndorsementAddress } from '../../templates/addresses.ts';
import type { AuditEntryShown } from '../../templates/components/auditList.ts';
import type { View } from '../../templates/view.ts';
import { timeInWords, timeText } from '../time/times.ts';
import { changeableParts } from './eventParts.ts';
import { isAuditAction } from './kinds.ts';

/**
 * An entry of the audit log in words.
 *
 * @param zone in which its time is told
 */
export function entryInWords(view: View, entry: NamedTrailEntry, zone: string): AuditEntryShown {
  const { time, zoneLabel, iso } = timeText(entry.at, zone, view.language);
  return {
    time: `${time} ${zoneLabel}`,
    iso,
    what: whatInWords(view, entry),
    about: aboutWhom(entry),
    who: whoInWords(view, entry),
    event: entry.event,
  };
}

/** What was done, in words that name nobody. */
export function whatInWords(view: View, { action, detail }: NamedTrailEntry): string {
  if (!isAuditAction(action)) return view.t('console.trail.other');
  const values = valuesOf(view, action, detail ?? {});
  // Where the detail was damaged, no number of people and no part of an event shall be made up.
  const isLacking = detail === null && Object.keys(values).length > 0;
  return isLacking
    ? view.t('console.trail.other')
    : view.t(`console.trail.actions.${action}`, values);
}

/** Who did it: by name where that is known, else by what they are. */
function whoInWords({ t }: View, entry: NamedTrailEntry): AuditEntryShown['who'] {
  const role = t(`console.trail.actors.${entry.actor}`);
  switch (entry.actor) {
    case 'organizer':
      return { name: entry.organizerName, role: entry.organizerName === null ? role : null };
    case 'attendee':
      return { name: entry.attendeeName, role };
    case 'organization':
      return { name: entry.organizationName, role };
    case 'host':
    case 'system':
      return { name: null, role };
  }
}

/** To whom it was done, where that is somebody else than who did it. */
function aboutWhom(entry: NamedTrailEntry): AuditEntryShown['about'] {
  const { actor, attendeeName, organizationName, aboutOrganizerName, event, endorsementId } = entry;
  if (organizationName !== null && actor !== 'organization') {
    const href =
      event !== null && endorsementId !== null
        ? consoleEndorsementAddress(event.slug, endorsementId)
        : null;
    return { name: organizationName, href };
  }
  if (attendeeName !== null && actor !== 'attendee') return { name: attendeeName, href: null };
  return aboutOrganizerName === null ? null : { name: aboutOrganizerName, href: null };
}

type Detail = NonNullable<NamedTrailEntry['detail']>;

/** What the words of an action are told with. */
function valuesOf(
  { t, language }: View,
  action: AuditAction,
  detail: Detail,
): Record<string, string | number> {
  const number = (name: string) => (typeof detail[name] === 'number' ? detail[name] : 0);
  const text = (name: string) => (typeof detail[name] === 'string' ? detail[name] : '');
  // The event's own clocks show the same hour as before: UTC tells by how much it has moved.
  const inUtc = (name: string) => timeInWords(number(name), 'Etc/UTC', language);
  switch (action) {
    case 'event-edited': {
      const names = text('parts').split(' ');
      const parts = changeableParts.filter((part) => names.includes(part));
      return { parts: parts.map((part) => t(`console.events.parts.${part}`)).join(', ') };
    }
    case 'event-recomputed':
      return { before: inUtc('before'), now: inUtc('now'), tzdata: text('tzdata') };
    case 'event-deleted':
      return { slug: text('slug') };
    case 'signups-exported':
    case 'endorsements-exported':
      return { rows: number('rows') };
    case 'event-cancelled':
    case 'changes-sent-now':
    case 'message-sent':
    case 'message-paused':
    case 'message-resumed':
    case 'message-stopped':
    case 'message-finished':
      return { attendees: number('attendees') };
    case 'crowd-expected':
      return { hours: number('hours') };
    case 'organizer-sessions-ended':
      return { count: number('sessions') };
    case 'crowd-ended':
    case 'event-created':
    case 'event-published':
    case 'event-unpublished':
    case 'signup-unconfirmed':
    case 'signup-confirmed':
    case 'signup-waiting':
    case 'signup-promoted':
    case 'signup-changed':
    case 'signup-address-changed':
    case 'signup-cancelled':
    case 'signup-declined':
    case 'signup-accepted':
    case 'signup-erased':
    case 'endorsement-requested':
    case 'endorsement-requested-again':
    case 'endorsement-confirmed':
    case 'endorsement-corrected':
    case 'endorsement-correction-proposed':
    case 'endorsement-correction-approved':
    case 'endorsement-correction-declined':
    case 'endorsement-approved':
    case 'endorsement-declined':
    case 'endorsement-listing-edited':
    case 'endorsement-withdrawn':
    case 'endorsement-added':
    case 'endorsements-reordered':
    case 'mail-sent-again':
    case 'address-failing':
    case 'address-trusted':
    case 'report-counted':
    case 'report-personal':
    case 'organizer-invited':
    case 'organizer-removed':
    case 'organizer-signed-in':
    case 'organizer-signed-out-everywhere':
    case 'sign-in-link-printed':
    case 'personal-data-removed':
    case 'traces-removed':
      return {};
  }
}
