import type { HourOfSignups } from '../../db/needs.ts';
import { beginOfDay, dateAfter, dateAt, daysFrom } from '../time/day.ts';

const hour = 3_600_000;

/** How many signed up on a day. */
export interface SignupDay {
  /** `YYYY-MM-DD` on the clocks that were asked about. */
  date: string;
  signups: number;
}

/** The first of so many days, today being the last, and the hour before it. */
export function firstHour(now: number, zone: string, days: number): number {
  const from = beginOfDay(dateAfter(dateAt(now, zone), 1 - days), zone) ?? now;
  return Math.floor(from / hour) - 1;
}

/**
 * Sign-ups by the day in a zone, today being the last. Counted are whole hours: where days begin at half
 * past, half an hour is told of the day before.
 */
export function signupDays(
  hours: readonly HourOfSignups[],
  now: number,
  zone: string,
  days: number,
): SignupDay[] {
  const today = dateAt(now, zone);
  const dates = Array.from({ length: days }, (_, index) => dateAfter(today, index + 1 - days));
  // Where each day begins, once: what day an hour is of is then a comparison of numbers.
  const begins = dates.map((date) => Math.floor((beginOfDay(date, zone) ?? 0) / hour));
  const result = dates.map((date) => ({ date, signups: 0 }));
  for (const of of hours) {
    const day = result[begins.findLastIndex((begin) => begin <= of.hour)];
    if (day !== undefined) day.signups += of.signups;
  }
  return result;
}

/** Further back than this no day is told by itself; what came before it is told of the first. */
const mostDays = 731;

/**
 * The same from the first sign-up on to the last day on which one can come: that of an instant, or the last
 * day of the event where that is over. Empty where nobody has signed up.
 *
 * @param until epoch milliseconds
 */
export function allSignupDays(
  hours: readonly HourOfSignups[],
  until: number,
  zone: string,
): SignupDay[] {
  const [first] = hours;
  const last = hours.at(-1);
  if (first === undefined || last === undefined) return [];
  const end = Math.max(until, last.hour * hour);
  const from = dateAt(first.hour * hour, zone);
  const days = Math.min(mostDays, daysFrom(from, dateAt(end, zone)) + 1);
  const result = signupDays(hours, end, zone, days);
  const [begin] = result;
  if (begin !== undefined) {
    const told = result.reduce((sum, { signups }) => sum + signups, 0);
    begin.signups += hours.reduce((sum, { signups }) => sum + signups, 0) - told;
  }
  return result;
}

/** So many signed up from a day on, up to the day before the next. */
export interface SignupSpan extends SignupDay {
  /** The last day of it. */
  until: string;
}

/** Days, or so many of them together that there are no more spans than fit on a page. */
export function spansOf(days: readonly SignupDay[], most: number): SignupSpan[] {
  const length = days.length <= most ? 1 : Math.ceil(days.length / most / 7) * 7;
  return Array.from({ length: Math.ceil(days.length / length) }, (_, index) => {
    const some = days.slice(index * length, (index + 1) * length);
    return {
      date: some[0]?.date ?? '',
      until: some.at(-1)?.date ?? '',
      signups: some.reduce((sum, { signups }) => sum + signups, 0),
    };
  });
}

/** How many had signed up by the end of a day, counted back from an event. */
export interface DayBefore {
  /** 0 on the day of the event, 1 on the day before; negative after it. */
  before: number;
  signups: number;
}

/** How the list of an event grew towards its day, the first day first. */
export function growth(days: readonly SignupDay[], eventDate: string): DayBefore[] {
  let sum = 0;
  return days.map(({ date, signups }) => {
    sum += signups;
    return { before: daysFrom(date, eventDate), signups: sum };
  });
}

/** How many had signed up so many days before; 0 before the first, and all of them after the last. */
export function grownBy(of: readonly DayBefore[], before: number): number {
  return of.findLast((day) => day.before >= before)?.signups ?? 0;
}
