import type { Days } from '../../db/narrowedLists.ts';
import type { Services } from '../services.ts';
import { overBy } from '../time/lifetime.ts';

/** More than a site has been up; older ones are found by their addresses. */
const mostYears = 40;

/** Clocks are ahead of ours, or behind, by less. */
const oneDay = 86_400_000;

/** The days of a year, `2024`. */
export function daysOfYear(year: string): Days {
  return { from: `${year}-01-01`, before: `${Number(year) + 1}-01-01` };
}

/**
 * The years of which there are events that are over, the last first; each is one look into an index, and only
 * of the last ones more: what is longer ago than any event lasts is over.
 */
export function pastYears({ db }: Pick<Services, 'db'>, now: number): string[] {
  const by = overBy(now);
  const years: string[] = [];
  // Of an event that goes on over the turn of a year, or on clocks ahead of ours.
  let before = `${new Date(now).getUTCFullYear() + 2}-01-01`;
  for (let looked = 0; looked < mostYears; looked += 1) {
    const year = db.narrowedEvents.lastDayBefore(before)?.slice(0, 4);
    if (year === undefined) break;
    const days = daysOfYear(year);
    const isOver = Date.parse(days.before) + oneDay < by.begun;
    if (isOver || db.narrowedEvents.pastOnDays(by, days, { limit: 1 }).length > 0) years.push(year);
    before = days.from;
  }
  return years;
}
