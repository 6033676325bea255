import type { Cities, City, FoundCity } from '../../db/cities.ts';
import type { Language } from '../../templates/languages.ts';
import { alike } from '../imports/words.ts';
import { clearCity } from '../places/clearCity.ts';
import { countryNamed } from './countryNamed.ts';

/** What a row says of its city. */
export interface TypedCity {
  city: string;
  country: string;
  region: string;
}

/** Which city is meant. `place` is what else stood in the cell: "New York, Embassy" names both. */
export type CityFinding =
  | { kind: 'clear'; city: City; place: string }
  | { kind: 'doubtful'; why: 'several' | 'unlike'; cities: readonly City[]; place: string }
  | { kind: 'none' };

/** So many are offered where several may be meant. */
const mostOffered = 6;

/** Cities of one name that are looked at; the largest come first. */
const mostLooked = 20;

/** Between a city and what else stands in its cell. */
const signs = /\s*[,،、，;()/|:\n]\s*|\s+[-–—]\s+/u;

/** Finds the city that a row means, by its name in any language, with what other columns say of it. */
export function cityNamed(
  cities: Pick<Cities, 'find'>,
  typed: TypedCity,
  language: Language,
): CityFinding {
  const parts = typed.city.split(signs).filter((part) => part !== '');
  for (const at of parts.slice(0, 3).keys()) {
    const name = parts[at] ?? '';
    const others = parts.filter((_, index) => index !== at);
    const found = findingOf(cities, name, others, typed, language);
    // A place may stand first ("Embassy, Paris"): but only what is clear is believed there.
    if (found.kind !== 'none' && (at === 0 || found.kind === 'clear')) return found;
  }
  return { kind: 'none' };
}

function findingOf(
  cities: Pick<Cities, 'find'>,
  name: string,
  others: readonly string[],
  typed: TypedCity,
  language: Language,
): CityFinding {
  const country = countryOf(typed.country, others);
  const beside = [typed.region, typed.country];
  const its = others.filter((one) => countryNamed(one) !== null || isCode(one));
  // With all that stands there, then without what is no country: a place in the city may sound like another.
  const asked = [[...others, ...beside], [...its, ...beside], [typed.country]].map((further) =>
    [name, ...further].filter((one) => one.trim() !== '').join(', '),
  );
  const answers: FoundCity[][] = [];
  const isThere = (city: FoundCity) => country === null || city.country === country;
  for (const one of new Set(asked)) {
    const answer = cities.find(one, { language, limit: mostLooked });
    answers.push(answer);
    if (answer.some((city) => city.isNamed && isThere(city))) break;
  }
  const found =
    answers.findLast((one) => one.some((city) => city.isNamed && isThere(city))) ??
    answers.find((one) => one.some(isThere)) ??
    answers[0] ??
    [];
  const there = found.filter(isThere);
  const [first] = there;
  if (first === undefined) {
    const [elsewhere] = found;
    if (elsewhere === undefined) return { kind: 'none' };
    const place = others.filter((one) => !isOfCity(one, elsewhere)).join(', ');
    return { kind: 'doubtful', why: 'unlike', cities: found.slice(0, mostOffered), place };
  }
  const clear = clearCity(there, () => country !== null);
  const place = others.filter((one) => !isOfCity(one, clear ?? first)).join(', ');
  if (clear !== null) return { kind: 'clear', city: clear, place };
  const named = there.filter(({ isNamed }) => isNamed);
  return named.length > 1
    ? { kind: 'doubtful', why: 'several', cities: named.slice(0, mostOffered), place }
    : { kind: 'doubtful', why: 'unlike', cities: there.slice(0, mostOffered), place };
}

/** The country of its own column, or the last that stands behind the city; two letters may be a state. */
function countryOf(column: string, others: readonly string[]): string | null {
  const behind = others.filter((one) => !/^\p{L}{2}$/u.test(one)).toReversed();
  return [column, ...behind].map((one) => countryNamed(one)).find(isSaid) ?? null;
}

function isCode(part: string): boolean {
  return /^\p{Lu}{2,3}$/u.test(part.trim());
}

/** Whether a part of a cell says in which country or province the city is, and not where in the city. */
function isOfCity(part: string, { region, country, name }: FoundCity): boolean {
  const word = alike(part);
  return (
    countryNamed(part) === country ||
    word === alike(name) ||
    isCode(part) ||
    (region !== '' && (alike(region).includes(word) || word.includes(alike(region))))
  );
}

function isSaid(code: string | null): code is string {
  return code !== null;
}
