import { nearness, type Placed } from '../places/nearness.ts';

/** What is compared of two actions. */
export interface Comparable extends Placed {
  startsAt: number;
  startLocal: string;
}

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
  return Math.abs(one.startsAt - other.startsAt) <= threeHours && nearness(one, other) !== null;
}
