import { kilometersBetween } from '../../db/cities/city.ts';
import { isSameCity } from '../../db/sameCity.ts';

/** What is compared of two actions. */
export interface Comparable {
  startsAt: number;
  startLocal: string;
  cityId: number | null;
  city: string;
  latitude: number | null;
  longitude: number | null;
}

/** So near each other two are one rather than two, in kilometers. */
const nearKilometers = 30;

const threeHours = 3 * 3_600_000;

/** Whether two are on one day, on the clocks of each. */
export function isOnOneDay(one: Comparable, other: Comparable): boolean {
  return one.startLocal.slice(0, 10) === other.startLocal.slice(0, 10);
}

/**
 * Whether two are very likely the same action that two organizations have announced: in one city within three
 * hours. It only proposes, and an organizer says so.
 */
export function isLikelySame(one: Comparable, other: Comparable): boolean {
  return Math.abs(one.startsAt - other.startsAt) <= threeHours && isInOnePlace(one, other);
}

/** In one city, or so near that what is outside of one belongs to it. */
function isInOnePlace(one: Comparable, other: Comparable): boolean {
  const here = pointOf(one);
  const there = pointOf(other);
  const isNear =
    here !== null && there !== null && kilometersBetween(here, there) <= nearKilometers;
  return isNear || isSameCity(one, other);
}

function pointOf({ latitude, longitude }: Comparable) {
  return latitude === null || longitude === null ? null : { latitude, longitude };
}
