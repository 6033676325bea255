import type ICAL from 'ical.js';
import { isZone } from '../time/zones.ts';
import { whenNeeded } from '../whenNeeded.ts';

/** A calendar that somebody else published (RFC 5545), as far as it is of use. */
export interface ReadCalendar {
  /** What it calls itself (X-WR-CALNAME, or NAME of RFC 7986); null where it does not. */
  name: string | null;
  /** The zone that it is meant in (X-WR-TIMEZONE), where it names a known one. */
  zone: string | null;
  entries: ReadCalendarEntry[];
  /** How many entries could not be read. */
  unreadable: number;
}

export interface ReadCalendarEntry {
  /** With its recurrence, so that each date of a repeated entry has its own. */
  uid: string;
  title: string;
  description: string;
  location: string;
  url: string | null;
  organizer: string;
  cancelled: boolean;
  position: { latitude: number; longitude: number } | null;
  start: ReadTime;
  /** DTEND, or what DURATION makes of it; the day after the last one where it is on whole days. */
  end: ReadTime | null;
}

export type ReadTime =
  | { kind: 'day'; date: string }
  /** `YYYY-MM-DDTHH:mm`; null where the calendar says no zone ("floating"). */
  | { kind: 'wall'; local: string; zone: string | null }
  | { kind: 'instant'; instant: number };

/** Epoch milliseconds between which entries that repeat are read. */
export interface Window {
  from: number;
  until: number;
}

/** So many dates of one entry that repeats. */
const mostDates = 60;
/** For all entries of a calendar that repeat together: each step takes some 30 microseconds. */
const mostSteps = 10_000;
/** More entries than these are left. */
const mostEntries = 5_000;

const library = whenNeeded(async () => (await import('ical.js')).default);

/**
 * Reads a calendar. An entry that cannot be read costs itself and none of the others.
 *
 * Zones are taken by their IANA names. What names another zone (Outlook's "Eastern Standard Time") is read
 * by the rules that the file brings along (VTIMEZONE), as an instant.
 *
 * @returns null where the text is no calendar
 */
export async function readCalendar(text: string, window: Window): Promise<ReadCalendar | null> {
  const ical = await library();
  const calendar = parsed(ical, text);
  if (calendar === null) return null;
  const zone = textOf(calendar, 'x-wr-timezone');
  const found: ReadCalendar = {
    name: textOf(calendar, 'x-wr-calname') ?? textOf(calendar, 'name'),
    zone: zone !== null && isZone(zone) ? zone : null,
    entries: [],
    unreadable: 0,
  };
  const components = calendar.getAllSubcomponents('vevent').slice(0, mostEntries);
  const budget = { steps: mostSteps };
  const exceptions = Map.groupBy(
    components.filter((one) => one.hasProperty('recurrence-id')),
    (one) => textOf(one, 'uid'),
  );
  for (const component of components) {
    if (component.hasProperty('recurrence-id')) continue;
    try {
      const own = exceptions.get(textOf(component, 'uid')) ?? [];
      found.entries.push(...entriesOf(ical, component, own, { window, budget }));
    } catch {
      // The message may carry what stands in it.
      found.unreadable += 1;
    }
  }
  return found;
}

type Library = typeof ICAL;

function parsed(ical: Library, text: string): ICAL.Component | null {
  try {
    const read: unknown = ical.parse(text);
    if (!Array.isArray(read)) return null;
    const calendar = new ical.Component(read);
    if (calendar.name !== 'vcalendar') return null;
    return calendar;
  } catch {
    return null;
  }
}

function textOf(component: ICAL.Component, name: string): string | null {
  const value = component.getFirstPropertyValue(name);
  return value === null ? null : String(value).trim();
}

function* entriesOf(
  ical: Library,
  component: ICAL.Component,
  exceptions: ICAL.Component[],
  { window, budget }: { window: Window; budget: { steps: number } },
): Generator<ReadCalendarEntry> {
  const uid = textOf(component, 'uid');
  if (uid === null || uid === '') throw new Error('An entry has no UID');
  const event = new ical.Event(component, { exceptions });
  if (!event.isRecurring()) {
    yield entryOf(ical, uid, component, event.startDate, endOf(component, event));
    return;
  }
  const dates = event.iterator();
  let shown = 0;
  while (budget.steps > 0 && shown < mostDates) {
    budget.steps -= 1;
    const date = dates.next();
    if (!date) return;
    const details: unknown = event.getOccurrenceDetails(date);
    if (!isOccurrence(ical, details)) return;
    const { item, startDate, endDate, recurrenceId } = details;
    const instant = startDate.toUnixTime() * 1000;
    if (instant > window.until) return;
    if (instant < window.from) continue;
    shown += 1;
    const end = endOf(item.component, event) === null ? null : endDate;
    yield entryOf(ical, `${uid}#${recurrenceId.toString()}`, item.component, startDate, end);
  }
}

/** One date of an entry that repeats; the library's own types leave out what it is. */
interface Occurrence {
  item: ICAL.Event;
  startDate: ICAL.Time;
  endDate: ICAL.Time;
  recurrenceId: ICAL.Time;
}

function isOccurrence(ical: Library, value: unknown): value is Occurrence {
  return (
    typeof value === 'object' &&
    value !== null &&
    'item' in value &&
    value.item instanceof ical.Event &&
    ['startDate', 'endDate', 'recurrenceId'].every(
      (name) => Reflect.get(value, name) instanceof ical.Time,
    )
  );
}

/** Null where the entry says no end; ical.js would make one up. */
function endOf(component: ICAL.Component, event: ICAL.Event): ICAL.Time | null {
  return component.hasProperty('dtend') || component.hasProperty('duration') ? event.endDate : null;
}

function entryOf(
  ical: Library,
  uid: string,
  component: ICAL.Component,
  start: ICAL.Time,
  end: ICAL.Time | null,
): ReadCalendarEntry {
  const geo = component.getFirstPropertyValue('geo');
  const organizer = component.getFirstProperty('organizer')?.getFirstParameter('cn');
  const zone = component.getFirstProperty('dtstart')?.getFirstParameter('tzid') ?? null;
  return {
    uid,
    title: textOf(component, 'summary') ?? '',
    description: textOf(component, 'description') ?? '',
    location: textOf(component, 'location') ?? '',
    url: textOf(component, 'url'),
    organizer: typeof organizer === 'string' ? organizer : '',
    cancelled: textOf(component, 'status')?.toUpperCase() === 'CANCELLED',
    position: positionOf(geo),
    start: timeOf(ical, start, zone),
    end: end === null ? null : timeOf(ical, end, zone),
  };
}

/** GEO: latitude and longitude in degrees (RFC 5545, 3.8.1.6). */
function positionOf(geo: unknown): ReadCalendarEntry['position'] {
  const [latitude, longitude] = Array.isArray(geo) ? geo.map(Number) : [];
  return latitude !== undefined &&
    longitude !== undefined &&
    Math.abs(latitude) <= 90 &&
    Math.abs(longitude) <= 180
    ? { latitude, longitude }
    : null;
}

function timeOf(ical: Library, time: ICAL.Time, tzid: string | null): ReadTime {
  if (time.isDate) return { kind: 'day', date: time.toString().slice(0, 10) };
  const local = time.toString().slice(0, 16);
  if (time.zone === ical.Timezone.utcTimezone)
    return { kind: 'instant', instant: time.toUnixTime() * 1000 };
  if (tzid !== null && isZone(tzid)) return { kind: 'wall', local, zone: tzid };
  if (time.zone !== ical.Timezone.localTimezone)
    return { kind: 'instant', instant: time.toUnixTime() * 1000 };
  return { kind: 'wall', local, zone: null };
}
