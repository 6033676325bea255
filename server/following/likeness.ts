import { kilometersBetween } from '../../db/cities/city.ts';

/** What is compared of two actions. */
export interface Comparable {
  startsAt: number;
  startLocal: string;
  cityId: number | null;
  city: string;
  latitude: number | null;
  longitude: number | null;
}

const threeHours = 3 * 3_600_000;
const nearby = 30;

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

function isInOnePlace(one: Comparable, other: Comparable): boolean {
  if (one.cityId !== null && one.cityId === other.cityId) return true;
  const here = pointOf(one);
  const there = pointOf(other);
  if (here !== null && there !== null) return kilometersBetween(here, there) <= nearby;
  return one.city !== '' && one.city.toLowerCase() === other.city.toLowerCase();
}

function pointOf({ latitude, longitude }: Comparable) {
  return latitude === null || longitude === null ? null : { latitude, longitude };
}
