import type { ImportColumn } from '../../db/schema.ts';
import { languages, localeOf } from '../../templates/languages.ts';
import { isDate } from '../time/day.ts';
import { resolveWallTime } from '../time/schedule.ts';
import { alike } from './words.ts';

/* Days and hours as other programs and people write them. */

/** Which of two numbers is the day, where the year does not come first. */
export type DayOrder = 'day-first' | 'month-first';

/** How the days of a column are written; see {@link ImportColumn}. */
type Written = NonNullable<ImportColumn['dates']>;

const yearFirst = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?=$|[T\s,])/;
const numbers = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?=$|[T\s,])/;
const half = String.raw`([ap]\s?\.?\s?m\.?)?`;
const offset = String.raw`(z|utc|gmt|[+-]\d{2}:?\d{2})?`;
const seconds = String.raw`(?:[:.](\d{2})(?:[.,]\d+)?)?`;
const hours = new RegExp(
  String.raw`^[T\s,]*(\d{1,2})[:.h](\d{2})${seconds}\s*${half}\s*${offset}$`,
  'i',
);

/** How one day is written; null where it is none. */
function writtenAs(text: string): Written | null {
  const trimmed = text.trim();
  if (yearFirst.test(trimmed)) return 'year-first';
  const [, first, sign, second] = numbers.exec(trimmed) ?? [];
  if (first === undefined) return dayInWords(trimmed) === null ? null : 'year-first';
  // Nobody who puts dots between them writes the month first.
  if (sign === '.') return 'day-first';
  if (Number(first) > 12) return 'day-first';
  return Number(second) > 12 ? 'month-first' : 'unclear';
}

/** How the days of a column are written, by all of them together; null where most are none. */
export function datesOf(cells: Iterable<string>): ImportColumn['dates'] {
  const found = new Map<Written | null, number>();
  let all = 0;
  for (const cell of cells) {
    if (cell.trim() === '') continue;
    all += 1;
    const written = writtenAs(cell);
    found.set(written, (found.get(written) ?? 0) + 1);
  }
  if (all === 0 || (found.get(null) ?? 0) > all / 2) return null;
  if (found.has('day-first')) return found.has('month-first') ? 'mixed' : 'day-first';
  if (found.has('month-first')) return 'month-first';
  return found.has('unclear') ? 'unclear' : 'year-first';
}

/** A day, `YYYY-MM-DD`, and what stands behind it; null where there is none that the calendar knows. */
export function dayOf(text: string, order: DayOrder): { day: string; rest: string } | null {
  const trimmed = text.trim();
  const inOrder = yearFirst.exec(trimmed);
  if (inOrder) {
    const [all, year = '', month = '', day = ''] = inOrder;
    return made(year, month, day, trimmed.slice(all.length));
  }
  const inNumbers = numbers.exec(trimmed);
  if (inNumbers) {
    const [all, first = '', sign = '', second = '', year = ''] = inNumbers;
    const dayFirst = sign === '.' || Number(first) > 12 || order === 'day-first';
    const isTurned = dayFirst && Number(second) > 12 && sign !== '.';
    const [day, month] = dayFirst && !isTurned ? [first, second] : [second, first];
    return made(year.length === 2 ? `20${year}` : year, month, day, trimmed.slice(all.length));
  }
  return dayInWords(trimmed);
}

/**
 * The instant that a cell tells, in epoch milliseconds. An hour without a zone is one of the event's own
 * clocks; without an hour it is noon, which is the same day in most of the world.
 *
 * @param hour an hour from a column of its own; '' where there is none
 * @returns null where there is no such time
 */
export function instantOf(
  text: string,
  hour: string,
  { order, zone }: { order: DayOrder; zone: string },
): number | null {
  const found = dayOf(text, order);
  if (found === null) return null;
  const told = found.rest.trim() === '' ? hour.trim() : found.rest.trim();
  if (told === '') return inZone(`${found.day}T12:00`, zone);
  const parts = hours.exec(told);
  if (!parts) return null;
  const [, typedHour = '', minute = '', , part = '', away = ''] = parts;
  const clock = hourOf(Number(typedHour), part);
  if (clock === null || Number(minute) > 59) return null;
  const local = `${found.day}T${String(clock).padStart(2, '0')}:${minute}`;
  if (away === '') return inZone(local, zone);
  const isUtc = /^(?:z|utc|gmt)$/i.test(away);
  const instant = Date.parse(`${local}:00${isUtc ? 'Z' : away.replace(/^(...)(\d\d)$/, '$1:$2')}`);
  return Number.isNaN(instant) ? null : instant;
}

/** Nobody is asked which of two hours a sign-up came in: the earlier, and after a gap the next that is. */
function inZone(local: string, zone: string): number | null {
  const resolved = resolveWallTime(local, zone, 'earlier');
  if (resolved.kind === 'exact') return resolved.instant;
  return resolved.kind === 'skipped' ? resolved.after.instant : null;
}

function hourOf(hour: number, part: string): number | null {
  if (part === '') return hour < 24 ? hour : null;
  if (hour < 1 || hour > 12) return null;
  return (hour % 12) + (/^p/i.test(part) ? 12 : 0);
}

function made(
  year: string,
  month: string,
  day: string,
  rest: string,
): { day: string; rest: string } | null {
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDate(text) ? { day: text, rest } : null;
}

const monthNames = new Map(
  languages.flatMap((language) =>
    Array.from({ length: 12 }, (_, month) => month).flatMap((month) =>
      (['long', 'short'] as const).map((style) => {
        const format = new Intl.DateTimeFormat(localeOf(language), {
          month: style,
          timeZone: 'UTC',
        });
        const name = alike(format.format(Date.UTC(2024, month, 15)));
        return [name, String(month + 1)] as const;
      }),
    ),
  ),
);

const letters = String.raw`(\p{L}{3,12})\.?`;
const weekday = String.raw`^(?:\p{L}{2,10}\.?,?\s+)?`;
const ordinal = String.raw`(?:st|nd|rd|th|º)?`;
const dayBeforeMonth = new RegExp(
  String.raw`${weekday}(\d{1,2})${ordinal}[\s-]+(?:de\s+|of\s+)?${letters}[\s,-]+(?:del?\s+)?(\d{4})`,
  'iu',
);
const monthBeforeDay = new RegExp(
  String.raw`${weekday}${letters}\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})`,
  'iu',
);

/** A day whose month is a word: `Jan 21, 2024`, `21 de enero de 2024`. */
function dayInWords(text: string): { day: string; rest: string } | null {
  if (text.length > 80) return null;
  const before = dayBeforeMonth.exec(text);
  const [all = '', day = '', name = '', year = ''] = before ?? [];
  if (before) return made(year, monthNames.get(alike(name)) ?? '', day, text.slice(all.length));
  const after = monthBeforeDay.exec(text);
  if (!after) return null;
  const [whole, month = '', date = '', inYear = ''] = after;
  return made(inYear, monthNames.get(alike(month)) ?? '', date, text.slice(whole.length));
}
