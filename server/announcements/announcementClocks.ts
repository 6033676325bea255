import { findRawClocks, spanGap } from './rawClocks.ts';
import type { RawClock } from './rawClocks.ts';
import type { Span } from './spans.ts';

/** A time of day as it was written. */
export interface ClockMention extends Span {
  said: string;
  /** `HH:mm`; both halves of the day where the text leaves that open, the likelier first. */
  readings: readonly string[];
  /** Whether it closes a span such as `2:30–4 PM`. */
  role: 'start' | 'end';
}

/** More times than any announcement names; what comes behind them stands unread. */
const mostClocks = 150;

/** Finds the times of a text that bears no dates and offsets any more; `text` is folded. */
export function findClocks(text: string, original: string): ClockMention[] {
  const raw = findRawClocks(text);
  const clocks: ClockMention[] = [];
  let closed = -1;
  for (const [index, clock] of raw.entries()) {
    if (clocks.length >= mostClocks) break;
    const next = raw[index + 1];
    const previous = raw[index - 1];
    const closes =
      previous !== undefined && closed < index - 1 && joined(text, previous, clock) !== null;
    if (closes) closed = index;
    const opens = !closes && next !== undefined && joined(text, clock, next) !== null;
    if (!clock.certain && !opens && !closes && !isListed(text, clocks.at(-1), clock)) continue;
    const opening = closes ? previous : undefined;
    clocks.push({
      from: clock.from,
      to: clock.to,
      said: original.slice(clock.from, clock.to).trim(),
      readings:
        opening === undefined ? readingsOf(clock, opens ? next : null) : endOf(opening, clock),
      role: closes ? 'end' : 'start',
    });
  }
  return clocks;
}

const listGap = /^,\s(?:and\s|y\s|et\s|e\s)?\p{L}[\p{L}' -]{2,25}\s$/u;

/** "doors 6, speakers 6:30, music 8": the last of a list of what happens, each with its hour behind it. */
function isListed(text: string, before: Span | undefined, clock: RawClock): boolean {
  return (
    before !== undefined &&
    clock.figure &&
    clock.hour > 0 &&
    clock.hour < 13 &&
    listGap.test(text.slice(before.to, clock.from)) &&
    /^\s?(?:$|[,.;\n)])/.test(text.slice(clock.to, clock.to + 2))
  );
}

/** Whether two times are the beginning and the end of a span; null where they are not. */
function joined(text: string, first: RawClock, second: RawClock): true | null {
  const gap = text.slice(first.to, second.from);
  if (!spanGap.test(gap)) return null;
  if (second.certain || first.certain) return second.figure || second.certain ? true : null;
  // "11-1" is a span of hours where a day stands beside it, and a result of a match elsewhere.
  return first.besideDay || second.besideDay ? true : null;
}

function readingsOf(clock: RawClock, end: RawClock | null): string[] {
  const { hour, minutes } = clock;
  const morning = clockReading(hour % 12, minutes);
  const afternoon = clockReading((hour % 12) + 12, minutes);
  if (hour > 12) return [clockReading(hour, minutes)];
  if (clock.half !== null) return [clock.half === 'a' ? morning : afternoon];
  // In "de 11 a 13 h" and "11–13" the end tells that the day has twenty-four hours.
  if (clock.full || (end !== null && end.half === null && end.hour > 12))
    return [clockReading(hour, minutes)];
  // In "2:30–4 PM" the PM is said once; in "10–2 PM" it cannot be meant for both.
  const [endReading] = end === null || end.half === null ? [] : readingsOf(end, null);
  if (endReading !== undefined)
    return end?.half === 'p' && afternoon < endReading ? [afternoon] : [morning];
  // "11–1" and "9–5" go over noon.
  if (end !== null && end.hour < hour && hour >= 8) return [morning];
  return hour >= 8 && hour < 12 ? [morning, afternoon] : [afternoon, morning];
}

/** The end of a span lies within half a day of its beginning, the beginning being read as likeliest. */
function endOf(opening: RawClock, end: RawClock): string[] {
  const readings = readingsOf(end, null);
  if (readings.length < 2) return readings;
  const [start = ''] = readingsOf(opening, end);
  const sameHalf =
    opening.full && opening.hour !== 12 ? [clockReading(end.hour, end.minutes)] : readings;
  return sameHalf.toSorted((a, b) => Number(a <= start) - Number(b <= start) || (a < b ? -1 : 1));
}

function clockReading(hour: number, minutes: number): string {
  return `${String(hour).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
}
