import { typed, typedList, type FormValues } from '../../templates/forms.ts';
import { repeatChoices, type RepeatChoice } from '../../templates/pages/console/repeatChoices.ts';
import { isDate } from '../time/day.ts';
import { firstDayOf, type Schedule, type ScheduleProblem } from '../time/schedule.ts';
import {
  answersTo,
  mostDates,
  seriesDates,
  seriesSchedules,
  suggestedPatterns,
  weekdayOf,
  type SeriesAnswers,
  type SeriesDate,
  type SeriesPattern,
  type SeriesProblem,
  type SeriesRule,
} from '../time/series.ts';
import type { FieldProblem } from '../web/parseForm.ts';

/*
 * The part "Repeat" of the form of an event, which makes its day the first of a series. Its fields, which
 * are kept as they are typed like all others:
 *
 * `repeat`: one of `repeatChoices`, '' or nothing for an event that is once. What it means follows from
 *   the day of the start: on that weekday, on that day of the month.
 * `repeatTimes`: how many dates in all, or
 * `repeatUntil`: `YYYY-MM-DD`, which may be the last of them. Exactly one of both is filled in.
 * `repeatExcept`: dates that are left out, `YYYY-MM-DD`; repeated, or with commas or spaces between them.
 * `repeatAnswer-YYYY-MM-DD`: which hour is meant on a date on which clocks jump over it or show it twice,
 *   'earlier' or 'later'.
 */

/** The names of its fields that are not about one date. */
export const repeatFields = ['repeat', 'repeatTimes', 'repeatUntil', 'repeatExcept'] as const;

/** Whether a form is to become a series. */
export function repeats(values: FormValues): boolean {
  return one(values, 'repeat') !== '';
}

/** A date of a series, with what is asked about it, whether it was answered or not. */
export type PlannedDate = SeriesDate & { asked: readonly ScheduleProblem[] };

/** The series that was typed, or a sentence for each field that keeps it from being one. */
export type ReadSeries =
  | {
      ok: true;
      pattern: SeriesPattern;
      /** Each with its schedule, or with why it has none. */
      dates: PlannedDate[];
      /** Dates that were left out and are of the pattern. */
      leftOut: string[];
      /** Months, `YYYY-MM`, that have no such day. */
      without: string[];
      /** Left-out dates that are none of the series. */
      unknown: string[];
    }
  | { ok: false; problems: Readonly<Record<string, FieldProblem>> };

/** Reads the part by the schedule of the event that becomes the first date. */
export function readSeries(values: FormValues, first: Schedule): ReadSeries {
  const day = firstDayOf(first);
  const choice = repeatChoices.find((known) => known === one(values, 'repeat'));
  if (choice === undefined)
    return { ok: false, problems: { repeat: { key: 'console.repeat.problems.choose' } } };
  const end = endOf(values);
  if ('problems' in end) return { ok: false, problems: end.problems };
  const pattern = patternOf(choice, day);
  const rule: SeriesRule = { first: day, pattern, end, except: exceptIn(values) };
  if (rule.except.includes(day))
    return {
      ok: false,
      problems: { repeatExcept: { key: 'console.repeat.problems.firstLeftOut' } },
    };
  const found = seriesDates(rule);
  if (!found.ok) return { ok: false, problems: sentenceOf(found.problem, end.kind) };
  const { dates, without, unknown } = found;
  return {
    ok: true,
    pattern,
    dates: withAnswers(first, dates, values),
    leftOut: rule.except.filter((date) => !unknown.includes(date)),
    without,
    unknown,
  };
}

/** The patterns that a day suggests, by the name that its form gives them. */
export function repeatSuggestions(day: string): { choice: RepeatChoice; pattern: SeriesPattern }[] {
  return suggestedPatterns(day).map((pattern) => ({ choice: choiceOf(pattern), pattern }));
}

/** The dates that a form leaves out, each once. */
export function exceptIn(values: FormValues): string[] {
  const typedDates = typedList({ values, problems: {} }, 'repeatExcept').join(' ');
  return [...new Set(typedDates.split(/[\s,]+/))].filter((date) => date !== '');
}

function choiceOf(pattern: SeriesPattern): RepeatChoice {
  switch (pattern.kind) {
    case 'weekly':
      return pattern.everyWeeks === 1 ? 'weekly' : 'every-two-weeks';
    case 'monthly-on-day':
      return 'monthly-on-day';
    case 'monthly-on-weekday':
      return pattern.which === 'last' ? 'monthly-on-last-weekday' : 'monthly-on-weekday';
  }
}

function patternOf(choice: RepeatChoice, day: string): SeriesPattern {
  const suggested = repeatSuggestions(day).find((one) => one.choice === choice)?.pattern;
  // Of a day that is in the fifth week, or not the last of its month: the rule says so.
  return suggested ?? { kind: 'monthly-on-weekday', which: 'last', weekday: weekdayOf(day) };
}

type End = SeriesRule['end'] | { problems: Record<string, FieldProblem> };

function endOf(values: FormValues): End {
  const times = one(values, 'repeatTimes');
  const until = one(values, 'repeatUntil');
  if (times !== '' && until !== '')
    return { problems: { repeatUntil: { key: 'console.repeat.problems.onlyOne' } } };
  if (until !== '')
    return isDate(until)
      ? { kind: 'until', date: until }
      : { problems: { repeatUntil: { key: 'console.eventForm.problems.dateMalformed' } } };
  if (times === '') return { problems: { repeatTimes: { key: 'console.repeat.problems.end' } } };
  const number = /^\d{1,3}$/.test(times) ? Number(times) : 0;
  return number >= 2 && number <= mostDates
    ? { kind: 'times', times: number }
    : {
        problems: {
          repeatTimes: { key: 'console.repeat.problems.times', values: { most: mostDates } },
        },
      };
}

function sentenceOf(
  problem: SeriesProblem,
  end: 'times' | 'until',
): Readonly<Record<string, FieldProblem>> {
  const endField = end === 'times' ? 'repeatTimes' : 'repeatUntil';
  switch (problem.kind) {
    case 'malformed':
      return { repeatExcept: { key: 'console.eventForm.problems.dateMalformed' } };
    case 'first-outside':
      return { repeat: { key: 'console.repeat.problems.notLast' } };
    case 'until-before-first':
      return { repeatUntil: { key: 'console.repeat.problems.beforeFirst' } };
    case 'nothing-left':
      return { repeatExcept: { key: 'console.repeat.problems.nothingLeft' } };
    case 'too-many':
      return at(endField, {
        key: 'console.repeat.problems.tooMany',
        values: { most: problem.most },
      });
    case 'too-far':
      return at(endField, {
        key: 'console.repeat.problems.tooFar',
        values: { years: problem.years },
      });
  }
}

function at(field: string, problem: FieldProblem): Record<string, FieldProblem> {
  return { [field]: problem };
}

/** Asks about each date by itself, and puts in what was answered. */
function withAnswers(first: Schedule, dates: readonly string[], values: FormValues): PlannedDate[] {
  const asked = seriesSchedules(first, dates);
  const answers = Object.fromEntries(asked.map((date) => [date.date, answerTo(date, values)]));
  return seriesSchedules(first, dates, answers).map((date, at) => {
    const before = asked[at];
    return { ...date, asked: before === undefined || before.ok ? [] : before.problems };
  });
}

function answerTo(date: SeriesDate, values: FormValues): SeriesAnswers[string] {
  const answer = one(values, `repeatAnswer-${date.date}`);
  if (date.ok || (answer !== 'earlier' && answer !== 'later')) return {};
  return answersTo(date.problems, answer);
}

function one(values: FormValues, name: string): string {
  return typed({ values, problems: {} }, name).trim();
}
