import { anyMonth, weekdayOf } from './calendarWords.ts';
import { dayPatterns, isSaid, lower } from './dayPatterns.ts';
import type { DayMention } from './dayPatterns.ts';
import { untilBefore } from './seriesWords.ts';
import { blank } from './spans.ts';
import type { Span } from './spans.ts';

export type { CalendarDay, DayMention } from './dayPatterns.ts';

const streetPattern = new RegExp(
  [
    '(?<=\\b(?:av|avda|avenida|calle|plaza|esquina|parque|puente|barrio|hospital|escuela|y)\\.? )',
    `\\d{1,2} de (${anyMonth})\\b`,
  ].join(''),
  'gi',
);

/** "Avenida de Mayo y 9 de Julio" cross each other: streets have a capital, and are no day. */
function streetsIn(text: string): Span[] {
  return [...text.matchAll(streetPattern)]
    .filter(([, month = '']) => /^[A-Z][a-z]/.test(month))
    .map(({ 0: street, index }) => ({ from: index, to: index + street.length }));
}

/** More days than any announcement names; what comes behind them stands unread. */
const mostDays = 100;

/** Finds the days of a text, in the order in which they stand there; `text` is folded. */
export function findDays(text: string, original: string): DayMention[] {
  const found: DayMention[] = [];
  const streets = streetsIn(text);
  for (const { pattern, read, weekdays = [0, 4] } of dayPatterns) {
    for (const match of blank(text, [...streets, ...found]).matchAll(pattern)) {
      if (found.length >= mostDays) break;
      const groups = match.slice(1);
      const day = read(groups);
      const weekday = weekdays.map((group) => weekdayOf(lower(groups[group]))).find(isSaid);
      if (
        day === null ||
        (day.dates.length === 0 && weekday === undefined && day.ahead === undefined)
      )
        continue;
      const from = match.index + (/^\s*/.exec(match[0])?.[0].length ?? 0);
      const to = match.index + match[0].length;
      const said = original.slice(from, to).trim();
      found.push({ from, to, said, weekday: weekday ?? null, ...separate(day, match[0]) });
    }
  }
  const several = found.some(({ repeats }) => repeats === true);
  return found
    .sort((a, b) => a.from - b.from)
    .map((day) =>
      several &&
      day.dates.length > 0 &&
      untilBefore.test(text.slice(Math.max(0, day.from - 24), day.from))
        ? { ...day, closes: true }
        : day,
    );
}

/** "January 12 and 14" are two days, and not three. */
function separate<T extends Pick<DayMention, 'dates' | 'until' | 'repeats'>>(
  day: T,
  text: string,
): T {
  const [first] = day.dates;
  if (day.until === undefined || first === undefined) return day;
  const apart = first.month !== day.until.month || day.until.day - first.day > 1;
  return apart && /\d\S*\s(?:y|et?|and|&)\s/i.test(text)
    ? { ...day, until: undefined, repeats: true }
    : day;
}
