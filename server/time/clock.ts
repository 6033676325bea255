import { offsetAt } from './tzdata.ts';

export { offsetAt } from './tzdata.ts';

const minute = 60_000;

/** An offset as people read it: `UTC−05:00`, `UTC+05:30`, with a real minus sign (U+2212). */
export function offsetText(minutes: number): string {
  return `UTC${signedHours(minutes, '−')}`;
}

/** What clocks in a zone show at an instant: `YYYY-MM-DDTHH:mm`. */
export function wallTime(instant: number, zone: string): string {
  return wallText(shifted(instant, zone));
}

/** The instant with the zone's own offset, as machines read it (RFC 3339): `2024-01-21T14:30:00-05:00`. */
export function isoText(instant: number, zone: string): string {
  const seconds = new Date(shifted(instant, zone)).toISOString().slice(0, 19);
  return seconds + signedHours(offsetAt(zone, instant), '-');
}

/**
 * Moves an instant so that its UTC reading is what clocks in the zone show. Everything that is
 * shown is formatted from this number in UTC, so that the process's own zone cannot reach it.
 */
export function shifted(instant: number, zone: string): number {
  return instant + offsetAt(zone, instant) * minute;
}

/** The wall time of a shifted instant (see {@link shifted}): `YYYY-MM-DDTHH:mm`. */
export function wallText(shiftedInstant: number): string {
  return new Date(shiftedInstant).toISOString().slice(0, 16);
}

function signedHours(minutes: number, minus: string): string {
  const size = Math.abs(minutes);
  const hours = String(Math.floor(size / 60)).padStart(2, '0');
  const rest = String(Math.floor(size % 60)).padStart(2, '0');
  return `${minutes < 0 ? minus : '+'}${hours}:${rest}`;
}
