import { monthOf, weekdayOf } from '../announcements/calendarWords.ts';
import { dateAfter, daysFrom, isDate } from '../time/day.ts';
import { cellText, saysNothingYet } from './cellText.ts';

/** The days of a campaign, `YYYY-MM-DD`, both among them. */
export interface CampaignDays {
  first: string;
  last: string;
}

/** What a cell says of the day. `rest` is what stands behind it: perhaps the hour. */
export type ReadDay =
  | { kind: 'day'; date: string; rest: string }
  /** It may be each of these: "3/4" is in March or in April. */
  | { kind: 'unclear'; dates: readonly string[]; rest: string }
  /** The cell says nothing of a day. */
  | { kind: 'none' }
  | { kind: 'unreadable' };

/** Longer texts are no day. */
const longest = 100;

/**
 * Reads the day in a cell: "24 janvier", "Sunday, January 24", "24/1", "24.01.2027", "٢٤ يناير", or as a
 * spreadsheet keeps it, as days since 1900. Where no year is told it is that of the campaign, and where a
 * text may mean several days, the one that is of the campaign.
 *
 * @param days of the campaign; null where it has none: then a text without a year is no day
 */
export function readDay(cell: string, days: CampaignDays | null): ReadDay {
  if (cell.trim() === '' || saysNothingYet(cell)) return { kind: 'none' };
  if (cell.length > longest) return { kind: 'unreadable' };
  const text = cellText(cell);
  const read =
    written(text) ?? kept(text) ?? inNumbers(text) ?? inWords(text) ?? ofWeek(text, days);
  if (read === null) return { kind: 'unreadable' };
  const rest = read.rest.replace(/^[\s,;.t|-]+/, '').trim();
  const dates = [...new Set(read.days.flatMap((one) => datesOf(one, days)))];
  const [only, ...others] = within(dates, days);
  if (only === undefined) return { kind: 'unreadable' };
  return others.length > 0
    ? { kind: 'unclear', dates: [only, ...others], rest }
    : { kind: 'day', date: only, rest };
}

/** A day whose year may be left out. */
interface Named {
  year: number | null;
  month: number;
  day: number;
}

interface Written {
  days: readonly Named[];
  rest: string;
}

/** Of days that a text may mean, those of the campaign, if there is any. */
function within(dates: readonly string[], days: CampaignDays | null): readonly string[] {
  if (days === null) return dates;
  const its = dates.filter((date) => date >= days.first && date <= days.last);
  return its.length > 0 ? its : dates;
}

/** The dates of a day without a year: those of the years of the campaign. */
function datesOf({ year, month, day }: Named, days: CampaignDays | null): string[] {
  const years = year !== null ? [year] : days === null ? [] : yearsOf(days);
  const dates = years
    .map((one) => [one, two(month), two(day)].join('-'))
    .filter((date) => isDate(date));
  if (days === null || dates.length < 2) return dates;
  const far = (date: string) => Math.abs(daysFrom(days.first, date));
  return dates.toSorted((one, other) => far(one) - far(other)).slice(0, 1);
}

/** A day of around New Year is of the year before or after. */
function yearsOf({ first }: CampaignDays): number[] {
  const year = Number(first.slice(0, 4));
  return [year, year - 1, year + 1];
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}

/** `2027-01-24`, also as a reader of spreadsheets writes a day with an hour. */
function written(text: string): Written | null {
  const [all, year, month, day] = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/.exec(text) ?? [];
  if (all === undefined) return null;
  return { days: [named(year, month, day)], rest: text.slice(all.length) };
}

/** Days since the end of 1899, as spreadsheets count them: 1982 to 2100. */
function kept(text: string): Written | null {
  const [, days, part = ''] = /^([3-7]\d{4})(?:[.,](\d+))?$/.exec(text) ?? [];
  if (days === undefined) return null;
  const date = dateAfter('1899-12-30', Number(days));
  const [year, month, day] = date.split('-');
  return { days: [named(year, month, day)], rest: part === '' ? '' : `0.${part}` };
}

const weekday = '(?:\\p{L}{2,12}(?:-feira)?\\.?,?\\s(?:the |el |le |den |dia |il |o )?)?';
const numbers = new RegExp(
  `^${weekday}(\\d{1,2})\\s?([-/.])\\s?(\\d{1,2})(?:\\2\\s?(\\d{4}|\\d{2}(?!\\d))|\\.)?(?![\\d:])`,
  'u',
);

/** "24/1", "24.01.", "1/24/27": the day or the month comes first. */
function inNumbers(text: string): Written | null {
  const [all, first, sign, second, typed] = numbers.exec(text) ?? [];
  if (all === undefined) return null;
  const year = typed?.length === 2 ? `20${typed}` : typed;
  const dayFirst = named(year, second, first);
  const monthFirst = named(year, first, second);
  // Nobody who puts dots between them writes the month first.
  const days = (sign === '.' ? [dayFirst] : [dayFirst, monthFirst]).filter(
    ({ month }) => month >= 1 && month <= 12,
  );
  return { days, rest: text.slice(all.length) };
}

const yearBehind = "(?:[\\s,.-]+(?:de |del |d'|of )?(\\d{4})(?!\\d))?";
const dayFirst = new RegExp(
  [
    `^${weekday}(\\d{1,2})(?:st|nd|rd|th|er|ro|[º°ª.])?[\\s-]*(?:de |of |di |d'|من )?`,
    `(\\p{L}{3,12}(?:\\s(?:الاول|الثاني))?)\\.?${yearBehind}`,
  ].join(''),
  'u',
);
const monthFirst = new RegExp(
  `^${weekday}(\\p{L}{3,12})\\.?\\s(\\d{1,2})(?:st|nd|rd|th)?(?![\\d:])${yearBehind}`,
  'u',
);

/** "Sunday 24 January 2027", "enero 24": the month is a word. */
function inWords(text: string): Written | null {
  for (const [pattern, dayAt, monthAt] of [
    [dayFirst, 1, 2],
    [monthFirst, 2, 1],
  ] as const) {
    const found = pattern.exec(text);
    const month = found === null ? null : monthNamed(found[monthAt] ?? '');
    if (found === null || month === null) continue;
    const one = named(found[3], String(month), found[dayAt]);
    return { days: [one], rest: text.slice(found[0].length) };
  }
  return null;
}

/** Months as they are called from Beirut to Baghdad, and in Algiers; those of Cairo are in the calendar. */
const arabMonths: readonly (readonly string[])[] = [
  ['كانون الثاني', 'جانفي'],
  ['شباط', 'فيفري'],
  ['اذار'],
  ['نيسان', 'افريل'],
  ['ايار', 'ماي'],
  ['حزيران', 'جوان'],
  ['تموز', 'جويلية'],
  ['اب', 'اوت'],
  ['ايلول'],
  ['تشرين الاول'],
  ['تشرين الثاني'],
  ['كانون الاول'],
];

function monthNamed(word: string): number | null {
  const known = monthOf(word);
  if (known !== null) return known;
  const at = arabMonths.findIndex((names) => names.includes(word));
  return at === -1 ? null : at + 1;
}

/** "Sunday", "sábado 24", "24th": a day of the campaign, where only one of its days is such. */
function ofWeek(text: string, days: CampaignDays | null): Written | null {
  if (days === null) return null;
  const [, word, number] =
    /^(\p{L}[\p{L}-]+)?\.?,?\s?(\d{1,2})?(?:st|nd|rd|th|[º°.])?$/u.exec(text) ?? [];
  const asked = word === undefined ? null : weekdayOf(word);
  if (word !== undefined && asked === null) return null;
  if (word === undefined && number === undefined) return null;
  const count = Math.min(daysFrom(days.first, days.last), 60) + 1;
  const its = Array.from({ length: count }, (_, index) => dateAfter(days.first, index));
  const found = its.filter(
    (date) =>
      (asked === null || isoWeekday(date) === asked) &&
      (number === undefined || Number(date.slice(8)) === Number(number)),
  );
  if (found.length === 0) return null;
  return { days: found.map((date) => named(...parts(date))), rest: '' };
}

function parts(date: string): [string?, string?, string?] {
  const [year, month, day] = date.split('-');
  return [year, month, day];
}

/** 1 for Monday to 7. */
function isoWeekday(date: string): number {
  return new Date(`${date}T00:00Z`).getUTCDay() || 7;
}

function named(year?: string, month?: string, day?: string): Named {
  return { year: year === undefined ? null : Number(year), month: Number(month), day: Number(day) };
}
