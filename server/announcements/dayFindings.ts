import { wallTime } from '../time/clock.ts';
import { dateAfter } from '../time/day.ts';
import type { DaySchedule, Schedule } from '../time/schedule.ts';
import type { AnnouncementFinding } from './announcementFinding.ts';
import { weekday } from './announcementDates.ts';
import type { CalendarDay, DayMention } from './announcementReading.ts';
import { faceOf, wallIn } from './clockFaces.ts';
import type { Clockface } from './clockFaces.ts';

/** Where a day that is written contradicts an instant of the event. */
export function dayFindings(
  day: DayMention,
  instant: number,
  zone: string,
  schedule: Schedule,
): AnnouncementFinding[] {
  return dayFindingsIn(day, instant, [faceOf(zone)], schedule);
}

/** The same on several clocks, of which one has to agree. */
export function dayFindingsIn(
  day: DayMention,
  instant: number,
  faces: readonly Clockface[],
  schedule: Schedule,
): AnnouncementFinding[] {
  const [face] = faces;
  if (face === undefined) return [];
  const expectedDates = faces.map((one) => wallIn(instant, one).slice(0, 10));
  const [expected] = expectedDates;
  if (expected === undefined) return [];
  const own = wallTime(instant, schedule.zone).slice(0, 10);
  const zone = face.zone ?? schedule.zone;
  const right = expectedDates.find((date) => names(day, date) && isWeekday(day, date));
  if (right !== undefined) return [];
  const rightDate = expectedDates.find((date) => day.dates.length > 0 && names(day, date));
  if (rightDate !== undefined)
    return [
      { kind: 'wrong-weekday', said: day.said, date: rightDate, expected: weekday(rightDate) },
    ];
  if (own !== expected && names(day, own) && isWeekday(day, own))
    return [{ kind: 'other-date', said: day.said, zone, expected }];
  return day.dates.length === 0
    ? [{ kind: 'wrong-weekday', said: day.said, date: expected, expected: weekday(expected) }]
    : [{ kind: 'wrong-date', said: day.said, zone, expected }];
}

/** Where it contradicts the days of an event whose hour is to be announced: each of them may be named. */
export function findingsOfDays(
  day: DayMention,
  { zone, start, end }: DaySchedule,
): AnnouncementFinding[] {
  const dates: string[] = [];
  for (let date = start.date; date <= end.date; date = dateAfter(date, 1)) dates.push(date);
  if (dates.some((date) => names(day, date) && isWeekday(day, date))) return [];
  const { said } = day;
  const named = dates.find((date) => names(day, date));
  return named === undefined
    ? [{ kind: 'wrong-date', said, zone, expected: start.date }]
    : [{ kind: 'wrong-weekday', said, date: named, expected: weekday(named) }];
}

/** Whether a mention can mean a date; a weekday alone names none, and so contradicts none. */
function names(day: DayMention, date: string): boolean {
  if (day.dates.length === 0 || day.dates.some((written) => isDate(written, date))) return true;
  return day.until !== undefined && isWithin(day, day.until, date);
}

/** Whether a date is one of several days that are told together. */
function isWithin({ dates }: DayMention, until: CalendarDay, date: string): boolean {
  const order = ({ year, month, day }: CalendarDay) => (year ?? 0) * 10_000 + month * 100 + day;
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  const [first] = dates;
  const one = { year: until.year === null ? null : year, month, day };
  return first !== undefined && order(first) <= order(one) && order(one) <= order(until);
}

function isDate({ year, month, day }: CalendarDay, date: string): boolean {
  const [expectedYear, expectedMonth, expectedDay] = date.split('-').map(Number);
  return (year === null || year === expectedYear) && month === expectedMonth && day === expectedDay;
}

function isWeekday(day: DayMention, date: string): boolean {
  return day.weekday === null || day.until !== undefined || day.weekday === weekday(date);
}
