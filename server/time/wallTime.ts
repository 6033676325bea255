import { rawTimeZones } from '@vvo/tzdb';
import { offsetAt, offsetText, shifted, wallText } from './clock.ts';
import { isZone, lettersAt } from './tzdata.ts';
import { canonicalZone } from './zones.ts';

/** Which pass of an hour that happens twice; `only` for every other time. */
export type Occurrence = 'only' | 'earlier' | 'later';

/** A point in time as people agreed on it (wall time, and which pass) and as machines compare it. */
export interface Moment {
  /** Wall time in the schedule's zone: `YYYY-MM-DDTHH:mm`. */
  local: string;
  occurrence: Occurrence;
  /** Epoch milliseconds, derived from the other two and the tz data. */
  instant: number;
}

/** A moment with what clocks call it at that instant. */
export interface ClockMoment extends Moment {
  offsetMinutes: number;
  /** `UTC−04:00` */
  offset: string;
  /** `EDT`, `CEST`; where the zone has no letters of its own, the offset again. */
  abbreviation: string;
}

/** A stretch of wall time that no clock in the zone shows, because clocks were moved forward over it. */
export interface Gap {
  /** First wall time that is missing: `2024-03-10T02:00`. */
  from: string;
  /** First wall time that exists again: `2024-03-10T03:00`. */
  until: string;
  minutes: number;
}

/** What a wall time means in a zone; see {@link resolveWallTime}. */
export type ResolvedWallTime =
  | ({ kind: 'exact' } & Moment)
  | { kind: 'skipped'; local: string; gap: Gap; before: ClockMoment; after: ClockMoment }
  | { kind: 'doubled'; local: string; earlier: ClockMoment; later: ClockMoment }
  | { kind: 'malformed'; local: string }
  | { kind: 'unknown-zone'; zone: string };

const minute = 60_000;
// No offset has ever been further than 15 hours from Greenwich, so every instant at which clocks
// can show a wall time lies within this distance of the same reading in UTC.
const reach = 16 * 60 * minute;
const probeStep = 4 * 60 * minute;
// Before 1975 some zones had offsets with seconds, which minutes cannot hold.
const firstYear = 1975;
const lastYear = 2199;

/**
 * Finds the instant of a wall time in a zone, from the zone's own offsets around that day and
 * nothing else: neither today's offset nor the process's zone has any influence.
 *
 * @param local wall time as `YYYY-MM-DDTHH:mm`, as an `<input type="datetime-local">` sends it;
 *   a space instead of the T and seconds of `:00` are understood
 * @param zone an IANA name that {@link isZone} accepts
 * @param occurrence the answer to an earlier `doubled`; without effect on any other time
 * @returns `exact`; `skipped` when clocks jump over it, with the same time of day one gap earlier
 *   and one gap later; `doubled` when it happens twice and no answer is given, with both passes
 */
export function resolveWallTime(
  local: string,
  zone: string,
  occurrence: Occurrence = 'only',
): ResolvedWallTime {
  if (!isZone(zone)) return { kind: 'unknown-zone', zone };
  const reading = parseWallTime(local);
  if (reading === null) return { kind: 'malformed', local };

  const instants = instantsShowing(reading, zone);
  const first = instants[0];
  const last = instants.at(-1);
  if (first === undefined || last === undefined) return skipped(reading, zone);
  if (first === last)
    return { kind: 'exact', local: wallText(reading), occurrence: 'only', instant: first };
  if (occurrence !== 'only')
    return {
      kind: 'exact',
      local: wallText(reading),
      occurrence,
      instant: occurrence === 'earlier' ? first : last,
    };
  return {
    kind: 'doubled',
    local: wallText(reading),
    earlier: clockMoment(first, zone, 'earlier'),
    later: clockMoment(last, zone, 'later'),
  };
}

/**
 * Tells whether clocks in a zone show the hour of an instant twice, once before they go back and
 * once after.
 */
export function isDoubled(instant: number, zone: string): boolean {
  const shown = shifted(instant, zone);
  return instantsShowing(shown - (shown % minute), zone).length > 1;
}

/** Reads `YYYY-MM-DDTHH:mm` as if it were UTC; null when it is no such text or no such day. */
function parseWallTime(text: string): number | null {
  const match = /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d)(?::00(?:\.0+)?)?$/.exec(text.trim());
  if (match === null) return null;
  const [year, month, day, hour, minutes] = match.slice(1).map(Number);
  if (
    year === undefined ||
    month === undefined ||
    day === undefined ||
    hour === undefined ||
    minutes === undefined ||
    year < firstYear ||
    year > lastYear
  )
    return null;
  const reading = Date.UTC(year, month - 1, day, hour, minutes);
  // Date.UTC turns February 30 into March 1; only a real date reads back as it was typed.
  return wallText(reading) === `${match.slice(1, 4).join('-')}T${match.slice(4, 6).join(':')}`
    ? reading
    : null;
}

function instantsShowing(reading: number, zone: string): number[] {
  return [...offsetsAround(reading, zone)]
    .map((offset) => ({ offset, instant: reading - offset * minute }))
    .filter(({ offset, instant }) => offsetAt(zone, instant) === offset)
    .map(({ instant }) => instant)
    .sort((a, b) => a - b);
}

function offsetsAround(reading: number, zone: string): Set<number> {
  const offsets = new Set<number>();
  for (let at = reading - reach; at <= reading + reach; at += probeStep)
    offsets.add(offsetAt(zone, at));
  return offsets;
}

function skipped(reading: number, zone: string): ResolvedWallTime {
  const change = changeOver(reading, zone);
  const before = offsetAt(zone, change - 1);
  const after = offsetAt(zone, change);
  return {
    kind: 'skipped',
    local: wallText(reading),
    gap: {
      from: wallText(change + before * minute),
      until: wallText(change + after * minute),
      minutes: after - before,
    },
    // Read with the offset on the other side of the change, the typed time of day lands exactly
    // one gap earlier and one gap later, where clocks do show it.
    before: clockMoment(reading - after * minute, zone, 'only'),
    after: clockMoment(reading - before * minute, zone, 'only'),
  };
}

/** The instant at which clocks jump from before a reading to after it. */
function changeOver(reading: number, zone: string): number {
  let low = reading - reach;
  let high = reading + reach;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (middle + offsetAt(zone, middle) * minute <= reading) low = middle;
    else high = middle;
  }
  return high;
}

function clockMoment(instant: number, zone: string, occurrence: Occurrence): ClockMoment {
  const offsetMinutes = offsetAt(zone, instant);
  const offset = offsetText(offsetMinutes);
  return {
    local: wallText(instant + offsetMinutes * minute),
    occurrence,
    instant,
    offsetMinutes,
    offset,
    abbreviation: abbreviationAt(zone, instant, offsetMinutes) ?? offset,
  };
}

/** The letters of the tz data, else those in common use (`LHDT`), which that table knows in pairs. */
function abbreviationAt(zone: string, instant: number, offsetMinutes: number): string | null {
  const official = lettersAt(zone, instant);
  if (official !== null) return official;
  const known = rawTimeZones.find(({ group }) => group.includes(canonicalZone(zone)));
  const { abbreviation: winter = '', dstAbbreviation: summer = '' } = known ?? {};
  if (![winter, summer].every((text) => /^[A-Z]{3,5}$/.test(text))) return null;
  return offsetMinutes === known?.rawOffsetInMinutes ? winter : summer;
}
