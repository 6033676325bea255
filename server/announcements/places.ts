import { getCountryCode, rawTimeZones, timeZonesNames } from '@vvo/tzdb';
import { languages, localeOf } from '../../templates/languages.ts';
import { isZone, placeName } from '../time/zones.ts';
import { citiesByZone } from './cities.ts';
import { regionsByLetters, regionsByName } from './regions.ts';
import { fold } from './spans.ts';

/** Something that a name may mean on a map. */
export interface Place {
  zone: string;
  kind: 'city' | 'region' | 'country';
  /** ISO 3166, as in `AR`; null where the zone belongs to none. */
  country: string | null;
}

/** Shorter than a name, and no word of a sentence where they stand with a capital. */
const nicknames: Readonly<Record<string, string>> = {
  ny: 'America/New_York',
  nyc: 'America/New_York',
  dc: 'America/New_York',
  la: 'America/Los_Angeles',
  sf: 'America/Los_Angeles',
  bsas: 'America/Argentina/Buenos_Aires',
  'bs as': 'America/Argentina/Buenos_Aires',
  'bs. as': 'America/Argentina/Buenos_Aires',
  kiev: 'Europe/Kyiv',
};

/** The zone that most people of a country with several zones live in, where that is no question. */
const chiefZones: Readonly<Record<string, string>> = {
  AR: 'America/Argentina/Buenos_Aires',
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

let known: Map<string, readonly Place[]> | null = null;

/** What a name may mean, the likeliest first; the words are folded and in lower case. */
export function placesNamed(words: string): readonly Place[] {
  known ??= knownPlaces();
  return known.get(words) ?? [];
}

/** The zone of a country by its ISO 3166 code, as in a flag; null where it has several in equal use. */
export function zoneOfCountry(code: string): string | null {
  const chief = chiefZones[code];
  if (chief !== undefined) return chief;
  const zones = rawTimeZones.filter(({ countryCode }) => countryCode === code);
  const [only] = zones;
  return zones.length === 1 && only !== undefined ? only.name : null;
}

function knownPlaces(): Map<string, readonly Place[]> {
  const found = new Map<string, Place[]>();
  const add = (name: string, zone: string, kind: Place['kind']) => {
    const key = fold(name.trim().replace(/\s+/g, ' ')).toLowerCase();
    const places = found.get(key) ?? [];
    const country = getCountryCode(zone) ?? null;
    if (!places.some((other) => other.zone === zone || other.kind !== kind))
      found.set(key, [...places, { zone, kind, country }]);
  };
  const addFirst = (name: string, zone: string) => {
    const key = fold(name).toLowerCase();
    const others = (found.get(key) ?? []).filter((other) => other.zone !== zone);
    found.set(key, [{ zone, kind: 'city', country: getCountryCode(zone) ?? null }, ...others]);
  };
  for (const [name, zone] of Object.entries(nicknames)) add(name, zone, 'city');
  for (const [zone, names] of Object.entries(citiesByZone))
    for (const name of names.split(',')) add(name, zone, 'city');
  // The city after which a zone is called outweighs others of its name.
  // In "America/North_Dakota/Center" the last part is no name that anybody would know it by.
  for (const zone of timeZonesNames.filter((name) =>
    /^(?:\w+|America\/Argentina)\/\w+$/.test(name),
  ))
    addFirst((zone.split('/').at(-1) ?? zone).replaceAll('_', ' '), zone);
  for (const zone of timeZonesNames.filter((name) => isZone(name)))
    // "Granada", as Grenada is called in Spanish, is a city of Spain all the same.
    for (const language of languages) add(placeName(zone, language), zone, 'city');
  const ours = new Set(found.keys());
  const addNew = (name: string, zone: string, kind: Place['kind']) => {
    if (!ours.has(fold(name).toLowerCase())) add(name, zone, kind);
  };
  for (const { name, mainCities, countryCode } of rawTimeZones) {
    for (const city of mainCities) addNew(city, name, 'city');
    const zone = zoneOfCountry(countryCode);
    if (zone !== null)
      for (const country of countryNames(countryCode)) addNew(country, zone, 'country');
  }
  for (const { name, zone } of Object.values(regionsByLetters)) addNew(name, zone, 'region');
  for (const [name, zone] of Object.entries(regionsByName)) addNew(name, zone, 'region');
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
