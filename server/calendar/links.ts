import { dateAfter } from '../time/day.ts';
import { checkEntry } from './entry.ts';
import type { CalendarEntry, EntryTime } from './entry.ts';
import { cutAtWord, paragraphs, singleLine, textLimits } from './text.ts';

/** Web addresses that open a calendar on the web with the entry filled in, each to be saved by the person. */
export interface CalendarLinks {
  google: string;
  /** Outlook.com, for private accounts. */
  outlook: string;
  /** Microsoft 365, for accounts of work and school. */
  microsoft365: string;
  yahoo: string;
}

/** In milliseconds. */
const assumedLength = 3_600_000;

/** In characters of the link; addresses of more than some thousand are cut or refused on the way. */
const longestDetails = 1_200;

/**
 * The links of one entry, with exact instants in UTC. What they add is a copy: it follows no later
 * change, which only the calendar file of an invitation and the subscription do.
 *
 * All four services want an end. Where none was announced they are given an hour, which is what
 * they would make up themselves, and which is said nowhere else: a calendar file has no DTEND then.
 *
 * Of a description only the beginning fits; the page of the event follows it.
 * @throws InvalidCalendarEntry
 */
export function calendarLinks(entry: CalendarEntry): CalendarLinks {
  checkEntry(entry);
  const title = singleLine(entry.title, textLimits.title);
  const location = singleLine(entry.location ?? '', textLimits.location);
  const details = detailsOf(entry);
  const { start, end, allDay } = timeInLinks(entry);
  const microsoft = {
    rru: 'addevent',
    path: '/calendar/action/compose',
    subject: title,
    startdt: start,
    enddt: end,
    allday: String(allDay),
    location,
    body: details,
  };
  return {
    google: link('https://calendar.google.com/calendar/render', {
      action: 'TEMPLATE',
      text: title,
      dates: `${basic(start)}/${basic(end)}`,
      location,
      details,
    }),
    outlook: link('https://outlook.live.com/calendar/0/deeplink/compose', microsoft),
    microsoft365: link('https://outlook.office.com/calendar/0/deeplink/compose', microsoft),
    yahoo: link('https://calendar.yahoo.com/', {
      v: '60',
      title,
      ...timeAtYahoo(entry),
      in_loc: location,
      desc: details,
    }),
  };
}

/**
 * When it is, in extended form. As in calendar files, days end with the first that is none of them: Google
 * and Microsoft read them so (`dates=20240121/20240122`, `allday=true`), see
 * https://github.com/InteractionDesignFoundation/add-event-to-calendar-docs.
 */
function timeInLinks(time: EntryTime): { start: string; end: string; allDay: boolean } {
  if (time.days !== undefined)
    return { start: time.days.first, end: dateAfter(time.days.last, 1), allDay: true };
  return {
    start: extendedInstant(time.start),
    end: extendedInstant(time.end ?? time.start + assumedLength),
    allDay: false,
  };
}

/**
 * Yahoo knows one whole day, which has no end, and no more than one: several go from the first minute to
 * the last, on the reader's own clocks (without `Z`), so that they show as these days and no others. None
 * of it is documented: add-to-calendar-button, which has tried it, does the same.
 */
function timeAtYahoo(entry: EntryTime): { st: string; et: string; dur: string } {
  if (entry.days === undefined) {
    const { start, end } = timeInLinks(entry);
    return { st: basic(start), et: basic(end), dur: '' };
  }
  const { first, last } = entry.days;
  if (first === last) return { st: basic(first), et: '', dur: 'allday' };
  return { st: `${basic(first)}T000000`, et: `${basic(last)}T235900`, dur: '' };
}

/** 2024-01-21T19:30:00Z */
function extendedInstant(instant: number): string {
  return new Date(instant).toISOString().replace(/\.\d{3}Z$/, 'Z');
}

/** 20240121T193000Z, 20240121 */
function basic(extended: string): string {
  return extended.replace(/[-:]/g, '');
}

function detailsOf(entry: CalendarEntry): string {
  const description = paragraphs(entry.description, textLimits.description);
  const page = entry.url === null ? null : URL.parse(entry.url);
  const after = page === null || description.includes(page.href) ? '' : page.href;
  const beginning = cutToFit(description, longestDetails - encodeURIComponent(after).length);
  return [beginning, after].filter((part) => part !== '').join('\n\n');
}

/** As much of a text as takes up to `room` characters of a link. */
function cutToFit(text: string, room: number): string {
  let taken = 0;
  let index = 0;
  for (const character of text) {
    taken += encodeURIComponent(character).length;
    if (taken > room) return cutAtWord(text, index);
    index += character.length;
  }
  return text;
}

/** Spaces as %20: Outlook shows the + that forms write. */
function link(address: string, parameters: Record<string, string>): string {
  const query = Object.entries(parameters)
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return `${address}?${query.join('&')}`;
}
