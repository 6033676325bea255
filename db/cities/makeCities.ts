import Sqlite from 'better-sqlite3';
import { readFileSync, renameSync, rmSync } from 'node:fs';
import { folded } from '../folded.ts';
import { gazetteerLines, type GazetteerLine } from './gazetteer.ts';
import { namedLanguages } from './layout.ts';
import { soundOf } from './sounds.ts';

// A program of its own, `makeCities.ts FILE`: it takes some seconds and a hundred megabytes of memory, and a
// site goes on answering meanwhile. Whoever opens the file sees all of it or none: it is renamed at the end.
const [file = ''] = process.argv.slice(2);
const unfinished = `${file}.${process.pid}`;

/** What people call a city and the gazetteer does not know, by its number there. */
const aliases: Readonly<Record<number, readonly string[]>> = {
  3435910: ['CABA', 'C.A.B.A.', 'Capital Federal', 'Ciudad Autónoma de Buenos Aires'],
  4140963: ['Washington DC', 'Washington D.C.', 'DC'],
  2643743: ['Londra', 'Londyn'],
  3530597: ['CDMX', 'México DF', 'D.F.'],
};

/** Names of smaller places are found as they are spelt, or by how they begin. */
const fewestHeard = 15_000;

try {
  make(unfinished);
  renameSync(unfinished, file);
} catch (error) {
  rmSync(unfinished, { force: true });
  process.send?.(String(error));
  process.exitCode = 1;
}
process.disconnect?.();

function make(path: string): void {
  const connection = new Sqlite(path);
  // Nothing is lost with it: what was begun is thrown away, and it can be made again.
  connection.pragma('journal_mode = OFF');
  connection.pragma('synchronous = OFF');
  connection.pragma('cache_size = -32000');
  connection.exec(`
    CREATE TABLE cities (
      id INTEGER PRIMARY KEY, name TEXT NOT NULL, country TEXT NOT NULL, region TEXT NOT NULL,
      latitude REAL NOT NULL, longitude REAL NOT NULL, zone TEXT NOT NULL, population INTEGER NOT NULL,
      rank INTEGER NOT NULL
    );
    CREATE TABLE names (
      name TEXT, city INTEGER, own INTEGER NOT NULL, PRIMARY KEY (name, city)
    ) WITHOUT ROWID;
    CREATE TABLE sounds (
      sound TEXT, rank INTEGER, city INTEGER, name TEXT, PRIMARY KEY (sound, rank, city, name)
    ) WITHOUT ROWID;
    CREATE TABLE translations (
      place TEXT, language TEXT, name TEXT NOT NULL, PRIMARY KEY (place, language)
    ) WITHOUT ROWID;
    CREATE TABLE countries (name TEXT, country TEXT, PRIMARY KEY (name, country)) WITHOUT ROWID;
  `);
  connection.transaction(() => {
    const translated = fillTranslations(connection);
    fillCountries(connection);
    fillCities(connection, translated);
  })();
  connection.exec('CREATE INDEX cities_by_latitude ON cities (latitude, longitude, id)');
  connection.close();
}

/** @returns the names of each city in other languages, which it is found by, too */
function fillTranslations(connection: Sqlite.Database): Map<string, readonly string[]> {
  const insert = connection.prepare('INSERT INTO translations VALUES (?, ?, ?)');
  const translated = new Map<string, readonly string[]>();
  const text = readFileSync(new URL('names.tsv', import.meta.url), 'utf8');
  for (const line of text.split('\n')) {
    const [place = '', ...names] = line.split('\t');
    translated.set(place, names.filter(Boolean));
    namedLanguages.forEach((language, at) => {
      const name = names[at];
      if (name) insert.run(place, language, name);
    });
  }
  return translated;
}

function fillCountries(connection: Sqlite.Database): void {
  const insert = connection.prepare('INSERT OR IGNORE INTO countries VALUES (?, ?)');
  const codes = new Set<string>();
  for (const { country } of gazetteerLines()) codes.add(country);
  for (const language of [
    ...namedLanguages,
    'ru',
    'zh',
    'hi',
    'bn',
    'ja',
    'tr',
    'el',
    'he',
    'fa',
  ]) {
    const names = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
    for (const code of codes) insert.run(folded(names.of(code) ?? code), code);
  }
  for (const [name, code] of [
    ['USA', 'US'],
    ['U.S.A.', 'US'],
    ['UK', 'GB'],
    ['EEUU', 'US'],
    ['EE. UU.', 'US'],
  ] as const)
    insert.run(name, code);
  for (const code of codes) insert.run(code, code);
}

function fillCities(
  connection: Sqlite.Database,
  translated: ReadonlyMap<string, readonly string[]>,
): void {
  const insertCity = connection.prepare('INSERT INTO cities VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)');
  const insertName = connection.prepare('INSERT OR IGNORE INTO names VALUES (?, ?, ?)');
  const insertSound = connection.prepare('INSERT OR IGNORE INTO sounds VALUES (?, ?, ?, ?)');
  const arabic = connection.prepare("INSERT OR IGNORE INTO translations VALUES (?, 'ar', ?)");
  for (const city of gazetteerLines()) {
    const { id, name, country, region, latitude, longitude, zone, population } = city;
    const place = `${country}.${region}`;
    const people = city.isPart ? Math.round(population / 20) : population;
    insertCity.run(id, name, country, place, latitude, longitude, zone, population, people);
    const own = new Set([name, ...(translated.get(String(id)) ?? [])].map(folded));
    const others = [...city.alternates.filter(isWritten), ...(aliases[id] ?? [])].map(folded);
    for (const one of new Set([...own, ...others])) {
      insertName.run(one, id, own.has(one) ? 1 : 0);
      const sound = people < fewestHeard ? '' : soundOf(one);
      if (sound !== '') insertSound.run(sound, -people, id, one);
    }
    const inArabic = arabicNameOf(city);
    if (inArabic !== undefined) arabic.run(String(id), inArabic);
  }
}

/**
 * Leaves out what a machine made of a name in another script, which the gazetteer writes in small letters
 * (`kwlkata`): nobody types it, and it is the name of something else.
 */
function isWritten(name: string): boolean {
  return name === name.toUpperCase() || name !== name.toLowerCase();
}

/** The first of the names in Arabic letters without those of Persian, Urdu or Kurdish, and without points. */
function arabicNameOf({ alternates }: GazetteerLine): string | undefined {
  return alternates.find((name) => /^[ء-غف-يـ\s-]+$/.test(name));
}
