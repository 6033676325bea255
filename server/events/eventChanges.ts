import { isDeepStrictEqual } from 'node:util';
import type { Event } from '../../db/schema.ts';
import { eventFields, type EventPart } from '../fields/eventFields.ts';
import { isOtherwise, mailedColumns, type MailedColumn } from '../fields/mailedFields.ts';
import { programmeLines } from '../fields/programme.ts';
import { detailsOf, type EventDetails } from './eventDetails.ts';

/** What an edit would change, in the order of the form. A slug of null leaves it as it is. */
export function changedParts(event: Event, details: EventDetails): EventPart[] {
  const before = partsOf(detailsOf(event));
  const after = partsOf({ ...details, slug: details.slug ?? event.slug });
  return eventFields
    .map(({ name }) => name)
    .filter((part) => !isDeepStrictEqual(before[part], after[part]));
}

function partsOf({ schedule, place, ...rest }: EventDetails): Record<EventPart, unknown> {
  return { ...rest, ...schedule, city: { name: rest.city, ...place } };
}

/**
 * What attendees knew of an event before an edit, of all that a calendar can show or that somebody relies
 * on: a key is there only where its value changed. It travels as the `detail` of the mail
 * 'event-changed'; what is new stands in the event. Instants are epoch milliseconds; null: there was none.
 */
export type EarlierEvent = Partial<Pick<Event, MailedColumn>> & {
  zone?: string;
  /** A programme that was announced, as it is typed. */
  programme?: string;
  /** The clocks of the zone are set otherwise than was known; what was announced stays. */
  clocks?: boolean;
};

/** What was known before and is otherwise now; null where nothing is that anybody has to hear of. */
export function calendarChange(before: Event, after: Event): EarlierEvent | null {
  const earlier: EarlierEvent = {};
  const same = sameDays(before, after) ? ['startsAt', 'endsAt'] : [];
  for (const key of mailedColumns)
    if (isOtherwise(key, before[key], after[key]) && !same.includes(key))
      Object.assign(earlier, { [key]: before[key] });
  const programme = programmeLines(before.programme);
  // Who hears of one for the first time finds it where it is; what was announced is counted on.
  if (programme !== '' && programme !== programmeLines(after.programme))
    earlier.programme = programme;
  if (Object.keys(earlier).length === 0) return null;
  // Times are told in the words of the zone in which they were announced.
  if (before.zone !== after.zone) earlier.zone = before.zone;
  return earlier;
}

/** The same days begin and end at other instants where the zone is another: nobody is told of that. */
function sameDays(before: Event, after: Event): boolean {
  return [before, after].every(
    ({ startPrecision, startLocal, endLocal }) =>
      startPrecision === 'day' && startLocal === before.startLocal && endLocal === before.endLocal,
  );
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
  const { zone, clocks, ...rest } = known;
  const left = Object.fromEntries(
    Object.entries(rest).filter(([key, value]) => !isNow(now, key, value)),
  );
  if (Object.keys(left).length === 0) return null;
  return {
    ...left,
    ...(zone === undefined || zone === now.zone ? {} : { zone }),
    ...(clocks === undefined ? {} : { clocks }),
  };
}

function isNow(event: Event, key: string, value: unknown): boolean {
  if (key === 'programme') return value === programmeLines(event.programme);
  return mailedColumns.some((name) => name === key && !isOtherwise(name, value, event[name]));
}
