import { findClocks, type ClockMention } from '../announcements/announcementClocks.ts';
import { fold } from '../announcements/spans.ts';
import { anyAbbreviation } from '../announcements/zoneWords.ts';
import { cellText, saysNothingYet } from './cellText.ts';
import { afternoons, asides, between, leads, mornings, nights, noons, units } from './hourWords.ts';

/** An hour, and until when: `HH:mm` on the clocks of the place. */
export interface HourReading {
  start: string;
  /** null where none is told. */
  end: string | null;
}

/** What a cell says of the hour. */
export type ReadHour =
  /** `clocks` are the letters of a zone that stand beside it (`ET`); null for none. */
  | ({ kind: 'hour'; clocks: string | null } & HourReading)
  /** It may be one of these, the likeliest first: "4:00" is in the morning or in the afternoon. */
  | { kind: 'unclear'; readings: readonly HourReading[] }
  /** It is not known yet, or nobody wrote it down. */
  | { kind: 'open' }
  | { kind: 'unreadable' };

/** An hour as it is written, before it is clear which half of the day is meant. */
interface Clock {
  hour: number;
  minutes: number;
  half: 'a' | 'p' | null;
  /** Whether it is written as hours of twenty-four are: "09:00", "9h", "9 Uhr". */
  marked: boolean;
}

/** Longer texts are no hour, whatever stands in them. */
const longest = 120;

/**
 * Reads the hour in a cell, however people write it: "16h", "4 pm", "18.30", "16 Uhr 30", "de 16 a 18 hs",
 * "الساعة ٤ مساء", or as a spreadsheet keeps it, as a part of a day.
 */
export function readHour(cell: string): ReadHour {
  if (cell.trim() === '' || saysNothingYet(cell)) return { kind: 'open' };
  if (cell.length > longest) return { kind: 'unreadable' };
  const kept = partOfDay(cell.trim());
  if (kept !== null) return exactly(kept);
  const { rest, clocks } = withoutZone(cell);
  const text = withoutAsides(cellText(rest));
  if (noons.test(text)) return exactly('12:00', clocks);
  const match = whole.exec(text);
  const first = match === null ? null : clockIn(match.groups ?? {}, '');
  if (match === null || first === null) return inFreeText(cell);
  const hasEnd = match.groups?.['hour2'] !== undefined;
  const last = hasEnd ? clockIn(match.groups ?? {}, '2') : null;
  if (hasEnd && last === null) return { kind: 'unreadable' };
  return settled(readingsOf(first, last), clocks);
}

/** `0.6666666667`, or `1899-12-30 16:00` where a reader of spreadsheets made a date of it. */
function partOfDay(cell: string): string | null {
  const [, dated] = /^(?:1899-12-3[01]|1900-01-0[01])[T ](\d\d:\d\d)/.exec(cell) ?? [];
  if (dated !== undefined) return dated;
  const part = /^0[.,]\d+$/.test(cell) ? Number(cell.replace(',', '.')) : null;
  if (part === null) return null;
  const minutes = Math.round(part * 24 * 60) % (24 * 60);
  return clockText(Math.floor(minutes / 60), minutes % 60);
}

function exactly(start: string, clocks: string | null = null): ReadHour {
  return { kind: 'hour', start, end: null, clocks };
}

const zonePattern = new RegExp(`[\\s\\d(](${anyAbbreviation})\\)?\\s*$`);

/** Takes the letters of a zone off the end of a cell. */
function withoutZone(cell: string): { rest: string; clocks: string | null } {
  const [, clocks] = zonePattern.exec(cell) ?? [];
  // "4 PM" and "9 AM" are no zones.
  if (clocks === undefined || /^[AP]M$/.test(clocks)) return { rest: cell, clocks: null };
  return { rest: cell.replace(new RegExp(`\\(?${clocks}\\)?\\s*$`), ''), clocks };
}

const asidePattern = new RegExp(`[\\s,(]+(?:${asides})\\)?\\.?$|^(?:${asides})\\.? (?=\\d)`);

function withoutAsides(text: string): string {
  return text
    .replace(asidePattern, '')
    .replace(/[.,;]$/, '')
    .trim();
}

const clock = (mark: string) =>
  [
    `(?<hour${mark}>\\d{1,2}?)(?:(?:(?<sign${mark}>`,
    '\\s?(?:h|:|uhr|hs|hrs|heures?|horas?|ore)\\s?|\\.|,)|(?=\\d\\d\\b|\\d\\dh))',
    `(?<minutes${mark}>\\d\\d)(?:[:.]\\d\\d)?)?`,
    `(?:\\s?(?<unit${mark}>${units})(?![\\p{L}])\\.?)?(?:,?\\s?(?<half${mark}>${mornings}|${afternoons}))?`,
  ].join('');
const led = `(?:(?:${leads})[.:]?\\s?)`;
const whole = new RegExp(
  `^${led}{0,3}${clock('')}(?:\\s?(?:${between})\\s?${led}{0,2}${clock('2')})?$`,
  'u',
);
const isMorning = new RegExp(`^(?:${mornings})$`, 'u');

function clockIn(groups: Readonly<Record<string, string | undefined>>, mark: string): Clock | null {
  const written = groups[`hour${mark}`] ?? '';
  const hour = Number(written);
  const minutes = Number(groups[`minutes${mark}`] ?? '0');
  if (hour > 23 || minutes > 59) return null;
  const words = groups[`half${mark}`];
  const isNight = words !== undefined && nights.test(words) && hour === 12;
  const half = words === undefined ? null : isMorning.test(words) || isNight ? 'a' : 'p';
  const unit = groups[`unit${mark}`] ?? '';
  const sign = groups[`sign${mark}`] ?? '';
  const isMarked = /[hur]/.test(sign) || (sign !== '' && hour > 8);
  const marked = unit !== '' || isMarked || written.startsWith('0');
  return { hour, minutes, half, marked };
}

/** All that an hour may be with its end, the likeliest first. */
function readingsOf(first: Clock, last: Clock | null): HourReading[] {
  if (last === null) return startsOf(first).map((start) => ({ start, end: null }));
  const isFull = last.half === null && last.hour > 12;
  // In "4-6 pm" the pm is said once; in "10-2 pm" it cannot be meant for both.
  const shared =
    first.half === null && last.half === 'p' && first.hour % 12 < last.hour % 12 ? 'p' : null;
  const starts =
    isFull && first.half === null && last.hour > first.hour && first.hour > 6
      ? [clockText(first.hour, first.minutes)]
      : startsOf(shared === null ? first : { ...first, half: shared });
  const readings = starts.map((start) => ({ start, end: endAfter(start, last) }));
  // What would end on the next day is meant only where nothing else is.
  const sameDay = readings.filter(({ start, end }) => end > start);
  return sameDay.length > 0 ? sameDay : readings;
}

/** An end whose half is open is the first that comes. */
function endAfter(start: string, last: Clock): string {
  if (last.half !== null || last.hour > 12 || last.hour === 0) return startsOf(last)[0] ?? start;
  const ends = [last.hour % 12, (last.hour % 12) + 12].map((hour) => clockText(hour, last.minutes));
  return ends.find((end) => end > start) ?? ends[0] ?? start;
}

function startsOf({ hour, minutes, half, marked }: Clock): string[] {
  const morning = clockText(hour % 12, minutes);
  const afternoon = clockText((hour % 12) + 12, minutes);
  if (hour > 12 || hour === 0) return [clockText(hour, minutes)];
  if (half !== null) return [half === 'a' ? morning : afternoon];
  if (hour === 12) return [afternoon];
  // Nobody calls people together at four in the morning without being asked whether that is meant.
  if (hour < 7) return [afternoon, morning];
  if (marked) return [morning];
  return [morning, afternoon];
}

function settled(readings: readonly HourReading[], clocks: string | null): ReadHour {
  const [only, ...others] = readings;
  if (only === undefined) return { kind: 'unreadable' };
  return others.length > 0 ? { kind: 'unclear', readings } : { kind: 'hour', ...only, clocks };
}

/** "Gather at half past three, march at 4 pm": by the rules for announcements, which know such words. */
function inFreeText(cell: string): ReadHour {
  const found = findClocks(fold(cell), cell);
  const starts = found.filter(({ role }) => role === 'start');
  const [first] = starts;
  if (first === undefined) return { kind: 'unreadable' };
  const end = found.find(({ role, from }) => role === 'end' && from > first.from) ?? null;
  const readings = starts.flatMap((one) =>
    likely(one).map((start) => ({ start, end: one === first ? (end?.readings[0] ?? null) : null })),
  );
  return settled(readings.slice(0, 4), null);
}

function likely({ readings }: ClockMention): readonly string[] {
  return readings;
}

function clockText(hour: number, minutes: number): string {
  return `${String(hour).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
}
