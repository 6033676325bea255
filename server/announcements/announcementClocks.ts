import type { Span } from './announcementWords.ts';

/** A time of day as it was written. */
export interface ClockMention extends Span {
  said: string;
  /** `HH:mm`; both halves of the day where the text leaves that open, the likelier first. */
  readings: readonly string[];
  /** Whether it closes a span such as `2:30–4 PM`. */
  role: 'start' | 'end';
}

const half = '([ap])\\.?\\s?m\\b\\.?';
const partOfDay =
  '(?:de|por|en) la (manana|tarde|noche|madrugada)|(?:in the|at) (morning|afternoon|evening|night)';
const before = '(\\b(?:at|a las?|las)\\s)?';
const figures = '(?<!\\d|\\d[:.,])(\\d{1,2})(?:(:|h|\\.)(\\d{2}))?(?![\\d:/%])';
const unit = '(hs?|hrs?|horas?|o.clock)\\b(?!\\s(?:de|del)\\sduracion)\\.?';
const timePattern = new RegExp(
  [
    '\\b(noon|midday|mediodia|midnight|medianoche)\\b',
    `${before}${figures}\\s?(?:${half}|${unit})?(?:\\s?(?:${partOfDay}))?`,
  ].join('|'),
  'gi',
);
const spanGap = /^\s*(?:-|–|—|to|until|till|a|a las|hasta|hasta las)\s*$/i;

interface RawClock extends Span {
  hour: number;
  minutes: number;
  half: 'a' | 'p' | null;
  /** Whether the text alone says that this is a time and not any number. */
  certain: boolean;
  /** Whether the twenty-four hour clock is written. */
  full: boolean;
}

/** Finds the times of a text that bears no dates and offsets any more; `text` is folded. */
export function findClocks(text: string, original: string): ClockMention[] {
  const raw = [...text.matchAll(timePattern)].flatMap((match) => rawClock(match));
  const clocks: ClockMention[] = [];
  for (const [index, clock] of raw.entries()) {
    const next = raw[index + 1];
    const opens = next !== undefined && next.certain && spans(text, clock, next);
    const previous = raw[index - 1];
    const closes = previous !== undefined && spans(text, previous, clock) && clock.certain;
    if (!clock.certain && !opens) continue;
    clocks.push({
      from: clock.from,
      to: clock.to,
      said: original.slice(clock.from, clock.to).trim(),
      readings: readingsOf(clock, opens ? next : null),
      role: closes ? 'end' : 'start',
    });
  }
  return clocks;
}

function spans(text: string, first: Span, second: Span): boolean {
  return spanGap.test(text.slice(first.to, second.from));
}

function rawClock(match: RegExpExecArray): RawClock[] {
  const [whole, word, at, hours, separator, minutes, half, unit, part, englishPart] = match;
  const from = match.index + (at?.length ?? 0);
  const to = match.index + whole.trimEnd().length;
  if (word !== undefined) {
    const hour = /noon|midday|mediodia/i.test(word) ? 12 : 0;
    return [{ from, to, hour, minutes: 0, half: null, certain: true, full: true }];
  }
  const hour = Number(hours);
  const rest = Number(minutes ?? 0);
  if (hour > 24 || rest > 59 || (hour === 24 && rest > 0)) return [];
  const named = (part ?? englishPart ?? '').toLowerCase();
  const morning = /^(?:manana|madrugada|morning)$/.test(named);
  const partHalf = named === '' ? null : morning || (named === 'noche' && hour === 12) ? 'a' : 'p';
  const dotted = separator === '.' && half === undefined && unit === undefined;
  return [
    {
      from,
      to,
      hour: hour % 24,
      minutes: rest,
      half: half === undefined ? partHalf : half.toLowerCase() === 'a' ? 'a' : 'p',
      certain:
        (minutes !== undefined && !dotted) ||
        half !== undefined ||
        unit !== undefined ||
        named !== '' ||
        (at !== undefined && !dotted),
      full:
        hour > 12 ||
        hour === 0 ||
        (hours ?? '').startsWith('0') ||
        separator === 'h' ||
        /^h/i.test(unit ?? ''),
    },
  ];
}

function readingsOf(clock: RawClock, end: RawClock | null): string[] {
  const { hour, minutes } = clock;
  const morning = clockReading(hour % 12, minutes);
  const afternoon = clockReading((hour % 12) + 12, minutes);
  if (hour > 12) return [clockReading(hour, minutes)];
  if (clock.half !== null) return [clock.half === 'a' ? morning : afternoon];
  if (clock.full) return [clockReading(hour, minutes)];
  // In "2:30–4 PM" the PM is said once; in "10–2 PM" it cannot be meant for both.
  const [endReading] = end === null || end.half === null ? [] : readingsOf(end, null);
  if (endReading !== undefined)
    return end?.half === 'p' && afternoon < endReading ? [afternoon] : [morning];
  return hour >= 8 && hour < 12 ? [morning, afternoon] : [afternoon, morning];
}

function clockReading(hour: number, minutes: number): string {
  return `${String(hour).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
}
