import type { HourOfSignups } from '../../db/needs.ts';
import { beginOfDay, dateAfter, dateAt } from '../time/day.ts';

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
