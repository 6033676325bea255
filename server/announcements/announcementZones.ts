import { inTurn } from '../patterns.ts';
import type { ClockMention } from './announcementClocks.ts';
import { findPlaces } from './announcementPlaces.ts';
import type { PlaceMention } from './announcementPlaces.ts';
import { zoneOfCountry } from './places.ts';
import { shortCountries } from './regions.ts';
import { alternatives, readMark } from './spans.ts';
import type { Span } from './spans.ts';
import { abbreviationMeanings, anyAbbreviation, zonePhrases } from './zoneWords.ts';
import type { ZoneMeaning } from './zoneWords.ts';

/** A word about a zone, with what it may mean, the likeliest first. */
export interface ZoneMention extends Span {
  /** As it was written. */
  said: string;
  meanings: readonly ZoneMeaning[];
  /** The city or country, where it is one. */
  place?: PlaceMention;
}

const offsetPattern =
  /\b(?:UTC|GMT)(?:\s?([+-])\s?(\d{1,2})(?::?(\d\d))?(?!\d))|\bUTC\b|(?<=\s)Z\b/gi;
const abbreviationPattern = new RegExp(`\\b(?:${anyAbbreviation})\\b`, 'g');
const lowerAbbreviation = new RegExp(`^\\s?(?:${anyAbbreviation})\\b`, 'i');
const flagPattern = /[\u{1F1E6}-\u{1F1FF}]{2}/gu;
const anyShort = alternatives(Object.keys(shortCountries));
const shortBehind = new RegExp(`^[\\s(]*(?:${anyShort})\\b(?:[\\s/,y-]+(?:${anyShort})\\b)*`, 'i');
const shortBefore = new RegExp(`(?:\\b(?:${anyShort})[\\s/,y-]+)*\\b(?:${anyShort})[\\s:.]*$`, 'i');

/** Words that are a zone behind a time, and not elsewhere. */
const behindTime: readonly (readonly [RegExp, string])[] = [
  [/^\s?Eastern\b/i, 'America/New_York'],
  [/^\s?Central Europe(?:an)?\b/i, 'Europe/Berlin'],
  [/^\s?Central\b/i, 'America/Chicago'],
  [/^\s?Mountain\b/i, 'America/Denver'],
  [/^\s?Pacific\b/i, 'America/Los_Angeles'],
  [/^\s?Atlantic\b/i, 'America/Halifax'],
  [/^\s?Newfoundland\b/i, 'America/St_Johns'],
  [/^[\s(]*(?:hora del? )?centro de Mexico\b/i, 'America/Mexico_City'],
];

/** Finds `UTC-3` and the like; `text` is folded. */
export function findOffsets(text: string, original: string): ZoneMention[] {
  return [...text.matchAll(offsetPattern)].slice(0, mostZones).map((match) => ({
    from: match.index,
    to: match.index + match[0].length,
    said: original.slice(match.index, match.index + match[0].length),
    meanings: [offsetMeaning(match)],
  }));
}

/** More than any announcement names; what comes behind them stands unread. */
const mostZones = 150;

/** Finds every word about a zone beside the offsets; `text` is folded and bears no dates and times. */
export function findZones(
  text: string,
  original: string,
  offsets: readonly ZoneMention[],
  clocks: readonly Span[],
): ZoneMention[] {
  const found = [...offsets];
  const add = (
    from: number,
    to: number,
    meanings: readonly ZoneMeaning[],
    place?: PlaceMention,
  ) => {
    const free = found.every((other) => to <= other.from || from >= other.to);
    if (!free || meanings.length === 0 || found.length >= mostZones) return;
    const said = original.slice(from, to).trim();
    found.push({ from, to, said, meanings, ...(place === undefined ? {} : { place }) });
  };
  for (const [source, zone] of zonePhrases)
    for (const match of text.matchAll(new RegExp(`\\b(?:${source})\\b`, 'gi')))
      add(match.index, match.index + match[0].length, [{ zone, offsetMinutes: null }]);
  for (const clock of clocks) addBeside(text, clock, add);
  for (const match of text.matchAll(abbreviationPattern))
    if (found.length < mostZones && !isOtherWord(text, match))
      add(match.index, match.index + match[0].length, abbreviationMeanings(match[0]));
  for (const match of text.matchAll(flagPattern)) {
    if (found.length >= mostZones) break;
    const code = Array.from(match[0], (letter) =>
      String.fromCharCode((letter.codePointAt(0) ?? 0) - 0x1f1e6 + 65),
    ).join('');
    addCountry(code, match.index, match.index + match[0].length, add);
  }
  for (const place of findPlaces(text, original))
    add(
      place.from,
      place.to,
      place.meanings.map(({ zone }) => ({ zone, offsetMinutes: null })),
      place,
    );
  return found.sort((a, b) => a.from - b.from);
}

type Add = (from: number, to: number, meanings: readonly ZoneMeaning[]) => void;

/** "AT" and "ET" in capitals are words too, and "CT" is Connecticut. */
function isOtherWord(text: string, { 0: letters, index }: RegExpExecArray): boolean {
  if (/,\s$/.test(text.slice(Math.max(0, index - 2), index))) return /^[A-Z]T$/.test(letters);
  return letters === 'AT' || letters === 'NT' || letters === 'ART' || letters === 'PET';
}

/** What stands for a zone only because it is beside a time: `Central`, `Arg/Col/Esp`, `pt`, `AT`. */
function addBeside(text: string, { from, to }: Span, add: Add): void {
  const behind = text.slice(to, to + 40);
  for (const [pattern, zone] of behindTime) {
    const match = pattern.exec(behind);
    if (match !== null) add(to, to + match[0].length, [{ zone, offsetMinutes: null }]);
  }
  const letters = lowerAbbreviation.exec(behind.slice(0, 8));
  // "7 PM AT THE HALL" is no Atlantic Time.
  if (letters !== null && !/^\s?(?:at|nt|art|pet)\b(?!\s?(?:$|[/,|()\n;·•-]))/i.test(behind))
    add(to, to + letters[0].length, abbreviationMeanings(letters[0].trim().toUpperCase()));
  const short = shortBehind.exec(behind);
  if (short !== null) addCountries(short[0], to, add);
  const before = text.slice(Math.max(0, from - 40), from);
  const lead = shortBefore.exec(before);
  if (lead !== null && short === null)
    addCountries(lead[0], from - before.length + lead.index, add);
}

function addCountries(words: string, at: number, add: Add): void {
  for (const match of words.matchAll(/[a-z]+/gi)) {
    const code = shortCountries[match[0].toLowerCase()];
    // "par" and "pan" are words of a sentence in small letters.
    if (code === undefined || /^[a-z]/.test(match[0])) continue;
    addCountry(code, at + match.index, at + match.index + match[0].length, add);
  }
}

function addCountry(code: string, from: number, to: number, add: Add): void {
  const zone = zoneOfCountry(code);
  if (zone !== null) add(from, to, [{ zone, offsetMinutes: null }]);
}

function offsetMeaning([whole, sign, hours, minutes]: RegExpExecArray): ZoneMeaning {
  const size = Number(hours ?? 0) * 60 + Number(minutes ?? 0);
  const offsetMinutes = sign === '-' ? -size : size;
  return { zone: whole.startsWith('UTC') && size === 0 ? 'UTC' : null, offsetMinutes };
}

const gapAfterTime = new RegExp(
  inTurn(
    /^[\s,([–—-]*(?:and |y |e |& )?(?:horas? )?(?:local )?(?:time )?/,
    /(?:(?:de|del|en|in) )?(?:la |el )?(?:time )?(?:hora (?:de |del )?)?$/,
  ),
  'i',
);
const dayInBrackets = new RegExp(`\\s?\\(${readMark}+\\)\\s?`, 'g');
const gapBetweenZones =
  /^(?:\s?(?:time|hora))?[\s,()[\]/-]*(?:and |y |e |& )?(?:hora (?:de |del )?)?$/i;
const gapBeforeTime = /^(?:\s?time)?[\s:,()–—-]*(?:at |a las? |las )?$/i;

/** Which time each word about a zone belongs to; those that belong to none are left out. */
export function attachZones(
  text: string,
  clocks: readonly ClockMention[],
  zones: readonly ZoneMention[],
): Map<ZoneMention, ClockMention> {
  const attached = new Map<ZoneMention, ClockMention>();
  // "12 am (Thursday) Madrid": the day stands between an hour and its place.
  const gap = (from: number, to: number) => text.slice(from, to).replace(dayInBrackets, ' ');
  const before = (zone: ZoneMention) => {
    const next = clocks.find(({ from }) => from >= zone.to);
    return next && gapBeforeTime.test(gap(zone.to, next.from)) ? next : undefined;
  };
  const after = (zone: ZoneMention) => {
    const previous = clocks.findLast(({ to }) => to <= zone.from);
    if (previous === undefined) return undefined;
    const neighbour = zones.findLast(({ from, to }) => to <= zone.from && from >= previous.to);
    if (neighbour === undefined)
      return gapAfterTime.test(gap(previous.to, zone.from)) ? previous : undefined;
    return attached.get(neighbour) === previous &&
      gapBetweenZones.test(gap(neighbour.to, zone.from))
      ? previous
      : undefined;
  };
  // "New York 14:30, Los Angeles 11:30": where the first time has its place before it, all have.
  const [first] = clocks;
  const placesLead = zones.some((zone) => first !== undefined && before(zone) === first);
  for (const zone of zones) {
    const clock = placesLead ? (before(zone) ?? after(zone)) : (after(zone) ?? before(zone));
    if (clock !== undefined) attached.set(zone, clock);
  }
  return attached;
}
