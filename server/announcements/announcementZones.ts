import { inTurn } from '../patterns.ts';
import type { ClockMention } from './announcementClocks.ts';
import {
  abbreviationMeanings,
  anyAbbreviation,
  zoneOfCountry,
  zoneOfPlace,
  zonePhrases,
} from './announcementWords.ts';
import type { Span, ZoneMeaning } from './announcementWords.ts';

/** A word about a zone, with what it may mean, the likeliest first. */
export interface ZoneMention extends Span {
  /** As it was written. */
  said: string;
  meanings: readonly ZoneMeaning[];
}

const offsetPattern = /\b(?:UTC|GMT)(?:\s?([+-])\s?(\d{1,2})(?::?(\d\d))?(?!\d))?|(?<=\s)Z\b/gi;
const abbreviationPattern = new RegExp(`\\b(?:${anyAbbreviation})\\b`, 'g');
const lowerAbbreviation = new RegExp(`^\\s?(?:${anyAbbreviation})\\b`, 'i');
const flagPattern = /[\u{1F1E6}-\u{1F1FF}]{2}/gu;
const wordPattern = /[\p{L}\p{M}’'.-]+/gu;

/** Finds `UTC-3` and the like; `text` is folded. */
export function findOffsets(text: string, original: string): ZoneMention[] {
  return [...text.matchAll(offsetPattern)].map((match) => ({
    from: match.index,
    to: match.index + match[0].length,
    said: original.slice(match.index, match.index + match[0].length),
    meanings: [offsetMeaning(match)],
  }));
}

/** Finds every word about a zone beside the offsets; `text` is folded and bears no dates and times. */
export function findZones(
  text: string,
  original: string,
  offsets: readonly ZoneMention[],
  clocks: readonly Span[],
): ZoneMention[] {
  const found = [...offsets];
  const add = (from: number, to: number, meanings: readonly ZoneMeaning[]) => {
    const free = found.every((other) => to <= other.from || from >= other.to);
    if (free && meanings.length > 0)
      found.push({ from, to, said: original.slice(from, to).trim(), meanings });
  };
  for (const [source, zone] of zonePhrases)
    for (const match of text.matchAll(new RegExp(`\\b(?:${source})\\b`, 'gi')))
      add(match.index, match.index + match[0].length, [{ zone, offsetMinutes: null }]);
  for (const match of text.matchAll(abbreviationPattern))
    add(match.index, match.index + match[0].length, abbreviationMeanings(match[0]));
  for (const { to } of clocks) {
    const match = lowerAbbreviation.exec(text.slice(to, to + 8));
    if (match !== null)
      add(to, to + match[0].length, abbreviationMeanings(match[0].trim().toUpperCase()));
  }
  for (const match of text.matchAll(flagPattern)) {
    const code = Array.from(match[0], (letter) =>
      String.fromCharCode((letter.codePointAt(0) ?? 0) - 0x1f1e6 + 65),
    ).join('');
    const zone = zoneOfCountry(code);
    if (zone !== null)
      add(match.index, match.index + match[0].length, [{ zone, offsetMinutes: null }]);
  }
  findPlaces(text, add);
  return found.sort((a, b) => a.from - b.from);
}

function offsetMeaning([whole, sign, hours, minutes]: RegExpExecArray): ZoneMeaning {
  const size = Number(hours ?? 0) * 60 + Number(minutes ?? 0);
  const offsetMinutes = sign === '-' ? -size : size;
  return { zone: whole.startsWith('UTC') && size === 0 ? 'UTC' : null, offsetMinutes };
}

function findPlaces(
  text: string,
  add: (from: number, to: number, meanings: readonly ZoneMeaning[]) => void,
): void {
  const words = [...text.matchAll(wordPattern)];
  for (let index = 0; index < words.length; index += 1) {
    // Names are written with a capital; without this rule "male" and "split" would be cities.
    if (!/^\p{Lu}/u.test(words[index]?.[0] ?? '')) continue;
    for (let count = 4; count >= 1; count -= 1) {
      const first = words[index];
      const last = words[index + count - 1];
      if (first === undefined || last === undefined) continue;
      const name = text.slice(first.index, last.index + last[0].length).replace(/[.'’-]+$/, '');
      if (/^[A-Z][a-z]$/.test(name)) continue;
      const zone = zoneOfPlace(name.toLowerCase());
      if (zone === null) continue;
      add(first.index, first.index + name.length, [{ zone, offsetMinutes: null }]);
      index += count - 1;
      break;
    }
  }
}

const gapAfterTime = new RegExp(
  inTurn(
    /^[\s,([–—-]*(?:and |y |e |& )?(?:horas? )?(?:local )?(?:time )?/,
    /(?:(?:de|del|en|in) )?(?:la |el )?(?:time )?(?:hora (?:de |del )?)?$/,
  ),
  'i',
);
const gapBetweenZones =
  /^(?:\s?(?:time|hora))?[\s,()[\]]*(?:and |y |e |& )?(?:hora (?:de |del )?)?$/i;
const gapBeforeTime = /^(?:\s?time)?[\s:,()–—-]*(?:at |a las? |las )?$/i;

/** Which time each word about a zone belongs to; those that belong to none are left out. */
export function attachZones(
  text: string,
  clocks: readonly ClockMention[],
  zones: readonly ZoneMention[],
): Map<ZoneMention, ClockMention> {
  const attached = new Map<ZoneMention, ClockMention>();
  const before = (zone: ZoneMention) => {
    const next = clocks.find(({ from }) => from >= zone.to);
    return next && gapBeforeTime.test(text.slice(zone.to, next.from)) ? next : undefined;
  };
  const after = (zone: ZoneMention) => {
    const previous = clocks.findLast(({ to }) => to <= zone.from);
    if (previous === undefined) return undefined;
    const neighbour = zones.findLast(({ from, to }) => to <= zone.from && from >= previous.to);
    if (neighbour === undefined)
      return gapAfterTime.test(text.slice(previous.to, zone.from)) ? previous : undefined;
    return attached.get(neighbour) === previous &&
      gapBetweenZones.test(text.slice(neighbour.to, zone.from))
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
