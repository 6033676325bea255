import { findClocks } from './announcementClocks.ts';
import type { ClockMention } from './announcementClocks.ts';
import { findDays } from './announcementDays.ts';
import type { DayMention } from './announcementDays.ts';
import { findLinks, findPassages } from './announcementPassages.ts';
import type { Link, Passage } from './announcementPassages.ts';
import { attachZones, findOffsets, findZones } from './announcementZones.ts';
import type { ZoneMention } from './announcementZones.ts';
import { blank, fold, readMark } from './spans.ts';
import type { Span } from './spans.ts';

export type { CalendarDay, DayMention } from './announcementDays.ts';
export type { ZoneMention } from './announcementZones.ts';

/** A time of day as it was written, with the zones and the day it belongs to by its place in the text. */
export interface TimeMention extends ClockMention {
  zones: readonly ZoneMention[];
  day: DayMention | null;
}

/** What was found in a text. */
export interface ReadText {
  /** The text with every character at its place. */
  original: string;
  /** The same without accents. */
  folded: string;
  /** The folded text with marks over days, times, offsets and links. */
  rest: string;
  times: TimeMention[];
  days: DayMention[];
  /** Places that belong to no time; a hint, never a statement. */
  places: ZoneMention[];
  links: Link[];
  passages: Passage[];
}

const fullStop = new RegExp(`(?<=${readMark})${readMark}(?= \\p{Lu}\\p{Ll})`, 'gu');

/** In UTF-16 code units. Forms take 10,000 characters, of which each may have two. */
const mostCharacters = 20_000;

/**
 * Reads the days, times and zones of a pasted announcement in English, Spanish, French or Portuguese, and who
 * is named.
 */
export function readText(pasted: string): ReadText {
  const original = pasted.slice(0, mostCharacters).normalize('NFC').replace(/\r\n?/g, '\n');
  // Every character keeps its place, so that what was said can be quoted from the original.
  const folded = fold(
    original.replace(/[\u00A0\u2009\u202F\t]/g, ' ').replace(/[\u2212\u2012]/g, '-'),
  );
  const links = findLinks(folded, original);
  const text = blank(folded, links);
  const days = findDays(text, original);
  const withoutDays = blank(text, days);
  const offsets = findOffsets(withoutDays, original);
  const clocks = findClocks(blank(withoutDays, offsets), original);
  const rest = blank(withoutDays, [...offsets, ...clocks]);
  const passages = findPassages(rest, original);
  const zones = findZones(blank(rest, passages), original, offsets, clocks);
  const attached = attachZones(withoutDays, clocks, zones);
  const starts = segments(
    // The full stop behind "4 pm." ends a sentence too, and that of "4 p.m." need not.
    rest.replace(fullStop, (mark, at: number) =>
      /[ap]m\.$/i.test(text.slice(Math.max(0, at - 2), at + 1)) ? '.' : mark,
    ),
  );
  const times = clocks.map((clock, index) => ({
    ...clock,
    zones: zonesOf(index, clocks, zones, attached),
    day: dayOf(text, clock, days, starts),
  }));
  const places = zones.filter((zone) => !attached.has(zone));
  return { original, folded, rest, times, days, places, links, passages };
}

/** The zones of a time; in "2:30–4 PM ET" and "2:30 PM ET–4 PM" the one zone holds for both. */
function zonesOf(
  index: number,
  clocks: readonly ClockMention[],
  zones: readonly ZoneMention[],
  attached: ReadonlyMap<ZoneMention, ClockMention>,
): ZoneMention[] {
  const of = (clock: ClockMention | undefined) =>
    clock === undefined ? [] : zones.filter((zone) => attached.get(zone) === clock);
  const clock = clocks[index];
  const own = of(clock);
  if (own.length > 0) return own;
  if (clock?.role === 'end') return of(clocks[index - 1]);
  const next = clocks[index + 1];
  return next?.role === 'end' ? of(next) : [];
}

/** Where the parts of a text begin that stand beside each other, divided by `/`, `|`, lines, sentences. */
function segments(text: string): number[] {
  return [0, ...[...text.matchAll(/[/|;\n·•]|[.!?]\s(?=\p{Lu})/gu)].map((match) => match.index)];
}

/** "at", "a las": words that tie a time to the day before it, and so keep no distance. */
const tie = /^(?:[,:]? (?:at|a las?|las?))? $/i;

function dayOf(
  text: string,
  clock: Span,
  days: readonly DayMention[],
  starts: readonly number[],
): DayMention | null {
  const segmentOf = ({ from }: Span) => starts.findLastIndex((start) => start <= from);
  const own = segmentOf(clock);
  const distance = ({ from, to }: Span) => {
    if (from >= clock.to) return from - clock.to;
    return tie.test(text.slice(to, clock.from)) ? 0 : clock.from - to;
  };
  const [nearest] = days
    .filter((day) => segmentOf(day) === own)
    .sort((a, b) => distance(a) - distance(b));
  return (
    nearest ??
    days.findLast((day) => day.from < clock.from) ??
    days.find((day) => day.from > clock.from) ??
    null
  );
}
