import { wallTime } from './clock.ts';
import { resolveWallTime } from './wallTime.ts';

/*
 * A day is a date in a zone. It begins at midnight, unless clocks are set forward over midnight, as in
 * Santiago, Beirut and Cairo: then it begins with the first minute that clocks there show of it.
 */

/** Whether a text is a date that the calendar has: `YYYY-MM-DD`. */
export function isDate(text: string): boolean {
  const at = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(text) : NaN;
  // February 30 is read as March 1, and is no date all the same.
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}

/** A date, moved by whole days of the calendar. */
export function dateAfter(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** The date that clocks in a zone show at an instant. */
export function dateAt(instant: number, zone: string): string {
  return wallTime(instant, zone).slice(0, 10);
}

/**
 * The first instant, in epoch milliseconds, at which clocks in a zone show a date or a later one. It is also
 * the end of the day before. Null for what is no date or no zone.
 */
export function beginOfDay(date: string, zone: string): number | null {
  const midnight = resolveWallTime(`${date}T00:00`, zone);
  switch (midnight.kind) {
    case 'exact':
      return midnight.instant;
    case 'doubled':
      return midnight.earlier.instant;
    case 'skipped': {
      // Not "one gap later": a gap may begin before midnight, and once was a whole day long.
      const first = resolveWallTime(midnight.gap.until, zone, 'earlier');
      return first.kind === 'exact' ? first.instant : null;
    }
    case 'malformed':
    case 'unknown-zone':
      return null;
  }
}

/** How many days of the calendar it is from a date to another; negative where that is before it. */
export function daysFrom(from: string, to: string): number {
  return (Date.parse(`${to}T00:00Z`) - Date.parse(`${from}T00:00Z`)) / 86_400_000;
}
