import { createRequire } from 'node:module';
import type * as Library from 'ics';
import type { Attendee, DateArray, EventAttributes } from 'ics';
import { memoize } from '../memoize.ts';
import { dateAfter } from '../time/day.ts';
import { mailtoAddress } from './calendarAddress.ts';
import { splitLines } from './contentLines.ts';
import { checkEntry, InvalidCalendarEntry } from './entry.ts';
import type { CalendarAttendee, CalendarEntry, CalendarPerson, EntryProblem } from './entry.ts';
import { escapeText, paragraphs, parameterText, singleLine, textLimits } from './text.ts';

export type CalendarMethod = 'REQUEST' | 'PUBLISH' | 'CANCEL';

const statusTexts = {
  confirmed: 'CONFIRMED',
  tentative: 'TENTATIVE',
  cancelled: 'CANCELLED',
} as const;

const productId = '-//Cacerola//Cacerola//EN';

/**
 * A calendar with one entry, or none, as unfolded content lines from BEGIN:VCALENDAR to END:VCALENDAR.
 *
 * The library builds the calendar from numbers and keywords alone: wherever text of people belongs,
 * it is given a stand-in, and the text is put in its place afterwards, cleaned and escaped for
 * exactly that place. So nothing that somebody typed can become a line of its own, no long text is
 * folded by a method that takes its square, no address is refused for its script, and no error
 * carries data.
 *
 * The attendee is named where the method speaks to one person, not in what is published.
 * @throws InvalidCalendarEntry
 */
export function calendarLines(method: CalendarMethod, entry: CalendarEntry | null): string[] {
  if (entry === null) return skeleton(method, []);
  checkEntry(entry);
  const slots = textSlots();
  const lines = knownSkeleton(method, attributesOf(entry, method, slots));
  // The library's types ask for an end; what has none gets no DTEND. RFC 5545 3.6.1
  const meant =
    entry.days === undefined && entry.end === null
      ? lines.filter((line) => !line.startsWith('DTEND:'))
      : lines;
  return slots.fill(meant).map((line) => withInstant(line, entry));
}

/**
 * Entries differ in texts and instants, and in hardly anything else; and checking what it is given takes
 * the library longer than all the rest of a mail or a feed.
 */
const knownSkeleton = memoize(
  100,
  (method: CalendarMethod, attributes: EventAttributes) => JSON.stringify([method, attributes]),
  (method, attributes): readonly string[] => skeleton(method, [attributes]),
);

/** Stands in for the instants that are each entry's own. */
const anyInstant = Date.UTC(2000, 0, 1);

/** The same for days: of three numbers the library makes a DATE. */
const anyDay: DateArray = [2000, 1, 1];
const anyLaterDay: DateArray = [2000, 1, 2];

const timeLine = /^(?:(DTSTAMP|LAST-MODIFIED|CREATED|DTSTART|DTEND)|(DTSTART|DTEND);VALUE=DATE):\d/;

function withInstant(line: string, entry: CalendarEntry): string {
  const [, name, nameOfDay] = timeLine.exec(line) ?? [];
  const { stamp, created } = entry;
  if (nameOfDay !== undefined) return `${nameOfDay};VALUE=DATE:${dateOfEntry(nameOfDay, entry)}`;
  switch (name) {
    case undefined:
      return line;
    case 'CREATED':
      return `${name}:${instantText(created ?? stamp)}`;
    case 'DTSTART':
      return `${name}:${instantText(entry.start ?? stamp)}`;
    case 'DTEND':
      return `${name}:${instantText(entry.end ?? entry.start ?? stamp)}`;
    default:
      return `${name}:${instantText(stamp)}`;
  }
}

/** DATE of RFC 5545 3.3.4. The day that DTEND names is the first on which the event is over (3.6.1). */
function dateOfEntry(name: string, { days }: CalendarEntry): string {
  const { first = '', last = '' } = days ?? {};
  return (name === 'DTEND' ? dateAfter(last, 1) : first).replaceAll('-', '');
}

/** DATE-TIME in UTC of RFC 5545 3.3.5. */
export function instantText(instant: number): string {
  return new Date(instant).toISOString().replace(/[-:]|\.\d+/g, '');
}

const load = createRequire(import.meta.url);

function skeleton(method: CalendarMethod, events: EventAttributes[]): string[] {
  // Read with the first calendar: it brings a whole validator along, and most starts come before one.
  const { createEvents }: typeof Library = load('ics');
  const { value } = createEvents(events, { productId, method });
  if (value === null) throw new InvalidCalendarEntry('refused');
  return (
    splitLines(value)
      // An hour that the library chooses; a feed says its own.
      .filter((line) => !line.startsWith('X-PUBLISHED-TTL:'))
      // Keywords stand without quotes: RFC 5545 3.2.3, 3.2.12 and 3.2.16 know them in no other form.
      .map((line) => line.replace(/;(CUTYPE|ROLE|PARTSTAT)="([A-Z-]+)"/g, ';$1=$2'))
      .map((line) => line.replace(':MAILTO:', ':mailto:'))
  );
}

function attributesOf(
  entry: CalendarEntry,
  method: CalendarMethod,
  slots: TextSlots,
): EventAttributes {
  const title = singleLine(entry.title, textLimits.title);
  const description = paragraphs(entry.description, textLimits.description);
  const location = singleLine(entry.location ?? '', textLimits.location);
  const url = webAddress(entry.url);
  const categories = (entry.categories ?? [])
    .map((category) => singleLine(category, textLimits.name))
    .filter((category) => category !== '');
  const status = statusTexts[method === 'CANCEL' ? 'cancelled' : entry.status];
  const attributes = {
    uid: slots.text(entry.uid),
    sequence: entry.sequence,
    timestamp: anyInstant,
    lastModified: anyInstant,
    created: entry.created === undefined ? undefined : anyInstant,
    start: entry.days === undefined ? anyInstant : anyDay,
    startInputType: 'utc' as const,
    startOutputType: 'utc' as const,
    end: entry.days === undefined ? anyInstant : anyLaterDay,
    endInputType: 'utc' as const,
    endOutputType: 'utc' as const,
    status,
    // Somebody who comes at an hour that nobody knows yet is free for the rest of the day.
    transp: entry.days === undefined ? undefined : ('TRANSPARENT' as const),
    // An empty title is no property; without a value the library would make one up, in English.
    title: title && slots.text(escapeText(title)),
    description: description && slots.text(escapeText(description)),
    location: location && slots.text(escapeText(location)),
    url: url === null ? undefined : slots.link(url),
    geo: positionOf(entry),
    categories:
      categories.length > 0
        ? categories.map((category) => slots.text(escapeText(category)))
        : undefined,
    organizer: entry.organizer === null ? undefined : organizerOf(entry.organizer, slots),
    attendees:
      entry.attendee === null || method === 'PUBLISH'
        ? undefined
        : [attendeeOf(entry.attendee, slots)],
    // RFC 5546 3.2.5 has no alarms in a cancellation; nobody shall be rung up for what is not.
    alarms: (status === 'CANCELLED' ? [] : (entry.alarms ?? [])).map((alarm) => ({
      action: 'display' as const,
      description: slots.text(
        escapeText(singleLine(alarm.text, textLimits.title)) || escapeText(title),
      ),
      trigger: { before: true, minutes: alarm.minutesBefore },
    })),
  };
  return attributes;
}

function organizerOf(person: CalendarPerson, slots: TextSlots): { name: string; email: string } {
  const email = slots.address(mailtoOf(person, 'organizer-address'));
  return { name: slots.text(nameOf(person)), email };
}

function attendeeOf(person: CalendarAttendee, slots: TextSlots): Attendee {
  const email = slots.address(mailtoOf(person, 'attendee-address'));
  const partstat = {
    accepted: 'ACCEPTED',
    tentative: 'TENTATIVE',
    'needs-action': 'NEEDS-ACTION',
  } as const;
  return {
    name: slots.text(nameOf(person)),
    email,
    rsvp: person.rsvp,
    cutype: 'INDIVIDUAL',
    role: 'REQ-PARTICIPANT',
    partstat: partstat[person.participation ?? 'accepted'],
  };
}

/**
 * The address of a person as a calendar names them.
 *
 * @throws InvalidCalendarEntry with `problem` where it is none.
 */
export function mailtoOf({ address }: CalendarPerson, problem: EntryProblem): string {
  const mailto = mailtoAddress(address);
  if (mailto === null) throw new InvalidCalendarEntry(problem);
  return mailto;
}

/** The name of a person as it stands in a parameter; their address where they gave none. */
export function nameOf(person: CalendarPerson): string {
  const name = singleLine(person.name, textLimits.name);
  return parameterText(name === '' ? singleLine(person.address, textLimits.name) : name);
}

function positionOf(entry: CalendarEntry): { lat: number; lon: number } | undefined {
  if (entry.position === undefined) return undefined;
  const { latitude, longitude } = entry.position;
  const onEarth = Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
  // Six digits are ten centimeters, and never an exponent.
  return onEarth
    ? { lat: Number(latitude.toFixed(6)), lon: Number(longitude.toFixed(6)) }
    : undefined;
}

/** The address in its ASCII form, or null where it leads nowhere: the entry is right without it. */
function webAddress(url: string | null): string | null {
  const parsed = url === null ? null : URL.parse(url);
  if (parsed === null || (parsed.protocol !== 'https:' && parsed.protocol !== 'http:')) return null;
  return parsed.href.length <= 2_000 ? parsed.href : null;
}

/** Stand-ins that the library takes for a text, an address or a link, and what shall stand there instead. */
interface TextSlots {
  text(value: string): string;
  address(mailto: string): string;
  link(url: string): string;
  fill(lines: readonly string[]): string[];
}

function textSlots(): TextSlots {
  const values = new Map<string, string>();
  const slot = (before: string, after: string, value: string): string => {
    const name = `${before}slot${values.size}${after}`;
    values.set(name, value);
    return name;
  };
  return {
    text: (value) => slot('', 'text', value),
    address: (mailto) => slot('', '@slot.invalid', mailto.slice('mailto:'.length)),
    link: (url) => slot('https://', '.invalid/', url),
    fill: (lines) =>
      lines.map((line) =>
        line.replace(
          /slot\d+text|slot\d+@slot\.invalid|https:\/\/slot\d+\.invalid\//g,
          (name) => values.get(name) ?? name,
        ),
      ),
  };
}
