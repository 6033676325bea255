import { folded } from '../../db/folded.ts';
import { isSameCity, type NamedCity } from '../../db/sameCity.ts';
import { kilometersBetween, type Point } from './distance.ts';

/** So near another action two may better be one, in kilometers: what is outside of a city belongs to it. */
export const nearKilometers = 30;

/** Where something is, as far as that is known. */
export interface Placed extends NamedCity {
  latitude: number | null;
  longitude: number | null;
}

/** How near something is, in kilometers; null where its city alone tells. */
export interface Nearness {
  kilometers: number | null;
}

/** Where something is on the globe; null where that is not known. */
export function pointOf({ latitude, longitude }: Placed): Point | null {
  return latitude === null || longitude === null ? null : { latitude, longitude };
}

/**
 * How near two things are, each to the other; null where they are not: in different cities, and further than
 * {@link nearKilometers} away where that is known.
 */
export function nearness(one: Placed, other: Placed): Nearness | null {
  const here = pointOf(one);
  const there = pointOf(other);
  if (here === null || there === null) return isSameCity(one, other) ? { kilometers: null } : null;
  // Quick to say for most pairs, which are on other latitudes.
  const isFar = Math.abs(here.latitude - there.latitude) > bandHeight;
  const kilometers = isFar ? Number.POSITIVE_INFINITY : kilometersBetween(here, there);
  if (kilometers <= nearKilometers) return { kilometers };
  const isOneCity = one.cityId !== null && one.cityId !== 0 && one.cityId === other.cityId;
  return isOneCity ? { kilometers: kilometersBetween(here, there) } : null;
}

/** In degrees of latitude: nothing that is near is further north or south than this. */
const bandHeight = 0.3;

/**
 * Finds what is near among very many things, without comparing each with all of them.
 *
 * @returns for a place, what is near it, in no order
 */
export function neighborhood<Thing extends Placed>(
  things: readonly Thing[],
): (here: Placed) => (Nearness & { thing: Thing })[] {
  const byBand = new Map<number, Thing[]>();
  const byCity = new Map<number, Thing[]>();
  const byName = new Map<string, Thing[]>();
  const unplacedByName = new Map<string, Thing[]>();
  for (const thing of things) {
    const point = pointOf(thing);
    const name = nameOf(thing);
    put(byName, name, thing);
    if (point === null) put(unplacedByName, name, thing);
    else put(byBand, bandOf(point), thing);
    if (thing.cityId) put(byCity, thing.cityId, thing);
  }
  return (here) => {
    const point = pointOf(here);
    const band = point === null ? null : bandOf(point);
    const lists = [
      ...(band === null ? [] : [band - 1, band, band + 1].map((one) => byBand.get(one))),
      here.cityId ? byCity.get(here.cityId) : undefined,
      // By its name alone goes what has no place on one side.
      (point === null ? byName : unplacedByName).get(nameOf(here)),
    ];
    const candidates = new Set(lists.flatMap((list) => list ?? []));
    return [...candidates].flatMap((thing) => {
      const near = nearness(here, thing);
      return near === null ? [] : [{ ...near, thing }];
    });
  };
}

function bandOf({ latitude }: Point): number {
  return Math.floor(latitude / bandHeight);
}

function nameOf({ city }: NamedCity): string {
  return folded(city.trim());
}

function put<Key, Thing>(lists: Map<Key, Thing[]>, key: Key, thing: Thing): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [thing]);
  else list.push(thing);
}
