import {
  anyLongWeekday,
  anyMonth,
  anyPlainWeekday,
  anyShortFeira,
  anyWeekday,
  anyWeekdayOfDate,
  monthOf,
} from './calendarWords.ts';
import { relativeDayPattern, repeatPattern, daysAhead } from './dayWords.ts';
import type { Span } from './spans.ts';

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
  /** What the date may mean: nothing for a weekday alone, two for `3/4`, twelve for `Sunday the 21st`. */
  dates: readonly CalendarDay[];
  /** The last day of `January 15–17`, which has one of `dates` as its first. */
  until?: CalendarDay;
  /** Days from today: 0 for `tonight`. */
  ahead?: number;
  /** `Every Tuesday`. */
  repeats?: boolean;
  /** `Until February 25`: the last of a series, and never the day of an event. */
  closes?: boolean;
  /** `Next Tuesday`, which may be the one after the next. */
  following?: boolean;
}

type Groups = readonly (string | undefined)[];
type Read = Pick<DayMention, 'dates' | 'until' | 'ahead' | 'repeats' | 'following'>;

const year = '(20\\d\\d)';
const weekdayBefore = (names: string) =>
  `(?:\\b(${names})s?\\b\\.?,?\\s{0,3}(?:the |el |le |dia )?)?`;
const dayOfMonth = '(?<![\\d:/.])(\\d{1,2})';
const noClock = '\\s?(?:[ap]\\.?\\s?m\\b|hs\\b|hrs\\b|h\\b)';
const weekdayAfter = `(?:,?\\s?\\(?(${anyLongWeekday})\\b\\)?)?`;
const ordinal = '(?:st|nd|rd|th|ro|er|[º°.])?';
const to = '\\s?(?:-|–|—|to|through|thru|al?|au|ao|jusqu.au|ate|y|et?|&|and)\\s?';
const theOf = '(?:the |of |de |del |du )?';
const following = [
  '\\b(?:(next|proximo)\\s',
  '|(?:this|this coming|coming|este|esta|el proximo|ce|neste|nesta|proxima)\\s)?',
].join('');

// Each gives the groups weekday, day, month, year, weekday again, in an order of its own.
export interface DayPattern {
  pattern: RegExp;
  /** The groups that may hold a weekday; the first and the fifth unless told. */
  weekdays?: readonly number[];
  read: (groups: Groups) => Read | null;
}

export const dayPatterns: readonly DayPattern[] = [
  {
    pattern: new RegExp(`${weekdayBefore(anyPlainWeekday)}\\b${year}-(\\d\\d)-(\\d\\d)\\b`, 'gi'),
    read: ([, year, month, day]) => dated(dates(year, month, day)),
  },
  {
    // "sáb 19 y dom 20/12"
    pattern: new RegExp(
      [
        `${weekdayBefore(anyWeekdayOfDate)}${dayOfMonth}\\s(?:y|et?|&|and|al?|to)\\s`,
        `(?:(?:${anyWeekdayOfDate})\\b\\.?,?\\s)?(\\d{1,2})/(\\d{1,2})(?:/(20\\d\\d))?(?![\\d:/])`,
      ].join(''),
      'gi',
    ),
    weekdays: [0],
    read: ([, first, last, month, year]) =>
      ranged(dates(year, month, first), dates(year, month, last)),
  },
  {
    pattern: new RegExp(
      [
        `${weekdayBefore(anyWeekdayOfDate)}${dayOfMonth}(/|\\.|-)(\\d{1,2})(?:\\3((?:20)?\\d\\d))?`,
        `(?![\\d/]|:\\d|${noClock})`,
      ].join(''),
      'gi',
    ),
    read: ([, first, separator, second, year]) => {
      if (separator !== '/' && year === undefined) return null;
      if (separator === '-' && year?.length === 2) return null;
      const full = year?.length === 2 ? `20${year}` : year;
      return dated([...dates(full, first, second), ...dates(full, second, first)]);
    },
  },
  {
    // "martes 12, 19 y 26 de enero": the first of the days counts, and the others are read with it.
    pattern: new RegExp(
      [
        `${weekdayBefore(anyWeekday)}${dayOfMonth}(?:,\\s?\\d{1,2}){1,8},?\\s(?:y|and|et?|&)\\s\\d{1,2}`,
        `\\s{1,3}${theOf}(${anyMonth})\\b\\.?(?:,?\\s?(?:de |del )?${year}\\b)?`,
      ].join(''),
      'gi',
    ),
    weekdays: [0],
    read: ([, day, month, year]) => repeated(dates(year, number(month), day)),
  },
  {
    // "del 30 de enero al 1 de febrero", "15 to 17 January", "viernes 15 y sábado 16 de enero de 2027"
    pattern: new RegExp(
      [
        `${weekdayBefore(anyWeekday)}${dayOfMonth}${ordinal}(?:\\s${theOf}(${anyMonth})\\b\\.?)?`,
        `${to}(?:(?:${anyWeekday})\\b\\.?,?\\s)?(?:the )?(\\d{1,2})${ordinal}`,
        `\\s{1,3}${theOf}(${anyMonth})\\b`,
        `\\.?(?:,?\\s?(?:de |del )?${year}\\b)?`,
      ].join(''),
      'gi',
    ),
    weekdays: [0],
    read: ([, first, firstMonth, last, month, year]) =>
      ranged(dates(year, number(firstMonth ?? month), first), dates(year, number(month), last)),
  },
  {
    // "Tues Jan 12, 19 and 26"
    pattern: new RegExp(
      [
        `${weekdayBefore(anyPlainWeekday)}\\b(${anyMonth})\\b\\.?\\s{1,3}(\\d{1,2})(?:st|nd|rd|th)?`,
        `(?:,\\s?\\d{1,2}(?:st|nd|rd|th)?){1,8},?\\s(?:y|and|&)\\s\\d{1,2}(?:st|nd|rd|th)?`,
        `\\b(?![:/]\\d|${noClock})(?:,?\\s?${year}\\b)?`,
      ].join(''),
      'gi',
    ),
    weekdays: [0],
    read: ([, month, day, year]) => repeated(dates(year, number(month), day)),
  },
  {
    // "Jan 15–17", "January 30 to February 1, 2027"
    pattern: new RegExp(
      [
        `${weekdayBefore(anyPlainWeekday)}\\b(${anyMonth})\\b\\.?\\s{1,3}(?:the )?`,
        `(\\d{1,2})(?:st|nd|rd|th)?${to}`,
        `(?:(?:${anyPlainWeekday})\\b\\.?,?\\s)?(?:(${anyMonth})\\b\\.?\\s)?(?:the )?`,
        `(\\d{1,2})(?:st|nd|rd|th)?`,
        `\\b(?![:/]\\d|${noClock})(?:,?\\s?${year}\\b)?`,
      ].join(''),
      'gi',
    ),
    weekdays: [0],
    read: ([, month, first, lastMonth, last, year]) =>
      ranged(dates(year, number(month), first), dates(year, number(lastMonth ?? month), last)),
  },
  {
    pattern: new RegExp(
      [
        `${weekdayBefore(anyWeekdayOfDate)}${dayOfMonth}${ordinal}`,
        `\\s{1,3}${theOf}(${anyMonth})\\b\\.?(?:,?\\s?(?:de |del )?${year}\\b)?${weekdayAfter}`,
      ].join(''),
      'gi',
    ),
    read: ([, day, month, year]) => dated(dates(year, number(month), day)),
  },
  {
    pattern: new RegExp(
      [
        `${weekdayBefore(anyPlainWeekday)}\\b(${anyMonth})\\b\\.?\\s{1,3}(?:the )?(\\d{1,2})`,
        `(?:st|nd|rd|th)?\\b(?![:/]\\d|${noClock})(?:,?\\s?${year}\\b)?${weekdayAfter}`,
      ].join(''),
      'gi',
    ),
    read: ([, month, day, year]) => dated(dates(year, number(month), day)),
  },
  {
    // "Sunday the 21st", "domingo 21": the month is left to the weekday.
    pattern: new RegExp(
      [
        `\\b(${anyLongWeekday})\\b,?\\s(?:the |el |dia )?`,
        `(?:(\\d{1,2})(?:st|nd|rd|th)|(?<=(?:es|do|go|di|ra|he)\\s(?:dia )?)(\\d{1,2}))`,
        `(?!\\d|[:./]\\d|h|\\s?(?:hs|hrs|horas|[ap]\\.?\\s?m\\b|(?:y|-|–|a|de la)\\s))`,
      ].join(''),
      'gi',
    ),
    read: ([, ordinal, bare]) => dated(dates(undefined, 'any', ordinal ?? bare)),
  },
  {
    // "17th, 3 PM": the month is that of the other days.
    pattern: new RegExp(
      [
        '(?<![\\d:/.])\\b(?<!(?:street|avenue|st|ave)\\s)()(\\d{1,2})(?:st|nd|rd|th)\\b',
        '(?=,?\\s(?:at |@ ?)?\\d{1,2}(?:[:.]\\d\\d)?\\s?[ap]\\.?m)',
      ].join(''),
      'gi',
    ),
    read: ([, day]) => dated(dates(undefined, 'any', day)),
  },
  {
    pattern: new RegExp(repeatPattern(anyLongWeekday, anyShortFeira), 'gi'),
    weekdays: [0, 1, 2],
    read: () => ({ dates: [], repeats: true }),
  },
  {
    pattern: new RegExp(
      `${following}(${anyLongWeekday})\\b(\\s(?:que viene|proximo|prochain|que vem))?`,
      'gi',
    ),
    weekdays: [1],
    read: ([next]) => ({ dates: [], following: next !== undefined && /^next/i.test(next) }),
  },
  {
    pattern: new RegExp(`\\b(${anyPlainWeekday})\\b(?=[.,:]?\\s(?:at |@ ?|a las |as )?\\d)`, 'gi'),
    read: () => ({ dates: [] }),
  },
  {
    // "SEX 19h", "ven. 19h": in capitals or with their full stop, and with an hour of twenty-four.
    pattern: new RegExp(
      [
        '\\b(SEG|TER|QUA|QUI|SEX|SAB|DOM|(?:[Ll]un|[Mm]ar|[Mm]er|[Jj]eu|[Vv]en|[Ss]am|[Dd]im)(?=\\.))',
        '\\b\\.?(?=[,:]?\\s\\d{1,2}\\s?(?:h|:\\d\\d))',
      ].join(''),
      'g',
    ),
    read: () => ({ dates: [] }),
  },
  {
    // "quarta, às 10", "sexta 9h": no weekday where no hour follows, and "segunda sesión" is none.
    pattern: new RegExp(
      [
        `(?:\\b(?:na|nesta|proxima)\\s)?\\b(${anyShortFeira})\\b`,
        '(?=,?\\s(?:as |das |a partir das )?\\d{1,2}(?:h|:\\d\\d|\\sda\\s|\\shs))',
      ].join(''),
      'gi',
    ),
    read: () => ({ dates: [] }),
  },
  {
    pattern: relativeDayPattern,
    read: ([, word]) => {
      const ahead = daysAhead(word ?? '');
      return ahead === null ? null : { dates: [], ahead };
    },
  },
];

export function isSaid(weekday: number | null): weekday is number {
  return weekday !== null;
}

function dated(found: CalendarDay[]): Read | null {
  return found.length === 0 ? null : { dates: found };
}

function repeated(found: CalendarDay[]): Read | null {
  return found.length === 0 ? null : { dates: found, repeats: true };
}

/** The year stands behind the last day: January comes after December in between. */
function ranged([first]: CalendarDay[], [last]: CalendarDay[]): Read | null {
  if (first === undefined || last === undefined) return null;
  const wraps = first.month > last.month;
  if (!wraps && first.month === last.month && first.day >= last.day) return null;
  const year = first.year !== null && wraps ? first.year - 1 : first.year;
  return { dates: [{ ...first, year }], until: last };
}

function number(month: string | undefined): string {
  return String(monthOf(lower(month)));
}

export function lower(word: string | undefined): string {
  return (word ?? '').toLowerCase();
}

function dates(
  year: string | undefined,
  month: string | undefined,
  day: string | undefined,
): CalendarDay[] {
  if (month === 'any')
    return Array.from({ length: 12 }, (_, index) => dates(year, String(index + 1), day)).flat();
  const date = {
    year: year === undefined ? null : Number(year),
    month: Number(month),
    day: Number(day),
  };
  // 2024 was a leap year, so that February 29 stands where no year is given.
  const time = new Date(Date.UTC(date.year ?? 2024, date.month - 1, date.day));
  return time.getUTCMonth() === date.month - 1 && time.getUTCDate() === date.day ? [date] : [];
}
