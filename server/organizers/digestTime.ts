import type { DigestRhythm } from '../../db/schema.ts';
import { wallTime } from '../time/clock.ts';
import { hourOnDay } from '../time/hourOnDay.ts';

/** How long news is collected for who wants to hear of it at once, in milliseconds. */
export const collectingTime = 10 * 60_000;

/** The hour in which daily digests are sent. */
export const digestHour = 8;

const day = 86_400_000;

/**
 * When news that comes at an instant is mailed.
 *
 * @param zone on whose clocks it is eight; must exist
 */
export function digestDueAt(
  rhythm: Exclude<DigestRhythm, 'off'>,
  zone: string,
  now: number,
): number {
  if (rhythm === 'at-once') return now + collectingTime;
  const today = Date.parse(`${wallTime(now, zone).slice(0, 10)}T00:00:00Z`);
  for (let date = today; ; date += day) {
    const eight = eightOn(new Date(date).toISOString().slice(0, 10), zone);
    if (eight > now) return eight;
  }
}

function eightOn(date: string, zone: string): number {
  const instant = hourOnDay(date, digestHour, zone);
  if (instant === null) throw new RangeError(`No clocks of that name: ${zone}`);
  return instant;
}
