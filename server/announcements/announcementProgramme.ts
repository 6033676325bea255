import type { ProgrammeItem } from '../../db/schema.ts';
import { isSentence } from './eventWords.ts';
import { linkingAtEnd, notItem } from './programmeWords.ts';
import type { ReadText } from './announcementReading.ts';
import type { Moment } from './announcementMoments.ts';
import type { ReadTimes } from './announcementSchedule.ts';
import { blank, readMark, type Span } from './spans.ts';

/** An item of a programme as it was read. */
export interface ReadItem {
  moment: Moment;
  /** What its words are, where they stand in the text. */
  words: Span;
  item: ProgrammeItem;
}

/** What a programme is read from. */
export interface ProgrammeContext extends Pick<
  ReadTimes,
  'date' | 'time' | 'input' | 'start' | 'assembly'
> {
  part: { moments: readonly Moment[] };
  /** The date of a moment; null where nobody can tell it. */
  dateOf: (moment: Moment) => string | null;
  /** What was read otherwise: where it takes place, who calls, who speaks. */
  taken: readonly Span[];
}

/** More items than any announcement tells. */
const mostItems = 60;

/**
 * The programme of an event: every hour that has words of its own and is neither the start nor the arrival,
 * and those two where they have words. Without such an hour there is none.
 */
export function programmeIn(reading: ReadText, context: ProgrammeContext): ReadItem[] {
  const { date, time, input, start, assembly } = context;
  if (date === null) return [];
  const text = blank(withSpaces(reading), [...reading.times, ...reading.links]);
  const items: ReadItem[] = [];
  const coming = context.part.moments.filter(({ role }) => role !== 'end').slice(0, mostItems);
  let previous = { date: '', start: '' };
  let others = 0;
  for (const moment of coming) {
    // "14.00 Land today": a word of a title, and the day is that of the line above.
    const relative = moment.day?.ahead !== undefined && moment.day !== start?.day;
    const chief = moment === start || moment === assembly;
    const on = chief ? date : relative ? previous.date || date : context.dateOf(moment);
    const words = wordsOf(reading, text, moment, context.taken);
    if (on === null || on < date || (moment.times.length > 1 && !chief)) continue;
    const local =
      moment === start
        ? time
        : moment === assembly
          ? (input?.assemblyLocal?.slice(11) ?? null)
          : null;
    const begins = local ?? likelyReading(moment, on === previous.date ? previous.start : '');
    if (words === null || begins === null) continue;
    if (
      chief &&
      moment.role === null &&
      !opensLine(text, moment) &&
      !isLabel(text, words) &&
      !sharesLine(reading, moment, coming)
    )
      continue;
    if (items.some(({ item }) => (item.day ?? date) === on && item.start === begins)) continue;
    previous = { date: on, start: begins };
    if (!chief) others += 1;
    items.push({
      moment,
      words,
      item: {
        day: on === date ? null : on,
        start: begins,
        startOccurrence: 'only',
        end: endOf(moment, begins),
        endOccurrence: 'only',
        title: titled(reading.original.slice(words.from, words.to)),
        place: '',
        speakers: '',
      },
    });
  }
  return others === 0 ? [] : items;
}

/** The days of a text are no words of what happens on them. */
function withSpaces({ folded, days }: ReadText): string {
  const dated = days.some(({ dates }) => dates.length > 0);
  // "Land today" beside dates: a word of a title.
  const told = dated ? days.filter(({ ahead }) => ahead === undefined) : days;
  // A comma behind a day divides nothing: "Rally: 17th, 3 PM".
  const spans = told.map(({ from, to }) => ({
    from,
    to: folded[to] === ',' && /:\s?$/.test(folded.slice(0, from).slice(-2)) ? to + 1 : to,
  }));
  return blank(folded, spans).replaceAll(readMark, ' ');
}

function likelyReading({ times: [first] }: Moment, after: string): string | null {
  return first.readings.find((reading) => reading > after) ?? first.readings[0] ?? null;
}

function endOf({ ends: [end] }: Moment, begins: string): string | null {
  return end?.readings.find((reading) => reading > begins) ?? null;
}

/** "Inaugural session: 16th, 10:30 AM" */
function isLabel(text: string, { to }: Span): boolean {
  return /^\s?:/.test(text.slice(to, to + 2));
}

function opensLine(text: string, { from }: Span): boolean {
  const lead = text.slice(text.lastIndexOf('\n', from) + 1, from);
  return !lead.includes(readMark) && !/[\p{L}\p{N}]/u.test(lead);
}

function sharesLine({ original }: ReadText, moment: Moment, all: readonly Moment[]): boolean {
  const lineOf = ({ from }: Span) => original.lastIndexOf('\n', from);
  return all.some((other) => other !== moment && lineOf(other) === lineOf(moment));
}

const before = new RegExp(`[,;.!?\\n•|·()${readMark}]`);
const behind = new RegExp(`[,;.!?\\n•|·()${readMark}]|\\s[–—-]\\s`);
const longestTitle = 80;

/** The words that tell what an hour is for: in front of it, `doors 6`, or else behind it, `7pm keynote`. */
function wordsOf(
  { original }: ReadText,
  text: string,
  moment: Moment,
  taken: readonly Span[],
): Span | null {
  const lead =
    text
      .slice(Math.max(0, moment.from - 100), moment.from)
      .split(before)
      .at(-1) ?? '';
  const cut = lead.replace(linkingAtEnd, '');
  const skipped =
    /^[^\p{L}\p{N}"“«¿¡]*(?:(?:and|then|y|luego|et|puis|e|depois)\s)*/iu.exec(cut)?.[0].length ?? 0;
  const from = moment.from - lead.length + skipped;
  const told = { from, to: from + cut.length - skipped };
  if (isTitle(original, told)) return told;
  const zoned = Math.max(
    moment.to,
    ...moment.times.flatMap(({ zones }) => zones.map(({ to }) => to)),
  );
  const rest = text.slice(zoned, zoned + 140).split(behind)[0] ?? '';
  const space = /^[\s:–—-]*(?:for\s)?/i.exec(rest)?.[0].length ?? 0;
  const after = { from: zoned + space, to: zoned + rest.trimEnd().length };
  const free = taken.every((span) => after.to <= span.from || after.from >= span.to);
  return free && isTitle(original, after) ? after : null;
}

function isTitle(original: string, { from, to }: Span): boolean {
  const text = original.slice(from, to).trim();
  return (
    /\p{L}{3}/u.test(text) &&
    text.length <= longestTitle &&
    text.split(/\s+/).length <= 8 &&
    !notItem.test(text) &&
    !isSentence.test(text)
  );
}

function titled(said: string): string {
  const text = said.trim().replace(/\s+/g, ' ').replaceAll('|', '/');
  return text.charAt(0).toUpperCase() + text.slice(1);
}
