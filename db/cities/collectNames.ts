import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { folded } from '../folded.ts';
import { gazetteerLines } from './gazetteer.ts';
import { namedLanguages } from './layout.ts';

// `npm run cities:names -- DIRECTORY` writes names.tsv: what provinces and well-known cities are called in
// several languages, which the gazetteer does not tell apart. In DIRECTORY are the two packages that it is
// made from, `iso3166-2-db` (MIT) and `cldr-dates-full` (Unicode license): 400 MB, of which this is left.
const [directory = '.'] = process.argv.slice(2);
const modules = resolve(directory, 'node_modules');

const names = z.record(z.string(), z.string());
const countries = z.record(
  z.string(),
  z.object({
    regions: z
      .array(z.object({ name: z.string(), names: names.optional(), admin: z.string().optional() }))
      .optional(),
  }),
);

const platformNames = new Map<string, string>();
/** By what they name. What is named twice keeps its first line. */
const lines = new Map<string, string>();
for (const [country, { regions = [] }] of Object.entries(
  countries.parse(read('iso3166-2-db/data/iso3166-2.json')),
))
  for (const { name, names: translated = {}, admin } of regions)
    if (admin !== undefined)
      add(`${country}.${admin}`, { ...translated, en: translated['en'] ?? name });

const cities = new Map<string, Record<string, string>>();
for (const language of namedLanguages)
  for (const [zone, city] of exemplarCities(language))
    cities.set(zone, { ...cities.get(zone), [language]: city });
const found = citiesOfZones();
for (const [zone, named] of cities) {
  const id = found.get(zone);
  if (id !== undefined) add(String(id), named);
}
writeFileSync(
  new URL('names.tsv', import.meta.url),
  `${[...lines.values()].toSorted().join('\n')}\n`,
);

function read(name: string): unknown {
  return JSON.parse(readFileSync(join(modules, name), 'utf8'));
}

/** Empty where it is as in the first language. */
function add(key: string, named: Readonly<Record<string, string>>): void {
  const first = named['en'] ?? '';
  const told = namedLanguages.map((language) => named[language] ?? first);
  const names = told.map((name, at) => (at > 0 && name === first ? '' : name));
  if (!lines.has(key)) lines.set(key, [key, ...names].join('\t'));
}

/** The city that each zone is known by: CLDR names it where the name in the zone is not the word. */
function exemplarCities(language: string): Map<string, string> {
  const file = z
    .object({ main: z.record(z.string(), z.object({ dates: z.unknown() })) })
    .parse(read(`cldr-dates-full/main/${language}/timeZoneNames.json`));
  const dates = z
    .object({ timeZoneNames: z.object({ zone: z.unknown() }) })
    .parse(file.main[language]?.dates);
  const cities = new Map<string, string>();
  collect(dates.timeZoneNames.zone, [], cities);
  return cities;
}

function collect(node: unknown, path: readonly string[], into: Map<string, string>): void {
  if (typeof node !== 'object' || node === null) return;
  for (const [key, value] of Object.entries(node))
    if (key === 'exemplarCity' && typeof value === 'string')
      into.set(path.join('/'), value.replace(/ \(.*\)$/, ''));
    else collect(value, [...path, key], into);
}

/** The largest city of each zone that has the zone's name, whatever its accents. */
function citiesOfZones(): Map<string, number> {
  const largest = new Map<string, { id: number; population: number }>();
  const wanted = new Map(
    [...cities].map(([zone, named]) => [zone, new Set(spellings(zone, named))]),
  );
  for (const { id, name, alternates, zone, population } of gazetteerLines()) {
    const known = platformName(zone);
    const names = wanted.get(known);
    if (!names || population <= (largest.get(known)?.population ?? 0)) continue;
    if ([name, ...alternates].some((one) => names.has(folded(one))))
      largest.set(known, { id, population });
  }
  return new Map([...largest].map(([zone, { id }]) => [zone, id]));
}

/** As CLDR and the platform keep it: `Asia/Calcutta`. */
function platformName(zone: string): string {
  const known = platformNames.get(zone);
  if (known !== undefined) return known;
  const name = new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone;
  platformNames.set(zone, name);
  return name;
}

function spellings(zone: string, named: Readonly<Record<string, string>>): string[] {
  const own = (zone.split('/').at(-1) ?? '').replaceAll('_', ' ');
  return [own, named['en'] ?? own].map((one) => folded(one));
}
