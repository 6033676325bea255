import { addDays, resolveDay } from './announcementDates.ts';
import type { Moment } from './announcementMoments.ts';
import type { DayMention, ReadText } from './announcementReading.ts';
import { elsewhere, lineAt, within } from './otherCities.ts';
import { hourIsOpen, venueNoun } from './eventWords.ts';
import type { Span } from './spans.ts';

/** The part of a text that calls one event. */
export interface EventPart extends Span {
  moments: readonly Moment[];
  /** The days of this part. */
  days: readonly DayMention[];
  /** Those of the moments that are on a later day than the first of several. */
  later: ReadonlySet<Moment>;
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
  joinDays(reading, groups, keys, today);
  const open = openDays(reading, starts, keys, today);
  if (groups.length + open.length < 2)
    return [
      {
        from: 0,
        to: reading.original.length,
        moments,
        days: reading.days,
        later: laterIn(reading, starts, today),
      },
    ];
  const heads = [
    ...groups.flatMap((group) => {
      const [lead] = group;
      const to = group.at(-1)?.to ?? 0;
      return lead === undefined ? [] : [{ from: lead.from, to, day: lead.day, group }];
    }),
    ...open.map((day) => ({ from: day.from, to: day.to, day, group: [] })),
  ].toSorted((a, b) => a.from - b.from);
  const bounds = boundaries(reading, heads);
  return heads.map(({ group }, index) => {
    const from = bounds[index] ?? 0;
    const to = bounds[index + 1] ?? reading.original.length;
    const ends = moments.filter((moment) => moment.role === 'end' && within(moment, { from, to }));
    const days = reading.days.filter((day) => within(day, { from, to }));
    const later = laterIn(reading, group, today);
    return { from, to, moments: [...group, ...ends], days, later };
  });
}

/** Days of their own whose hour the text says to be open: "Monday, December 14, time TBA". */
function openDays(
  reading: ReadText,
  starts: readonly Moment[],
  keys: readonly (string | null)[],
  today: string,
): DayMention[] {
  const found: DayMention[] = [];
  const known = new Set(keys);
  for (const day of reading.days.slice(0, mostMoments)) {
    const told = day.dates.length > 0 && day.repeats !== true && found.length < mostEvents;
    if (!told || starts.some((moment) => moment.day === day)) continue;
    const behind = reading.folded.slice(day.to, day.to + 60).split('\n', 1)[0] ?? '';
    const key = dateKey(reading, { day }, today, true);
    if (!hourIsOpen(behind) || key === null || known.has(key)) continue;
    known.add(key);
    found.push(day);
  }
  return found;
}

/** The date of a moment; of one within several days that are told together, the first of those. */
function dateKey(
  reading: ReadText,
  moment: Pick<Moment, 'day'>,
  today: string,
  own = false,
): string | null {
  const { days, original } = reading;
  const { day } = moment;
  if (day === null) return null;
  const explicit = days.filter(({ dates }) => dates.length > 0).slice(0, 2 * mostEvents);
  const monthFirst = /\d\s?[ap]\.?m\b/i.test(original);
  const near = explicit.filter(({ until }) => until !== undefined).slice(0, mostEvents);
  const context = { today, monthFirst, explicit: near };
  const resolved = resolveDay(day, context);
  if (resolved === null) return null;
  if (own) return resolved.date;
  for (const range of near) {
    const whole = resolveDay(range, { ...context, explicit: [] });
    if (whole === null || whole.until === null) continue;
    if (whole.date <= resolved.date && resolved.date <= whole.until) return whole.date;
  }
  return day.dates.length === 0 && day.ahead === undefined
    ? weekdayKey(explicit, day, resolved.date, context)
    : resolved.date;
}

/** The moments that are on a later day than the first. */
function laterIn(reading: ReadText, moments: readonly Moment[], today: string): Set<Moment> {
  const dates = moments
    .slice(0, mostMoments)
    .map((moment) => [moment, dateKey(reading, moment, today, true)] as const);
  const first = dates.flatMap(([, date]) => date ?? []).toSorted()[0];
  return new Set(
    dates.flatMap(([moment, date]) =>
      date !== null && first !== undefined && date > first ? [moment] : [],
    ),
  );
}

/** More than the programme of any announcement has. */
const mostMoments = 60;

/**
 * "Friday 22: 18:30 opening, 20:00 dinner", and the next line begins with Saturday 23: a programme of several
 * days, where a heading stands above and neither line has a place of its own.
 */
function joinDays(
  reading: ReadText,
  groups: Moment[][],
  keys: (string | null)[],
  today: string,
): void {
  for (let index = groups.length - 1; index > 0; index -= 1) {
    const [one, other] = [groups[index - 1], groups[index]];
    if (one === undefined || other === undefined) continue;
    const [first, second] = [one, other].map((group) => headLine(reading, group));
    const last = one.at(-1);
    if (first === undefined || second === undefined || last === undefined) continue;
    const [before, after] = [last, other[0] ?? last].map((moment) =>
      dateKey(reading, moment, today, true),
    );
    const follows = before !== null && before !== undefined && after === addDays(before, 1);
    const several = one.length > 1 || other.length > 1;
    if (!follows || !several || first.from === second.from) continue;
    if (reading.original.slice(0, first.from).trim() === '') continue;
    one.push(...other);
    groups.splice(index, 1);
    keys.splice(index, 1);
  }
}

/** The line of a day with its hours, where it begins with the day and names no place. */
function headLine(
  { original, rest, places }: ReadText,
  group: readonly Moment[],
): Span | undefined {
  const day = group[0]?.day;
  if (day === null || day === undefined) return undefined;
  const line = lineAt(original, day.from);
  const begins = !/[\p{L}\p{N}]/u.test(original.slice(line.from, day.from));
  const place =
    venueNoun.test(rest.slice(line.from, line.to)) || places.some((one) => within(one, line));
  return begins && !place ? line : undefined;
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

interface Head extends Span {
  day: DayMention | null;
}

/** Where the part of each group begins. */
function boundaries({ original }: ReadText, heads: readonly Head[]): number[] {
  const anchors = heads.map(({ from, day }) => {
    if (day !== null && heads.filter((other) => other.day === day).length > 1)
      return original.lastIndexOf('\n', from) + 1;
    return day !== null && from - day.to < 200 && day.from < from ? day.from : from;
  });
  return anchors.map((anchor, index) => {
    if (index === 0) return headOf(original, anchor, 0);
    const previous = heads[index - 1]?.to ?? 0;
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
