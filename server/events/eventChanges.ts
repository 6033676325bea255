import { isDeepStrictEqual } from 'node:util';
import type { Event } from '../../db/schema.ts';
import { detailsOf, type EventDetails } from './eventDetails.ts';
import type { Moment, Schedule } from './schedule.ts';

/** A part of an event that an edit can change, as the desk names it. */
export type EventPart =
  | Exclude<keyof EventDetails, 'schedule'>
  | 'start'
  | 'end'
  | 'assembly'
  | 'zone'
  | 'announcedZones';

/** What an edit would change, in the order of the form. A slug of null leaves it as it is. */
export function changedParts(event: Event, details: EventDetails): EventPart[] {
  const { schedule: oldSchedule, ...old } = detailsOf(event);
  const { schedule, ...now } = details;
  const parts: EventPart[] = [];
  for (const part of partsOf(old)) {
    if (part === 'slug' && now.slug === null) continue;
    if (!isDeepStrictEqual(old[part], now[part])) parts.push(part);
    if (part === 'description') parts.push(...changedTimes(oldSchedule, schedule));
  }
  return parts;
}

type PlainPart = Exclude<keyof EventDetails, 'schedule'>;

function partsOf(details: Omit<EventDetails, 'schedule'>): PlainPart[] {
  const isPart = (name: string): name is PlainPart => name in details;
  return Object.keys(details).filter(isPart);
}

function changedTimes(old: Schedule, now: Schedule): EventPart[] {
  const parts: EventPart[] = [];
  if (old.zone !== now.zone) parts.push('zone');
  for (const part of ['start', 'end', 'assembly'] as const)
    if (!sameMoment(old[part], now[part])) parts.push(part);
  if (!isDeepStrictEqual(old.announcedZones, now.announcedZones)) parts.push('announcedZones');
  return parts;
}

function sameMoment(a: Moment | null, b: Moment | null): boolean {
  return a?.local === b?.local && a?.instant === b?.instant && a?.occurrence === b?.occurrence;
}

/**
 * What attendees knew of an event before an edit, of all that a calendar can show: a key is there
 * only where its value changed. It travels as the `detail` of the mail 'event-changed'; what is
 * new stands in the event. Instants are epoch milliseconds; null: there was none.
 */
export type EarlierEvent = {
  title?: string;
  kind?: string;
  zone?: string;
  startsAt?: number;
  endsAt?: number | null;
  assemblyAt?: number | null;
  venue?: string;
  address?: string;
  city?: string;
};

const calendarKeys = [
  'title',
  'kind',
  'startsAt',
  'endsAt',
  'assemblyAt',
  'venue',
  'address',
  'city',
] as const;

/** What a calendar showed before and shows otherwise now; null where it shows the same. */
export function calendarChange(before: Event, after: Event): EarlierEvent | null {
  const earlier: EarlierEvent = {};
  for (const key of calendarKeys)
    if (before[key] !== after[key]) Object.assign(earlier, { [key]: before[key] });
  if (Object.keys(earlier).length === 0) return null;
  // Times are told in the words of the zone in which they were announced.
  if (before.zone !== after.zone) earlier.zone = before.zone;
  return earlier;
}

/**
 * Joins a change to one that has not been mailed yet: what was known first counts, and what is
 * again as it was then is no change any more.
 *
 * @returns null when the event is again what the attendee knows
 */
export function joinedChanges(
  first: EarlierEvent,
  then: EarlierEvent,
  now: Event,
): EarlierEvent | null {
  const known: EarlierEvent = { ...then, ...first };
  const { zone, ...rest } = known;
  const left = Object.fromEntries(
    Object.entries(rest).filter(([key, value]) => !isNow(now, key, value)),
  );
  if (Object.keys(left).length === 0) return null;
  return zone === undefined || zone === now.zone ? left : { ...left, zone };
}

function isNow(event: Event, key: string, value: unknown): boolean {
  return calendarKeys.some((name) => name === key && event[name] === value);
}
