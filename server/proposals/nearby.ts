import { kilometersBetween, type Point } from '../../db/cities/city.ts';
import { folded } from '../../db/folded.ts';

/** So near another action is that two of them may better be one, in kilometers. */
export const nearKilometers = 30;

/** Where something is, as far as that is known. */
export interface Located {
  /** As it is written. */
  city: string;
  venue: string;
  point: Point | null;
}

/** How near something is. */
export interface Nearness {
  /** In kilometers; null where only the name of the city tells. */
  kilometers: number | null;
  /** Whether it is the very same place, by its name. */
  samePlace: boolean;
}

/**
 * How near two things are, each to the other; null where they are not: further than {@link nearKilometers}
 * away, or, where one cannot be found on a map, in a city of another name.
 */
export function nearness(one: Located, other: Located): Nearness | null {
  const alike = (a: string, b: string) => a !== '' && folded(a.trim()) === folded(b.trim());
  const kilometers =
    one.point === null || other.point === null ? null : distance(one.point, other.point);
  const near = kilometers === null ? alike(one.city, other.city) : kilometers <= nearKilometers;
  return near ? { kilometers, samePlace: alike(one.venue, other.venue) } : null;
}

/** In kilometers; quick to say for most pairs, which are on other latitudes. */
function distance(one: Point, other: Point): number {
  return Math.abs(one.latitude - other.latitude) > 1
    ? Number.POSITIVE_INFINITY
    : kilometersBetween(one, other);
}

/** Whether two telephone numbers are one, however they are written; two without digits are none. */
export function samePhone(one: string, other: string): boolean {
  const digits = (text: string) => text.replace(/\D/g, '').replace(/^0+/, '');
  return digits(one).length > 5 && digits(one) === digits(other);
}
