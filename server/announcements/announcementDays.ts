import {
  anyLongWeekday,
  anyMonth,
  anyPlainWeekday,
  anyWeekday,
  blank,
  monthOf,
  weekdayOf,
} from './announcementWords.ts';
import type { Span } from './announcementWords.ts';

/** A date of which the year may be left out. */
export interface CalendarDay {
  year: number | null;
  month: number;
  day: number;
}

/** A day as it was written. */
export interface DayMention extends Span {
  said: string;
  /** 1 for Monday to 7; null where none was written. */
  weekday: number | null;
  /** What the date may mean: nothing for a weekday alone, two for `3/4`. */
  dates: readonly CalendarDay[];
}

const year = '(20\\d\\d)';
const weekdayBefore = (names: string) => `(?:\\b(${names})\\b\\.?,?\\s{0,3}(?:the |el |dia )?)?`;
const dayOfMonth = '(?<![\\d:/.])(\\d{1,2})';
const noClock = '\\s?[ap]\\.?\\s?m\\b';
const weekdayAfter = `(?:,?\\s?\\(?(${anyLongWeekday})\\b\\)?)?`;

// Each gives the groups weekday, day, month, year, weekday again, in an order of its own.
const dayPatterns: readonly { pattern: RegExp; read: (groups: Groups) => CalendarDay[] }[] = [
  {
    pattern: new RegExp(`${weekdayBefore(anyPlainWeekday)}\\b${year}-(\\d\\d)-(\\d\\d)\\b`, 'gi'),
    read: ([, year, month, day]) => dates(year, month, day),
  },
  {
    pattern: new RegExp(
      [
        `${weekdayBefore(anyPlainWeekday)}${dayOfMonth}(/|\\.)(\\d{1,2})(?:\\3((?:20)?\\d\\d))?`,
        `(?![\\d:/]|${noClock})`,
      ].join(''),
      'gi',
    ),
    read: ([, first, separator, second, year]) => {
      if (separator === '.' && year === undefined) return [];
      const full = year?.length === 2 ? `20${year}` : year;
      return [...dates(full, first, second), ...dates(full, second, first)];
    },
  },
  {
    pattern: new RegExp(
      [
        `${weekdayBefore(anyWeekday)}${dayOfMonth}(?:st|nd|rd|th|ro|er|[º°.])?`,
        `\\s{1,3}(?:de |of )?(${anyMonth})\\b\\.?(?:,?\\s?(?:de |del )?${year}\\b)?${weekdayAfter}`,
      ].join(''),
      'gi',
    ),
    read: ([, day, month, year]) => dates(year, String(monthOf(lower(month))), day),
  },
  {
    pattern: new RegExp(
      [
        `${weekdayBefore(anyPlainWeekday)}\\b(${anyMonth})\\b\\.?\\s{1,3}(?:the )?(\\d{1,2})`,
        `(?:st|nd|rd|th)?\\b(?![:/]|${noClock})(?:,?\\s?${year}\\b)?${weekdayAfter}`,
      ].join(''),
      'gi',
    ),
    read: ([, month, day, year]) => dates(year, String(monthOf(lower(month))), day),
  },
  { pattern: new RegExp(`\\b(${anyLongWeekday})\\b`, 'gi'), read: () => [] },
  {
    pattern: new RegExp(`\\b(${anyPlainWeekday})\\b(?=[.,]?\\s(?:at |a las )?\\d)`, 'gi'),
    read: () => [],
  },
];

type Groups = readonly (string | undefined)[];

function lower(word: string | undefined): string {
  return (word ?? '').toLowerCase();
}

function dates(
  year: string | undefined,
  month: string | undefined,
  day: string | undefined,
): CalendarDay[] {
  const date = {
    year: year === undefined ? null : Number(year),
    month: Number(month),
    day: Number(day),
  };
  // 2024 was a leap year, so that February 29 stands where no year is given.
  const time = new Date(Date.UTC(date.year ?? 2024, date.month - 1, date.day));
  return time.getUTCMonth() === date.month - 1 && time.getUTCDate() === date.day ? [date] : [];
}

/** Finds the days of a text, in the order in which they stand there; `text` is folded. */
export function findDays(text: string, original: string): DayMention[] {
  const found: DayMention[] = [];
  for (const { pattern, read } of dayPatterns) {
    for (const match of blank(text, found).matchAll(pattern)) {
      const groups = match.slice(1);
      const dates = read(groups);
      const weekday = weekdayOf(lower(groups[0])) ?? weekdayOf(lower(groups[4]));
      if (dates.length === 0 && weekday === null) continue;
      const from = match.index;
      const to = from + match[0].length;
      found.push({ from, to, said: original.slice(from, to).trim(), weekday, dates });
    }
  }
  return found.sort((a, b) => a.from - b.from);
}
