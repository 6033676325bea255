import { resolveWallTime } from './wallTime.ts';

/**
 * The instant at which it is a full hour on a day, in epoch milliseconds. Where clocks show the hour
 * twice it is the first time, where they skip it the moment after; null where there is no such zone.
 *
 * @param date `YYYY-MM-DD`
 */
export function hourOnDay(date: string, hour: number, zone: string): number | null {
  const resolved = resolveWallTime(`${date}T${String(hour).padStart(2, '0')}:00`, zone);
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
