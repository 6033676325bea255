import { isDate } from '../time/day.ts';

/**
 * One event as a calendar program keeps it. All instants are epoch milliseconds in UTC.
 *
 * No secret belongs here: entries are forwarded, printed and synchronized by third parties.
 */
export type CalendarEntry = HourEntry | DayEntry;

/** One that is at an instant. */
export type HourEntry = EntryFacts & HourTime;

/** One that is on whole days. */
type DayEntry = EntryFacts & DayTime;

interface EntryFacts {
  /** Names the entry for all time; an update or a cancellation carries the same one. RFC 5545 3.8.4.7 */
  uid: string;
  /** Rises with every change that a calendar can show. RFC 5545 3.8.7.4 */
  sequence: number;
  /** When the entry came to be as it is now (not when it is sent). RFC 5545 3.8.7.2 */
  stamp: number;
  created?: number | undefined;
  title: string;
  /** Plain text, paragraphs separated by line breaks; '' for none. */
  description: string;
  location: string | null;
  /** http or https. */
  url: string | null;
  organizer: CalendarPerson | null;
  attendee: CalendarAttendee | null;
  /** 'tentative' for who waits for a seat. RFC 5545 3.8.1.11 */
  status: 'confirmed' | 'tentative' | 'cancelled';
  /** WGS 84 degrees. */
  position?: { latitude: number; longitude: number } | undefined;
  categories?: string[] | undefined;
  alarms?: CalendarAlarm[] | undefined;
}

/** When an entry is: at an instant, or on whole days. */
export type EntryTime = HourTime | DayTime;

interface HourTime {
  start: number;
  /** null where no end was announced; the entry then has no DTEND. */
  end: number | null;
  days?: undefined;
}

/** Dates, `YYYY-MM-DD`, that belong to no time zone; both are the same where it is one day. RFC 5545 3.3.4 */
interface DayTime {
  days: { first: string; last: string };
  start?: undefined;
  end?: undefined;
}

/** A name that people read and an e-mail address without display name or angle brackets. */
export interface CalendarPerson {
  name: string;
  address: string;
}

export interface CalendarAttendee extends CalendarPerson {
  /** Whether the calendar program shall send an answer to the organizer's address. */
  rsvp: boolean;
  /** How the person stands now: 'accepted' where not given, since they signed up themselves. */
  participation?: 'accepted' | 'tentative' | 'needs-action' | undefined;
}

export interface CalendarAlarm {
  /** A whole number of minutes, at least 1. */
  minutesBefore: number;
  text: string;
}

/** What makes an entry unfit for any calendar. */
export type EntryProblem =
  | 'uid'
  | 'sequence'
  | 'instant'
  | 'end-not-after-start'
  | 'date'
  | 'organizer-missing'
  | 'organizer-address'
  | 'attendee-missing'
  | 'attendee-address'
  | 'alarm'
  | 'refused';

/** Says what is wrong and nothing of the entry itself, so that it can be logged. */
export class InvalidCalendarEntry extends Error {
  readonly problem: EntryProblem;

  constructor(problem: EntryProblem) {
    super(`This entry cannot stand in a calendar: ${problem}`);
    this.name = 'InvalidCalendarEntry';
    this.problem = problem;
  }
}

/** Only what needs no escaping anywhere: a changed UID would be another event. */
const uidPattern = /^[\w.@:+=/[\]-]{1,255}$/;
const largestSequence = 2 ** 31 - 1;
/** iCalendar writes the year in four digits. */
const lastInstant = Date.UTC(9999, 11, 31, 23, 59, 59);

/**
 * Refuses what would be read differently by different calendars, or not at all.
 * @throws InvalidCalendarEntry
 */
export function checkEntry(entry: CalendarEntry): void {
  if (!uidPattern.test(entry.uid)) throw new InvalidCalendarEntry('uid');
  if (!isWholeNumber(entry.sequence, 0, largestSequence))
    throw new InvalidCalendarEntry('sequence');
  const times = entry.days === undefined ? [entry.start, entry.end ?? entry.start] : [];
  const instants = [...times, entry.stamp, entry.created ?? entry.stamp];
  if (!instants.every((instant) => isWholeNumber(instant, 0, lastInstant))) {
    throw new InvalidCalendarEntry('instant');
  }
  checkTime(entry);
  if (!(entry.alarms ?? []).every((alarm) => isWholeNumber(alarm.minutesBefore, 1, 525_600))) {
    throw new InvalidCalendarEntry('alarm');
  }
}

/** RFC 5545 3.8.2.2: the end is later than the start, and calendars know whole seconds only. */
function checkTime(time: EntryTime): void {
  if (time.days !== undefined) {
    const { first, last } = time.days;
    if (!isDate(first) || !isDate(last)) throw new InvalidCalendarEntry('date');
    if (last < first) throw new InvalidCalendarEntry('end-not-after-start');
  } else if (time.end !== null && wholeSeconds(time.end) <= wholeSeconds(time.start))
    throw new InvalidCalendarEntry('end-not-after-start');
}

function isWholeNumber(value: number, least: number, most: number): boolean {
  return Number.isSafeInteger(value) && value >= least && value <= most;
}

function wholeSeconds(instant: number): number {
  return Math.floor(instant / 1000);
}
