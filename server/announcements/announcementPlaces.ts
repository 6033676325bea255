import { placesNamed } from './places.ts';
import type { Place } from './places.ts';
import { regionsByLetters } from './regions.ts';
import type { Span } from './spans.ts';

/** A city, region or country that a text names. */
export interface PlaceMention extends Span {
  /** As it was written: `New Delhi`. */
  said: string;
  kind: Place['kind'];
  /** What it may mean, the likeliest first. */
  meanings: readonly Place[];
  /** Whether the text is about it rather than at it: `rally for Palestine`. */
  topic: boolean;
}

const wordPattern = /[\p{L}\p{M}’'.-]+/gu;

/** What stands before a place that a text is about. */
const topicBefore = new RegExp(
  [
    '\\b(?:for|with|against|about|over|from|support(?:ing)?|defend|free|people of|workers? (?:in|of)',
    '(?:strikes?|war|genocide|coup|struggles?|protests?|attack|bombing|uprising|movement) (?:in|on|of)',
    'situation in|government of|por|con|contra|sobre|desde|pueblo (?:de|argentino)|apoyo a',
    'solidaridad con|embassy of|consulate of|embajada (?:de|del)|consulado (?:de|del)',
    '(?:huelga|paro|golpe|guerra|lucha|trabajador[ae]s) (?:general )?(?:en|de)',
    'independencia de|libertad (?:de|para)|todos con|viva)\\s(?:the |la |el |los |las )?$',
  ].join('|'),
  'i',
);

/** Finds the places of a text, which is folded and bears nothing else that was read. */
export function findPlaces(text: string, original: string): PlaceMention[] {
  const words = [...text.matchAll(wordPattern)];
  const found: PlaceMention[] = [];
  for (let index = 0; index < words.length && found.length < 100; index += 1) {
    // Names are written with a capital; without this rule "male" and "split" would be cities.
    if (!/^\p{Lu}/u.test(words[index]?.[0] ?? '')) continue;
    for (let count = 4; count >= 1; count -= 1) {
      const first = words[index];
      const last = words[index + count - 1];
      if (first === undefined || last === undefined) continue;
      const raw = text.slice(first.index, last.index + last[0].length);
      if (count > 1 && !/^[\p{L}\p{M}’'.\s-]+$/u.test(raw)) continue;
      const name = raw.replace(/[.'’-]+$/, '');
      if (/^[A-Z][a-z]$/.test(name) || isShouted(text, name, first.index)) continue;
      if (isOtherNoun(text, name, first.index)) continue;
      if (namesVenue.test(text.slice(first.index + name.length))) continue;
      const places = placesNamed(name.replaceAll('’', "'").replace(/\s+/g, ' ').toLowerCase());
      const [place] = places;
      if (place === undefined) continue;
      const to = first.index + name.length;
      const before = text.slice(Math.max(0, first.index - 40), first.index);
      found.push({
        from: first.index,
        to,
        said: original.slice(first.index, to),
        kind: place.kind,
        meanings: inRegion(text, to, places),
        topic: topicBefore.test(before),
      });
      index += count - 1;
      break;
    }
  }
  return found;
}

/** "Washington Square" and "Lincoln Park" are in whichever city. */
const namesVenue = new RegExp(
  [
    '^ (?:Square|Park|Circle|Street|St|Ave|Avenue|Road|Rd|Blvd|Boulevard|Center|Centre|Hall|Heights',
    'Library|School|University|Bridge|Station|Church|Hotel|House|Lane|Way|Tower|Theat(?:er|re))\\b',
  ].join('|'),
);

/** "Réunion publique" meets; the island has its article. */
function isOtherNoun(text: string, name: string, at: number): boolean {
  return /^reunion$/i.test(name) && !/\bla $/i.test(text.slice(Math.max(0, at - 4), at));
}

/** In "MARCHA A LA PLAZA" no word says that it is Los Angeles. */
function isShouted(text: string, name: string, at: number): boolean {
  if (!/^[A-Z]{2}$/.test(name)) return false;
  const around = `${text.slice(Math.max(0, at - 12), at)} ${text.slice(at + 2, at + 14)}`;
  return /\p{Lu}{3}/u.test(around);
}

const regionBehind = new RegExp("^,?\\s\\(?([A-Z]{2,3}\\b|[\\p{Lu}][\\p{L}\\p{M}’' -]{2,30})", 'u');

/** The meanings that the region or the country behind the name allows: `London, Ontario`. */
function inRegion(text: string, to: number, places: readonly Place[]): readonly Place[] {
  const named = regionBehind.exec(text.slice(to, to + 40))?.[1];
  if (named === undefined) return places;
  const letters = regionsByLetters[named];
  const words = named.split(' ');
  const region =
    letters === undefined
      ? [3, 2, 1].flatMap((count) => placesNamed(words.slice(0, count).join(' ').toLowerCase()))[0]
      : { zone: letters.zone, kind: 'region' as const, country: null };
  if (region === undefined || region.kind === 'city') return places;
  const within = places.filter(
    ({ zone, country }) =>
      zone === region.zone || (region.kind === 'country' && country === region.country),
  );
  if (within.length > 0) return within;
  // "Springfield, Oregon": a smaller city than those we know, in a region that we do.
  return region.kind === 'region' && places.every(({ kind }) => kind === 'city')
    ? [{ ...region, kind: 'city' }]
    : places;
}
