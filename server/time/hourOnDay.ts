import { resolveWallTime } from './wallTime.ts';

/**
 * The instant at which it is a full hour on a day, in epoch milliseconds. Where clocks show the hour
 * twice it is the first time, where they skip it the moment after; null where there is no such zone.
 *
 * @param date `YYYY-MM-DD`
 */
export function hourOnDay(date: string, hour: number, zone: string): number | null {
  return timeOnDay(date, hour * 60, zone);
}

/**
 * The same of any minute of the day.
 *
 * @param minute from 0 to 1439
 */
export function timeOnDay(date: string, minute: number, zone: string): number | null {
  const two = (value: number) => String(value).padStart(2, '0');
  const time = `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
  const resolved = resolveWallTime(`${date}T${time}`, zone);
  switch (resolved.kind) {
    case 'exact':
      return resolved.instant;
    case 'doubled':
      return resolved.earlier.instant;
    case 'skipped':
      return resolved.after.instant;
    case 'malformed':
    case 'unknown-zone':
      return null;
  }
}
