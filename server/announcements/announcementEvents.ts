import { resolveDay } from './announcementDates.ts';
import type { Moment } from './announcementMoments.ts';
import type { DayMention, ReadText } from './announcementReading.ts';
import type { Span } from './spans.ts';

/** The part of a text that calls one event. */
export interface EventPart extends Span {
  moments: readonly Moment[];
  /** The days of this part. */
  days: readonly DayMention[];
}

/** More events than any announcement calls. */
const mostEvents = 10;

/**
 * Divides a text into the events that it calls: each is a day with an hour, or a day alone where the
 * text has no hour at all.
 *
 * @param today `YYYY-MM-DD`
 */
export function eventParts(
  reading: ReadText,
  moments: readonly Moment[],
  today: string,
): EventPart[] {
  const starts = moments.filter(({ role }) => role !== 'end');
  const groups: Moment[][] = [];
  const keys: (string | null)[] = [];
  for (const moment of starts) {
    const key = dateKey(reading, moment, today);
    const last = groups.at(-1);
    const [lead] = last ?? [];
    const sameDay = key === null || keys.at(-1) === null || keys.at(-1) === key;
    if (last === undefined || lead === undefined) {
      groups.push([moment]);
      keys.push(key);
    } else if ((sameDay && !elsewhere(reading, lead, moment)) || groups.length >= mostEvents) {
      last.push(moment);
      keys[keys.length - 1] ??= key;
    } else {
      const again = keys.findIndex((known) => known === key);
      // The same day is told again farther down: in a reminder, in another language.
      const known = groups[again];
      if (known !== undefined && !elsewhere(reading, known[0] ?? moment, moment))
        known.push(moment);
      else {
        groups.push([moment]);
        keys.push(key);
      }
    }
  }
  if (groups.length < 2)
    return [{ from: 0, to: reading.original.length, moments, days: reading.days }];
  const bounds = boundaries(reading, groups);
  return groups.map((group, index) => {
    const from = bounds[index] ?? 0;
    const to = bounds[index + 1] ?? reading.original.length;
    const ends = moments.filter((moment) => moment.role === 'end' && within(moment, { from, to }));
    const days = reading.days.filter((day) => within(day, { from, to }));
    return { from, to, moments: [...group, ...ends], days };
  });
}

/** The date of a moment; of one within several days that are told together, the first of those. */
function dateKey({ days, original }: ReadText, { day }: Moment, today: string): string | null {
  if (day === null) return null;
  const explicit = days.filter(({ dates }) => dates.length > 0).slice(0, 2 * mostEvents);
  const monthFirst = /\d\s?[ap]\.?m\b/i.test(original);
  const near = explicit.filter(({ until }) => until !== undefined).slice(0, mostEvents);
  const context = { today, monthFirst, explicit: near };
  const resolved = resolveDay(day, context);
  if (resolved === null) return null;
  for (const range of near) {
    const whole = resolveDay(range, { ...context, explicit: [] });
    if (whole === null || whole.until === null) continue;
    if (whole.date <= resolved.date && resolved.date <= whole.until) return whole.date;
  }
  return day.dates.length === 0 && day.ahead === undefined
    ? weekdayKey(explicit, day, resolved.date, context)
    : resolved.date;
}

/** A weekday that a date of the text has is that date. */
function weekdayKey(
  explicit: readonly DayMention[],
  day: DayMention,
  date: string,
  context: { today: string; monthFirst: boolean },
): string {
  const found = resolveDay(day, { ...context, explicit });
  return found?.doubt === null ? found.date : date;
}

/** Whether a moment has a line, a day and a city of its own: the same action in another city. */
function elsewhere(reading: ReadText, lead: Moment, moment: Moment): boolean {
  if (lead.day === null || moment.day === null || lead.day === moment.day) return false;
  const [one, other] = [lead, moment].map(({ from }) => lineAt(reading.original, from));
  if (one === undefined || other === undefined || one.from === other.from) return false;
  const cities = (line: Span) =>
    reading.places.filter(({ place, ...at }) => place?.kind === 'city' && within(at, line));
  const [first] = cities(one);
  const [second] = cities(other);
  return (
    first !== undefined &&
    second !== undefined &&
    first.said !== second.said &&
    within(lead.day, one) &&
    within(moment.day, other)
  );
}

function lineAt(text: string, position: number): Span {
  const end = text.indexOf('\n', position);
  return { from: text.lastIndexOf('\n', position - 1) + 1, to: end === -1 ? text.length : end };
}

function within(inner: Span, outer: Span): boolean {
  return inner.from >= outer.from && inner.to <= outer.to;
}

/** Where the part of each group begins. */
function boundaries({ original }: ReadText, groups: readonly (readonly Moment[])[]): number[] {
  const anchors = groups.map((group) => {
    const [lead] = group;
    const day = lead?.day ?? null;
    const from = lead?.from ?? 0;
    return day !== null && from - day.to < 200 && day.from < from ? day.from : from;
  });
  return anchors.map((anchor, index) => {
    if (index === 0) return headOf(original, anchor, 0);
    const previous = groups[index - 1]?.at(-1)?.to ?? 0;
    return headOf(original, anchor, Math.min(previous, anchor));
  });
}

/** The head of the part in which an anchor stands: its paragraph, its line or its sentence. */
function headOf(text: string, anchor: number, after: number): number {
  const between = text.slice(after, anchor);
  const paragraph = lastMatch(between, /\n[ ]*\n\s*/g);
  if (paragraph !== null) {
    const at = after + paragraph.index + paragraph[0].length;
    if (/\p{L}{3}/u.test(text.slice(at, anchor)) || between.slice(0, paragraph.index).trim() === '')
      return at;
    // The paragraph begins with the day: its heading is the one above.
    const above = between.slice(0, paragraph.index).lastIndexOf('\n\n');
    return above === -1 ? at : after + above + 2;
  }
  const line = between.lastIndexOf('\n');
  if (line !== -1) {
    const at = after + line + 1;
    if (/\p{L}{3}/u.test(text.slice(at, anchor))) return at;
    const above = between.slice(0, line).lastIndexOf('\n');
    return above === -1 ? at : after + above + 1;
  }
  const sentence = lastMatch(between, /[.!?;]\s/g);
  return sentence === null ? after : after + sentence.index + 2;
}

function lastMatch(text: string, pattern: RegExp): RegExpExecArray | null {
  return [...text.matchAll(pattern)].at(-1) ?? null;
}
