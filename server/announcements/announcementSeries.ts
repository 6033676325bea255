import type { FormValues } from '../../templates/forms.ts';
import { repeatSuggestions } from '../events/repeatForm.ts';
import { isDate } from '../time/day.ts';
import {
  seriesDates,
  weekdayOf,
  type SeriesPattern,
  type SeriesRule,
  type Weekday,
} from '../time/series.ts';
import { addDays } from './announcementDates.ts';
import type { DayMention, ReadText } from './announcementReading.ts';
import { countOf, patternOf, timesSaid } from './seriesWords.ts';

/** A series as far as a text tells it: without an end where none is told. */
export type ReadSeries = Omit<SeriesRule, 'end'> & { end: SeriesRule['end'] | null };

/**
 * A series as it is typed into the part "Repeat" of the form; nothing where the form has no such choice.
 * Where the text tells no end, the form asks for it.
 */
export function repeatValues(series: ReadSeries | null): FormValues {
  if (series === null) return {};
  const { first, pattern, end } = series;
  const told = JSON.stringify(pattern);
  const repeat = repeatSuggestions(first).find(
    (one) => JSON.stringify(one.pattern) === told,
  )?.choice;
  if (repeat === undefined) return {};
  switch (end?.kind) {
    case 'times':
      return { repeat, repeatTimes: String(end.times) };
    case 'until':
      return { repeat, repeatUntil: end.date };
    case undefined:
      return { repeat };
  }
}

/** What a series is read from. */
export interface SeriesContext {
  part: { from: number; to: number; days: readonly DayMention[] };
  /** The date that was taken for the first. */
  date: string | null;
  /** The date that a mention of another day means; null where nobody can tell it. */
  dateOf: (day: DayMention) => string | null;
}

/**
 * The series whose first date an event has. Null where the text tells none, and where the date is none of
 * the pattern: then a person has to look.
 */
export function seriesIn(
  reading: ReadText,
  { part, date, dateOf }: SeriesContext,
): ReadSeries | null {
  const told = part.days.filter(({ repeats }) => repeats === true);
  const [first] = told;
  if (first === undefined || date === null) return null;
  const listed = told.find(({ dates }) => dates.length > 0);
  if (listed !== undefined) return listedSeries(reading, listed, date);
  const weekdays = [...new Set(told.flatMap(({ weekday }) => asWeekday(weekday) ?? []))].toSorted(
    (a, b) => a - b,
  );
  const [weekday] = weekdays;
  if (weekday === undefined) return null;
  const single = patternOf(reading.folded.slice(first.from, first.to), weekday);
  const pattern: SeriesPattern = single.kind === 'weekly' ? { ...single, weekdays } : single;
  if (!begins(date, pattern)) return null;
  return { first: date, pattern, end: endOf(reading, part, dateOf), except: [] };
}

function asWeekday(number: number | null): Weekday | null {
  return ([1, 2, 3, 4, 5, 6, 7] as const).find((one) => one === number) ?? null;
}

function begins(first: string, pattern: SeriesPattern): boolean {
  return seriesDates({ first, pattern, end: { kind: 'times', times: 1 }, except: [] }).ok;
}

/** "January 12, 19 and 26" is a series where its days are as far from each other as weeks are. */
function listedSeries({ folded }: ReadText, listed: DayMention, date: string): ReadSeries | null {
  const own = Number(date.slice(8));
  const numbers = [...folded.slice(listed.from, listed.to).matchAll(/(?<!\d)\d{1,2}(?!\d)/g)]
    .map(([number]) => Number(number))
    .filter((number) => number <= 31);
  const days = numbers.slice(numbers.indexOf(own));
  const dates = days.map((day) => date.slice(0, 8) + String(day).padStart(2, '0'));
  if (numbers.indexOf(own) !== 0 || days.length < 2 || !dates.every((one) => isDate(one)))
    return null;
  for (const everyWeeks of [1, 2] as const)
    if (dates.every((one, index) => one === addDays(date, 7 * everyWeeks * index)))
      return {
        first: date,
        pattern: { kind: 'weekly', everyWeeks, weekdays: [weekdayOf(date)] },
        end: { kind: 'times', times: dates.length },
        except: [],
      };
  return null;
}

function endOf(
  { folded }: ReadText,
  part: SeriesContext['part'],
  dateOf: SeriesContext['dateOf'],
): SeriesRule['end'] | null {
  const last = part.days.find(({ closes }) => closes === true);
  const date = last === undefined ? null : dateOf(last);
  if (date !== null) return { kind: 'until', date };
  const times = countOf(timesSaid.exec(folded.slice(part.from, part.to))?.[1] ?? '');
  return times === null ? null : { kind: 'times', times };
}
