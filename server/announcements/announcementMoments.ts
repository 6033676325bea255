import type { DayMention, ReadText, TimeMention } from './announcementReading.ts';
import { leadsToGathering, roleBeside } from './clockWords.ts';
import type { ClockRole } from './clockWords.ts';
import { blank, readMark } from './spans.ts';
import type { Span } from './spans.ts';

/** One moment that a text names, on as many clocks as it names for it: `2:30 PM ET / 11:30 AM PT`. */
export interface Moment extends Span {
  /** Of its beginning; never empty. */
  times: readonly [TimeMention, ...TimeMention[]];
  /** Of the end that is told with it. */
  ends: readonly TimeMention[];
  day: DayMention | null;
  /** What the words beside it say that it is for. */
  role: ClockRole | null;
  /** Whether it is told as a line of a programme: `15:00 Workshops`. */
  item: boolean;
}

/** What may stand between the same moment on two clocks. */
const betweenClocks = new RegExp(
  [
    `^[\\s${readMark}/|,;•·()[\\]:–—=-]*`,
    `(?:(?:and|y|e|or|o|is|equals|that is|es decir)\\s)?[\\s${readMark}(]*$`,
  ].join(''),
  'i',
);
const clauseBefore = new RegExp(`[,;.\\n•|(${readMark}]`);
const clauseBehind = new RegExp(`[,;.\\n•|)${readMark}]|\\d`);

/** Gathers the times of a text into moments, in its order. */
export function momentsOf(reading: ReadText): Moment[] {
  const { times, folded, days, places } = reading;
  const zones = times.flatMap((time) => time.zones);
  const text = blank(folded, [...days, ...times, ...zones, ...places]);
  const groups: { times: TimeMention[]; ends: TimeMention[] }[] = [];
  for (const [index, time] of times.entries()) {
    const group = groups.at(-1);
    const before = times[index - 1];
    if (group === undefined || before === undefined) groups.push({ times: [time], ends: [] });
    else if (time.role === 'end') group.ends.push(time);
    else if (
      time.zones.length > 0 &&
      before.zones.length > 0 &&
      !/\n[ ]*\n/.test(folded.slice(before.to, time.from)) &&
      betweenClocks.test(text.slice(before.to, time.from)) &&
      !bothHaveDays(days, before, time, group.times[0]?.day ?? null, folded)
    )
      group.times.push(time);
    else groups.push({ times: [time], ends: [] });
  }
  return groups.flatMap((group) => momentOf(reading, text, group));
}

/** "Buenos Aires: December 10, 11 AM" and "Santiago: December 10, 12 PM" in lines of their own. */
function bothHaveDays(
  days: readonly DayMention[],
  before: Span,
  time: Span,
  day: DayMention | null,
  text: string,
): boolean {
  const line = text.slice(before.to, time.from);
  return (
    line.includes('\n') &&
    day !== null &&
    days.some(({ from, to }) => from >= before.to && to <= time.from + 60 && from !== day.from)
  );
}

function momentOf(
  { folded, original, days }: ReadText,
  text: string,
  { times, ends }: { times: TimeMention[]; ends: TimeMention[] },
): Moment[] {
  const [first, ...others] = times;
  if (first === undefined) return [];
  const span = { from: first.from, to: (ends.at(-1) ?? others.at(-1) ?? first).to };
  const leadTo = labelledDay(folded, days, first)?.from ?? first.from;
  const lead = text.slice(Math.max(0, leadTo - 60), leadTo);
  const before = lead.split(clauseBefore).at(-1) ?? '';
  // In "20 hs. Concentración 19:30" another sentence begins.
  const sentenceEnds = first.said.endsWith('.') && /^\s\p{Lu}/u.test(original.slice(span.to));
  const behind = sentenceEnds
    ? ''
    : (text.slice(span.to, span.to + 40).split(clauseBehind)[0] ?? '');
  const idiom = /^\s?for\s?$/i.test(folded.slice(first.to, first.to + 5).replace(/\d.*/, ''));
  const clause =
    lead
      .replace(/\([^()\n]*\)/g, ' ')
      .split(clauseBefore)
      .at(-1) ?? '';
  const role = idiom
    ? 'gather'
    : (roleBeside(before, behind) ?? (leadsToGathering(clause) ? 'gather' : null));
  const line = folded.slice(folded.lastIndexOf('\n', first.from) + 1, first.from);
  // A line that opens with its hour, and a part of a sentence that does, is an item where it tells of what.
  const item = /^[\s•*·–-]*$/.test(line) && /\p{L}{3}/u.test(behind);
  return [{ ...span, times: [first, ...others], ends, day: first.day, role, item }];
}

/**
 * "Registration: Saturday 8 h", and among several days "Gates Friday noon": what comes before such a day
 * tells what its hour is for.
 */
function labelledDay(
  folded: string,
  days: readonly DayMention[],
  { from }: Span,
): DayMention | undefined {
  const several = days.some(({ until }) => until !== undefined);
  return days.find(
    (day) =>
      day.to <= from &&
      /^[\s,]*$/.test(folded.slice(day.to, from)) &&
      ((several && day.dates.length === 0) ||
        /\p{L}:\s?$/u.test(folded.slice(Math.max(0, day.from - 3), day.from))),
  );
}
