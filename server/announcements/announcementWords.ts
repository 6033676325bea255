import { rawTimeZones, timeZonesNames } from '@vvo/tzdb';
import { languages, localeOf } from '../../templates/languages.ts';
import { offsetAt } from '../time/clock.ts';
import { isZone, placeName } from '../time/zones.ts';

/** A stretch of a text, by position. */
export interface Span {
  from: number;
  to: number;
}

/** Puts a mark that no pattern matches over stretches of a text, so that nothing is read twice. */
export function blank(text: string, spans: readonly Span[]): string {
  let left = text;
  for (const { from, to } of spans)
    left = left.slice(0, from) + '\u0001'.repeat(to - from) + left.slice(to);
  return left;
}

/** What a word about a zone may mean: a place with its clocks, an offset, or a place at one offset. */
export interface ZoneMeaning {
  zone: string | null;
  /** Minutes east of Greenwich, where the word names an offset (`EST`, `UTC-3`). */
  offsetMinutes: number | null;
}

/** As people write them; the names of the calendar of each language come to it. */
const monthNames = withCalendarNames('month', [
  ['january', 'jan', 'enero', 'ene'],
  ['february', 'feb', 'febrero'],
  ['march', 'mar', 'marzo'],
  ['april', 'apr', 'abril', 'abr'],
  ['may', 'mayo'],
  ['june', 'jun', 'junio'],
  ['july', 'jul', 'julio'],
  ['august', 'aug', 'agosto', 'ago'],
  ['september', 'sept', 'sep', 'septiembre', 'setiembre', 'set'],
  ['october', 'oct', 'octubre'],
  ['november', 'nov', 'noviembre'],
  ['december', 'dec', 'diciembre', 'dic'],
]);

const weekdayNames = withCalendarNames('weekday', [
  ['monday', 'mon', 'lunes', 'lun'],
  ['tuesday', 'tues', 'tue', 'martes', 'mar'],
  ['wednesday', 'wed', 'miercoles', 'mie'],
  ['thursday', 'thurs', 'thur', 'thu', 'jueves', 'jue'],
  ['friday', 'fri', 'viernes', 'vie'],
  ['saturday', 'sat', 'sabado', 'sab'],
  ['sunday', 'sun', 'domingo', 'dom'],
]);

const longWeekdays = weekdayNames.flat().filter((name) => name.length > 5 || name === 'lunes');

/** For a regular expression: any name of a month, the longer ones first. */
export const anyMonth = alternatives(monthNames.flat());

/** For a regular expression: any name of a weekday, short ones included. */
export const anyWeekday = alternatives(weekdayNames.flat());

/** For a regular expression: weekdays that are no word of their own and no month. */
export const anyPlainWeekday = alternatives(weekdayNames.flat().filter((name) => name !== 'mar'));

/** For a regular expression: weekdays written out, which can stand alone in a sentence. */
export const anyLongWeekday = alternatives(longWeekdays);

/**
 * Adds what the calendar of each language says, long and short. Two letters are too few to tell a
 * weekday from any other word.
 */
function withCalendarNames(
  unit: 'month' | 'weekday',
  written: readonly (readonly string[])[],
): readonly (readonly string[])[] {
  const formats = languages.flatMap((language) =>
    (['long', 'short'] as const).map(
      (length) => new Intl.DateTimeFormat(localeOf(language), { [unit]: length, timeZone: 'UTC' }),
    ),
  );
  return written.map((names, index) => {
    // The year began on a Monday.
    const day = unit === 'month' ? Date.UTC(2024, index, 1) : Date.UTC(2024, 0, 1 + index);
    const official = formats.map((format) =>
      fold(format.format(day)).toLowerCase().replace('.', ''),
    );
    return [...new Set([...names, ...official.filter((name) => name.length > 2)])];
  });
}

function alternatives(words: readonly string[]): string {
  return words.toSorted((a, b) => b.length - a.length).join('|');
}

/** 1 for January to 12; null for what is no month. The word is folded and in lower case. */
export function monthOf(word: string): number | null {
  const index = monthNames.findIndex((names) => names.includes(word));
  return index === -1 ? null : index + 1;
}

/** 1 for Monday to 7 (ISO 8601); null for what is no weekday. The word is folded and in lower case. */
export function weekdayOf(word: string): number | null {
  const index = weekdayNames.findIndex((names) => names.includes(word));
  return index === -1 ? null : index + 1;
}

const abbreviated: Readonly<Record<string, readonly ZoneMeaning[]>> = {
  ET: [place('America/New_York')],
  CT: [place('America/Chicago')],
  MT: [place('America/Denver')],
  PT: [place('America/Los_Angeles')],
  EST: [fixed('America/New_York', -5)],
  EDT: [fixed('America/New_York', -4)],
  CST: [fixed('America/Chicago', -6), fixed('Asia/Shanghai', 8), fixed('America/Havana', -5)],
  CDT: [fixed('America/Chicago', -5), fixed('America/Havana', -4)],
  MST: [fixed('America/Denver', -7), fixed('America/Phoenix', -7)],
  MDT: [fixed('America/Denver', -6)],
  PST: [fixed('America/Los_Angeles', -8)],
  PDT: [fixed('America/Los_Angeles', -7)],
  AKST: [fixed('America/Anchorage', -9)],
  AKDT: [fixed('America/Anchorage', -8)],
  HST: [fixed('Pacific/Honolulu', -10)],
  AST: [fixed('America/Halifax', -4), fixed('America/Puerto_Rico', -4)],
  ADT: [fixed('America/Halifax', -3)],
  NST: [fixed('America/St_Johns', -3.5)],
  NDT: [fixed('America/St_Johns', -2.5)],
  ART: [fixed('America/Argentina/Buenos_Aires', -3)],
  BRT: [fixed('America/Sao_Paulo', -3)],
  CLT: [fixed('America/Santiago', -4)],
  CLST: [fixed('America/Santiago', -3)],
  UYT: [fixed('America/Montevideo', -3)],
  BOT: [fixed('America/La_Paz', -4)],
  VET: [fixed('America/Caracas', -4)],
  COT: [fixed('America/Bogota', -5)],
  PET: [fixed('America/Lima', -5)],
  WET: [fixed('Europe/Lisbon', 0)],
  WEST: [fixed('Europe/Lisbon', 1)],
  BST: [fixed('Europe/London', 1), fixed('Asia/Dhaka', 6)],
  CET: [fixed('Europe/Berlin', 1), fixed('Europe/Madrid', 1), fixed('Europe/Paris', 1)],
  CEST: [fixed('Europe/Berlin', 2), fixed('Europe/Madrid', 2), fixed('Europe/Paris', 2)],
  EET: [fixed('Europe/Kyiv', 2), fixed('Europe/Athens', 2), fixed('Africa/Cairo', 2)],
  EEST: [fixed('Europe/Kyiv', 3), fixed('Europe/Athens', 3), fixed('Africa/Cairo', 3)],
  MSK: [fixed('Europe/Moscow', 3)],
  IST: [fixed('Asia/Kolkata', 5.5), fixed('Asia/Jerusalem', 2), fixed('Europe/Dublin', 1)],
  IDT: [fixed('Asia/Jerusalem', 3)],
  NPT: [fixed('Asia/Kathmandu', 5.75)],
  PKT: [fixed('Asia/Karachi', 5)],
  HKT: [fixed('Asia/Hong_Kong', 8)],
  JST: [fixed('Asia/Tokyo', 9)],
  KST: [fixed('Asia/Seoul', 9)],
  AWST: [fixed('Australia/Perth', 8)],
  AEST: [fixed('Australia/Sydney', 10), fixed('Australia/Brisbane', 10)],
  AEDT: [fixed('Australia/Sydney', 11)],
  NZST: [fixed('Pacific/Auckland', 12)],
  NZDT: [fixed('Pacific/Auckland', 13)],
};

/** For a regular expression: every abbreviation of a zone that is understood. */
export const anyAbbreviation = alternatives(Object.keys(abbreviated));

/** What an abbreviation may mean, the likeliest first. */
export function abbreviationMeanings(letters: string): readonly ZoneMeaning[] {
  return abbreviated[letters] ?? [];
}

function place(zone: string): ZoneMeaning {
  return { zone, offsetMinutes: null };
}

function fixed(zone: string, hours: number): ZoneMeaning {
  return { zone, offsetMinutes: hours * 60 };
}

/** Phrases that name a zone without naming a city, folded and in lower case. */
const phrases: readonly (readonly [string, string])[] = [
  [
    'eastern(?: standard| daylight)?(?: time)?|hora (?:del )?este|hora oriental',
    'America/New_York',
  ],
  ['central time|hora (?:del )?centro|hora central(?! europea)', 'America/Chicago'],
  ['mountain(?: standard| daylight)?(?: time)?|hora (?:de (?:la )?)?montana', 'America/Denver'],
  ['pacific(?: standard| daylight)?(?: time)?|hora (?:del )?pacifico', 'America/Los_Angeles'],
  ['central european(?: summer)? time|hora central europea', 'Europe/Berlin'],
  ['hora argentina', 'America/Argentina/Buenos_Aires'],
  ['hora (?:de )?brasilia|hora brasilena', 'America/Sao_Paulo'],
  ['hora chilena', 'America/Santiago'],
  ['hora uruguaya', 'America/Montevideo'],
  ['hora paraguaya', 'America/Asuncion'],
  ['hora boliviana', 'America/La_Paz'],
  ['hora peruana', 'America/Lima'],
  ['hora colombiana', 'America/Bogota'],
  ['hora venezolana', 'America/Caracas'],
  ['hora cubana', 'America/Havana'],
  ['hora mexicana', 'America/Mexico_City'],
  ['hora espanola|hora peninsular', 'Europe/Madrid'],
  ['hora francesa', 'Europe/Paris'],
];

/** Each such phrase as a regular expression source, with its zone. */
export const zonePhrases = phrases;

const nicknames: Readonly<Record<string, string>> = {
  ny: 'America/New_York',
  nyc: 'America/New_York',
  dc: 'America/New_York',
  la: 'America/Los_Angeles',
  sf: 'America/Los_Angeles',
  cdmx: 'America/Mexico_City',
  bsas: 'America/Argentina/Buenos_Aires',
  'bs as': 'America/Argentina/Buenos_Aires',
  'bs. as': 'America/Argentina/Buenos_Aires',
  brasilia: 'America/Sao_Paulo',
  bengaluru: 'Asia/Kolkata',
  bangalore: 'Asia/Kolkata',
  kiev: 'Europe/Kyiv',
  uk: 'Europe/London',
};

/** The zone that most people of a country with several zones live in, where that is no question. */
const chiefZones: Readonly<Record<string, string>> = {
  BR: 'America/Sao_Paulo',
  CL: 'America/Santiago',
  CN: 'Asia/Shanghai',
  EC: 'America/Guayaquil',
  ES: 'Europe/Madrid',
  MX: 'America/Mexico_City',
  NZ: 'Pacific/Auckland',
  PT: 'Europe/Lisbon',
  PS: 'Asia/Gaza',
  UA: 'Europe/Kyiv',
};

let known: Map<string, string> | null = null;

/** The zone of a city or country as people write it; the words are folded and in lower case. */
export function zoneOfPlace(words: string): string | null {
  known ??= knownPlaces();
  return known.get(words) ?? null;
}

/** The zone of a country by its ISO 3166 code, as in a flag; null where it has several in equal use. */
export function zoneOfCountry(code: string): string | null {
  const chief = chiefZones[code];
  if (chief !== undefined) return chief;
  const zones = rawTimeZones.filter(({ countryCode }) => countryCode === code);
  const [only] = zones;
  return zones.length === 1 && only !== undefined ? only.name : null;
}

function knownPlaces(): Map<string, string> {
  const found = new Map<string, string>();
  const ambiguous = new Set<string>();
  const add = (name: string, zone: string) => {
    const key = fold(name).toLowerCase();
    const other = found.get(key);
    if (other === undefined) found.set(key, zone);
    else if (offsetAt(other, 0) !== offsetAt(zone, 0)) ambiguous.add(key);
  };
  for (const [name, zone] of Object.entries(nicknames)) found.set(name, zone);
  // A zone's own city outweighs a smaller one of the same name elsewhere.
  for (const zone of timeZonesNames.filter((name) => isZone(name)))
    for (const language of languages) add(placeName(zone, language), zone);
  const firm = new Map(found);
  for (const { name, mainCities, countryCode } of rawTimeZones) {
    for (const city of mainCities) add(city, name);
    const zone = zoneOfCountry(countryCode);
    if (zone !== null) for (const country of countryNames(countryCode)) add(country, zone);
  }
  for (const name of ambiguous) found.delete(name);
  for (const [name, zone] of firm) found.set(name, zone);
  return found;
}

function countryNames(code: string): string[] {
  return languages.flatMap((language) =>
    (['long', 'short'] as const).map(
      (style) =>
        new Intl.DisplayNames(localeOf(language), { type: 'region', style }).of(code) ?? code,
    ),
  );
}

/** Takes the accents off a text without moving any of its characters. */
export function fold(text: string): string {
  return Array.from(text.normalize('NFC'), (character) => {
    const bare = character.normalize('NFD')[0] ?? character;
    return bare.length === character.length ? bare : character;
  }).join('');
}
