import type { SeriesPattern, Weekday } from '../../db/schema.ts';
import { dateAfter, daysFrom, isDate } from './day.ts';
import { firstDayOf, buildDaySchedule, buildSchedule } from './schedule.ts';
import type { HourSchedule, Moment, Schedule, ScheduleInput, ScheduleProblem } from './schedule.ts';

export type { SeriesPattern, Weekday };

/** A series of dates, by its first. */
export interface SeriesRule {
  /** `YYYY-MM-DD`, one of the pattern. */
  first: string;
  pattern: SeriesPattern;
  /** Until a date, which may be one of them, or so many times; what is left out does not count. */
  end: { kind: 'until'; date: string } | { kind: 'times'; times: number };
  /** Dates that are left out. */
  except: readonly string[];
}

/** Why there can be no such series. */
export type SeriesProblem =
  | { kind: 'malformed'; date: string }
  /** The first date is none of the pattern. */
  | { kind: 'first-outside'; date: string }
  | { kind: 'until-before-first' }
  /** Every date is left out. */
  | { kind: 'nothing-left' }
  | { kind: 'too-many'; most: number }
  | { kind: 'too-far'; years: number };

export type SeriesDates =
  | {
      ok: true;
      /** In their order, none twice. */
      dates: string[];
      /** Months, `YYYY-MM`, before the last date that have no such day. */
      without: string[];
      /** Dates to be left out that are none of the series: perhaps somebody mistyped them. */
      unknown: string[];
    }
  | { ok: false; problem: SeriesProblem };

/** More dates than these are more than anybody plans one by one: two years of weeks. */
export const mostDates = 104;
/** How far ahead the last of them may be. */
export const mostYears = 3;

/**
 * The dates of a series. They are dates of the event's zone, and no clock has a part in them.
 *
 * A series of so many times whose dates would reach too far is refused; so is one until a date that has too
 * many.
 */
export function seriesDates({ first, pattern, end, except }: SeriesRule): SeriesDates {
  const problem = problemOf({ first, pattern, end, except });
  if (problem !== null) return { ok: false, problem };
  const left = new Set(except);
  const farthest = `${Number(first.slice(0, 4)) + mostYears}${first.slice(4)}`;
  const until = end.kind === 'until' && end.date < farthest ? end.date : farthest;
  const dates: string[] = [];
  const met = new Set<string>();
  const complete = () => end.kind === 'times' && dates.length >= end.times;
  for (let date = first; date <= until && !complete(); date = dateAfter(date, 1)) {
    if (!isOf(date, pattern, first)) continue;
    met.add(date);
    if (left.has(date)) continue;
    if (dates.length === mostDates)
      return { ok: false, problem: { kind: 'too-many', most: mostDates } };
    dates.push(date);
  }
  const last = dates.at(-1);
  if (end.kind === 'times' ? !complete() : end.date > farthest)
    return { ok: false, problem: { kind: 'too-far', years: mostYears } };
  if (last === undefined) return { ok: false, problem: { kind: 'nothing-left' } };
  return {
    ok: true,
    dates,
    without: monthsWithout(pattern, first, last),
    unknown: [...left].filter((date) => !met.has(date)).toSorted(),
  };
}

/**
 * The next dates of a pattern.
 *
 * @param first the first date of the series, from which weeks are counted
 * @param after the last date that there is
 * @param times how many; fewer where they would reach too far
 */
export function furtherDates(
  pattern: SeriesPattern,
  first: string,
  after: string,
  times: number,
): string[] {
  const farthest = `${Number(after.slice(0, 4)) + mostYears}${after.slice(4)}`;
  const dates: string[] = [];
  for (let date = dateAfter(after, 1); date <= farthest; date = dateAfter(date, 1)) {
    if (dates.length >= times) break;
    if (isOf(date, pattern, first)) dates.push(date);
  }
  return dates;
}

function problemOf({ first, pattern, end, except }: SeriesRule): SeriesProblem | null {
  const typed = [first, ...(end.kind === 'until' ? [end.date] : []), ...except];
  const malformed = typed.find((date) => !isDate(date));
  if (malformed !== undefined) return { kind: 'malformed', date: malformed };
  if (!isOf(first, pattern, first)) return { kind: 'first-outside', date: first };
  if (end.kind === 'until' && end.date < first) return { kind: 'until-before-first' };
  if (end.kind === 'times' && end.times > mostDates) return { kind: 'too-many', most: mostDates };
  return end.kind === 'times' && end.times < 1 ? { kind: 'nothing-left' } : null;
}

/** Whether a date is one of a pattern that begins on a date. */
function isOf(date: string, pattern: SeriesPattern, first: string): boolean {
  switch (pattern.kind) {
    case 'weekly':
      return (
        pattern.weekdays.includes(weekdayOf(date)) &&
        (weekNumber(date) - weekNumber(first)) % pattern.everyWeeks === 0
      );
    case 'monthly-on-day':
      return dayOfMonth(date) === pattern.day;
    case 'monthly-on-weekday':
      if (weekdayOf(date) !== pattern.weekday) return false;
      return pattern.which === 'last'
        ? date.slice(0, 7) !== dateAfter(date, 7).slice(0, 7)
        : Math.ceil(dayOfMonth(date) / 7) === pattern.which;
  }
}

function monthsWithout(pattern: SeriesPattern, first: string, last: string): string[] {
  if (pattern.kind !== 'monthly-on-day' || pattern.day <= 28) return [];
  const months: string[] = [];
  for (let date = `${first.slice(0, 7)}-01`; date <= last; date = dateAfter(lastOfMonth(date), 1))
    if (dayOfMonth(lastOfMonth(date)) < pattern.day) months.push(date.slice(0, 7));
  return months;
}

function lastOfMonth(date: string): string {
  const nextMonth = dateAfter(`${date.slice(0, 7)}-28`, 4);
  return dateAfter(`${nextMonth.slice(0, 7)}-01`, -1);
}

function dayOfMonth(date: string): number {
  return Number(date.slice(8));
}

const weekdays: readonly Weekday[] = [7, 1, 2, 3, 4, 5, 6];

/** The day of the week of a `YYYY-MM-DD`. */
export function weekdayOf(date: string): Weekday {
  return weekdays[new Date(`${date}T00:00Z`).getUTCDay()] ?? 7;
}

/** Counts weeks that begin on Monday; January 1, 1970 was a Thursday. */
function weekNumber(date: string): number {
  return Math.floor((Date.parse(`${date}T00:00Z`) / 86_400_000 + 3) / 7);
}

/** The patterns that a first date suggests, the likeliest first. */
export function suggestedPatterns(first: string): SeriesPattern[] {
  const weekday = weekdayOf(first);
  const week = Math.ceil(dayOfMonth(first) / 7);
  const which = ([1, 2, 3, 4] as const).find((one) => one === week);
  const isLast = first.slice(0, 7) !== dateAfter(first, 7).slice(0, 7);
  return [
    { kind: 'weekly', everyWeeks: 1, weekdays: [weekday] },
    { kind: 'weekly', everyWeeks: 2, weekdays: [weekday] },
    ...(which === undefined ? [] : [{ kind: 'monthly-on-weekday' as const, which, weekday }]),
    ...(isLast ? [{ kind: 'monthly-on-weekday' as const, which: 'last' as const, weekday }] : []),
    { kind: 'monthly-on-day', day: dayOfMonth(first) },
  ];
}

/** One date of a series: when it is, or why it cannot be at the hour of the others. */
export type SeriesDate = { date: string } & (
  { ok: true; schedule: Schedule } | { ok: false; problems: ScheduleProblem[] }
);

/** What was answered for dates whose hour clocks jump over or show twice. */
export type SeriesAnswers = Readonly<
  Record<string, Partial<Omit<ScheduleInput, 'zone' | 'announcedZones'>>>
>;

/**
 * The schedules of a series: that of its first date, moved by whole days. Every hour stays what clocks in the
 * event's zone show, also after they were changed; where they jump over one of them or show it twice on a
 * date, that date is told with what has to be asked, as for a single event.
 */
export function seriesSchedules(
  first: Schedule,
  dates: readonly string[],
  answers: SeriesAnswers = {},
): SeriesDate[] {
  return dates.map((date): SeriesDate => {
    const days = daysFrom(firstDayOf(first), date);
    const { zone, announcedZones } = first;
    const built =
      first.precision === 'day'
        ? buildDaySchedule({
            zone,
            announcedZones,
            firstDay: date,
            lastDay: dateAfter(first.end.date, days),
          })
        : buildSchedule({ zone, announcedZones, ...movedHours(first, days), ...answers[date] });
    return { date, ...built };
  });
}

function movedHours({ start, end, assembly }: HourSchedule, days: number) {
  return {
    startLocal: moved(start, days),
    startOccurrence: start.occurrence,
    endLocal: end === null ? undefined : moved(end, days),
    endOccurrence: end?.occurrence,
    assemblyLocal: assembly === null ? undefined : moved(assembly, days),
    assemblyOccurrence: assembly?.occurrence,
  };
}

function moved({ local }: Moment, days: number): string {
  return dateAfter(local.slice(0, 10), days) + local.slice(10);
}

/**
 * What is typed where an hour that clocks jump over, or show twice, was asked about: one gap earlier or
 * later, or the earlier or later pass. Other problems have no such answer.
 */
export function answersTo(
  problems: readonly ScheduleProblem[],
  answer: 'earlier' | 'later',
): NonNullable<SeriesAnswers[string]> {
  const typed: Record<string, string> = {};
  for (const problem of problems)
    if (problem.kind === 'skipped')
      typed[`${problem.field}Local`] = problem[answer === 'earlier' ? 'before' : 'after'].local;
    else if (problem.kind === 'doubled') typed[`${problem.field}Occurrence`] = answer;
  return typed;
}
