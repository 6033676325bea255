import type { Connection } from '../connection.ts';
import { folded } from '../folded.ts';
import { kilometersBetween, type City, type FoundCity, type Point } from './city.ts';
import { lettersBetween, soundOf, soundsNear } from './sounds.ts';

/** Letters that are looked at of what was typed: no city has a longer name. */
const longestName = 100;

/** Of the cities with one name; those with the most people. */
const mostOfName = 200;

/** Of the cities that a sound, or a beginning, may mean. */
const mostHeard = 30;
const mostBegun = 400;

/** A city that is called so there, or in a language of ours, comes before one so many times its size. */
const ownNameCounts = 30;

/** A city by one of its names. */
interface Heard {
  id: number;
  rank: number;
  name: string;
}

/** As it is stored. */
interface CityRow extends City {
  /** In no language in particular. */
  ownName: string;
  regionCode: string;
}

type FoundRow = CityRow & FoundCity;

/** How a city is asked for, as `CityQuestion` of `db/cities.ts` tells. */
interface Asked {
  language: string;
  limit: number;
  namedOnly?: boolean;
}

/** A city that may be meant, and how many letters are otherwise. */
interface Candidate {
  id: number;
  rank: number;
  letters: number;
}

/** The questions to the file of cities. */
export function findCities(connection: Connection) {
  const city = connection.prepare<[string, string, number], CityRow>(`
    SELECT id, coalesce(own.name, cities.name) AS name, cities.name AS ownName, country,
      coalesce(inLanguage.name, inEnglish.name, '') AS region, region AS regionCode,
      latitude, longitude, zone, population
    FROM cities
      LEFT JOIN translations own ON own.place = CAST(cities.id AS TEXT) AND own.language = ?
      LEFT JOIN translations inLanguage ON inLanguage.place = cities.region AND inLanguage.language = ?
      LEFT JOIN translations inEnglish ON inEnglish.place = cities.region AND inEnglish.language = 'en'
    WHERE id = ?`);
  const named = connection.prepare<[string], { id: number; rank: number }>(`
    SELECT id, rank * (CASE own WHEN 1 THEN ${ownNameCounts} ELSE 1 END) AS rank
    FROM names JOIN cities ON cities.id = names.city
    WHERE names.name = ? ORDER BY 2 DESC LIMIT ${mostOfName}`);
  const begun = connection.prepare<[string, string], Heard>(`
    SELECT id, rank, begun AS name FROM (
      SELECT name AS begun, city FROM names WHERE name >= ? AND name < ? LIMIT ${mostBegun * 5}
    ) JOIN cities ON id = city ORDER BY rank DESC LIMIT ${mostBegun}`);
  const heard = connection.prepare<[string], Heard>(`
    SELECT city AS id, -rank AS rank, name FROM sounds WHERE sound = ? ORDER BY rank LIMIT ${mostHeard}`);
  const countries = connection
    .prepare<[string], string>('SELECT country FROM countries WHERE name = ?')
    .pluck();
  const regions = connection
    .prepare<[string], string>('SELECT name FROM translations WHERE place = ?')
    .pluck();
  const around = connection.prepare<[number, number, number, number], Point & { id: number }>(`
    SELECT id, latitude, longitude FROM cities
    WHERE latitude BETWEEN ? AND ? AND longitude BETWEEN ? AND ?`);

  function cityOf(id: number, language: string): CityRow | null {
    return city.get(language, language, id) ?? null;
  }

  /** Those of a name as it was typed, then those that it may be meant for, then those that it begins. */
  function candidatesOf(name: string, namedOnly: boolean): Candidate[] {
    const exact = named.all(name).map((one) => ({ ...one, letters: 0 }));
    if (exact.length > 0 || namedOnly) return exact;
    const misspelt = misspeltOf(name);
    if (!isSomeBeginning(name)) return misspelt;
    const longer = begun.all(name, `${name}\u{10ffff}`).map((one) => ({ ...one, letters: 1 }));
    return bestOfEach([...misspelt, ...longer]);
  }

  function misspeltOf(name: string): Candidate[] {
    const most = mostOtherwise(name);
    if (most === 0) return [];
    const sound = soundOf(name);
    const alike = sound === '' ? [] : soundsNear(sound).flatMap((near) => heard.all(near));
    const start = name.slice(0, 3);
    const begunAlike = begun.all(start, `${start}\u{10ffff}`);
    return [...alike, ...begunAlike]
      .map(({ id, rank, name: known }) => ({
        id,
        rank,
        letters: lettersBetween(name, known, most),
      }))
      .filter(({ letters }) => letters <= most);
  }

  /** What stands behind a comma has to be the name of the country or of the province. */
  function isWithin(found: CityRow, qualifier: string): boolean {
    if (countries.all(qualifier).includes(found.country)) return true;
    const [, code = ''] = found.regionCode.split('.');
    const names = [code, ...regions.all(found.regionCode)].map(folded);
    return names.some((name) => name === qualifier || name.split(/[\s-]+/).includes(qualifier));
  }

  function answersTo(
    { name, within }: Reading,
    { language, limit, namedOnly = false }: Asked,
  ): FoundRow[] {
    const answers: FoundRow[] = [];
    for (const { id, letters } of candidatesOf(name, namedOnly).toSorted(byLikelihood)) {
      const found = cityOf(id, language);
      if (found === null || !within.every((qualifier) => isWithin(found, qualifier))) continue;
      if (!answers.some((one) => isSamePlace(one, found)))
        answers.push({ ...found, isNamed: letters === 0 });
      if (answers.length === limit) break;
    }
    return answers;
  }

  return {
    find: (typed: string, asked: Asked): FoundCity[] => {
      for (const reading of readingsOf(typed)) {
        const found = answersTo(reading, asked);
        if (found.length > 0) return found.map((one) => ({ ...plain(one), isNamed: one.isNamed }));
      }
      return [];
    },
    byId: (id: number, language: string): City | null => {
      const found = cityOf(id, language);
      return found === null ? null : plain(found);
    },
    near: (point: Point, language: string, limit: number): City[] => {
      for (const degrees of [0.5, 2, 10, 90]) {
        const nearest = around
          .all(...boxAround(point, degrees))
          .map((one) => ({ id: one.id, kilometers: kilometersBetween(point, one) }))
          .toSorted((one, other) => one.kilometers - other.kilometers)
          .slice(0, limit);
        if (nearest.length === limit || degrees === 90)
          return nearest.flatMap(({ id }) => cityOf(id, language) ?? []).map(plain);
      }
      return [];
    },
  };
}

/** What was typed, taken apart: a name, and what it has to be within. */
interface Reading {
  name: string;
  within: string[];
}

/** "Kolkata, West Bengal, India" as it stands, then without what nobody knows, then "Kolkata India". */
function readingsOf(typed: string): Reading[] {
  const parts = folded(typed.slice(0, longestName * 2))
    .split(/[,،、，;()/]/u)
    .map((part) => part.trim().replaceAll(/\s+/gu, ' '))
    .filter(Boolean);
  const [name = '', ...within] = parts;
  if (name === '' || name.length > longestName) return [];
  const words = name.split(' ');
  const last = words.at(-1) ?? '';
  return [
    { name, within },
    ...within.map((one) => ({ name, within: [one] })),
    ...(words.length > 1 ? [{ name: words.slice(0, -1).join(' '), within: [last] }] : []),
    ...(within.length > 0 ? [{ name, within: [] }] : []),
  ];
}

/** A letter or two of the Latin script begin anything; one of Chinese is half a name. */
function isSomeBeginning(name: string): boolean {
  return Buffer.byteLength(name) > 2;
}

/** Letters of a name of which somebody may not be sure. */
function mostOtherwise({ length }: string): number {
  if (length < 4) return 0;
  if (length < 6) return 1;
  return length < 13 ? 2 : 3;
}

function byLikelihood(one: Candidate, other: Candidate): number {
  return one.letters - other.letters || other.rank - one.rank;
}

function bestOfEach(candidates: readonly Candidate[]): Candidate[] {
  const best = new Map<number, Candidate>();
  for (const one of candidates)
    if (one.letters < (best.get(one.id)?.letters ?? Number.POSITIVE_INFINITY))
      best.set(one.id, one);
  return [...best.values()];
}

/** The gazetteer has some cities twice, as a city and as what is administered from it. */
function isSamePlace(one: CityRow, other: CityRow): boolean {
  return (
    one.country === other.country &&
    one.regionCode === other.regionCode &&
    one.name === other.name &&
    kilometersBetween(one, other) < 20
  );
}

function boxAround(
  { latitude, longitude }: Point,
  degrees: number,
): [number, number, number, number] {
  // Meridians lie closer together towards the poles.
  const wide = Math.min(360, degrees / Math.max(0.01, Math.cos((latitude * Math.PI) / 180)));
  return [latitude - degrees, latitude + degrees, longitude - wide, longitude + wide];
}

function plain({
  id,
  name,
  country,
  region,
  latitude,
  longitude,
  zone,
  population,
}: CityRow): City {
  return { id, name, country, region, latitude, longitude, zone, population };
}
