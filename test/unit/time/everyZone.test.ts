import { describe, expect, test } from '@jest/globals';
import { timeZonesNames } from '@vvo/tzdb';
import * as fc from 'fast-check';
import { recomputeSchedule } from '../../../server/time/recomputeSchedule.ts';
import { resolveWallTime } from '../../../server/time/schedule.ts';
import type { Moment, ResolvedWallTime } from '../../../server/time/schedule.ts';
import release from '../../../server/time/tzdata.json' with { type: 'json' };
import { isZone } from '../../../server/time/zones.ts';

// The oracle is the platform's own reading of an instant, without our tables and without our rules.
// It need not know yet of changes that our tables know.
const readers = new Map<string, Intl.DateTimeFormat>();

function reading(instant: number, zone: string): string {
  const reader =
    readers.get(zone) ??
    new Intl.DateTimeFormat('sv-SE', {
      timeZone: zone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
  readers.set(zone, reader);
  return reader.format(instant).replace(' ', 'T');
}

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const from = Date.UTC(2020, 0, 1);
const until = Date.UTC(2036, 0, 1);
const platformKnows = (zone: string) => !Object.hasOwn(release.changes, zone);
const platformZones = Intl.supportedValuesOf('timeZone').filter(platformKnows);
const zones = [
  ...new Set([...platformZones, ...timeZonesNames.filter(platformKnows)].filter((z) => isZone(z))),
];

/** How far clocks are from UTC, by the oracle. */
function offset(instant: number, zone: string): number {
  return Date.parse(`${reading(instant, zone)}Z`) - Math.floor(instant / minute) * minute;
}

/** Every instant between 2020 and 2035 at which clocks in a zone are moved, by the oracle. */
function changes(zone: string): number[] {
  const found: number[] = [];
  let last = offset(from, zone);
  for (let at = from; at < until; at += 10 * day) {
    const next = offset(at + 10 * day, zone);
    if (last === next) continue;
    last = next;
    let low = at;
    let high = at + 10 * day;
    while (high - low > minute) {
      const middle = low + Math.floor((high - low) / 2 / minute) * minute;
      if (offset(middle, zone) === offset(low, zone)) low = middle;
      else high = middle;
    }
    found.push(high);
  }
  return found;
}

/** The instants at which clocks show a wall time, by our rules. */
function momentsOf(resolved: ResolvedWallTime): Moment[] {
  if (resolved.kind === 'exact') return [resolved];
  return resolved.kind === 'doubled' ? [resolved.earlier, resolved.later] : [];
}

/** What is wrong with an answer, given the instants that truly show the wall time. */
function complaint(
  zone: string,
  local: string,
  shown: readonly number[],
  size: number,
): string | null {
  const resolved = resolveWallTime(local, zone);
  const expected = ['skipped', 'exact', 'doubled'][shown.length];
  const text = `${zone} ${local}`;
  if (resolved.kind !== expected) return `${text} is ${resolved.kind} instead of ${expected}`;
  const instants = momentsOf(resolved).map(({ instant }) => instant);
  if (instants.join() !== shown.join()) return `${text} is ${instants.join()}`;
  if (resolved.kind !== 'skipped') return null;
  const { before, after, gap } = resolved;
  if (gap.minutes * minute !== size) return `${text} is in a gap of ${gap.minutes} minutes`;
  if (after.instant - before.instant !== size) return `${text} offers times too far apart`;
  return [before, after].every(({ instant, local }) => reading(instant, zone) === local)
    ? null
    : `${text} offers a time that no clock shows`;
}

const anyZone = fc.constantFrom(...zones);
const anyMinute = fc
  .integer({ min: from / minute, max: until / minute - 1 })
  .map((minutes) => minutes * minute);

describe('every zone, from 2020 to 2035', () => {
  test('there are hundreds of them', () => {
    expect(zones.length).toBeGreaterThan(400);
    expect(zones).toEqual(expect.arrayContaining(['Asia/Kolkata', 'Asia/Calcutta', 'Europe/Kyiv']));
  });

  test('an instant is found again from what clocks show at it', () => {
    fc.assert(
      fc.property(anyZone, anyMinute, (zone, instant) => {
        const found = momentsOf(resolveWallTime(reading(instant, zone), zone)).map(
          (moment) => moment.instant,
        );
        expect(found).toContain(instant);
      }),
      { numRuns: 2000 },
    );
  });

  test('around every change of clocks, gaps and doubled times are those that the platform shows', () => {
    const complaints: string[] = [];
    let checked = 0;
    for (const zone of platformZones) {
      for (const change of changes(zone)) {
        const before = offset(change - minute, zone);
        const after = offset(change, zone);
        const size = Math.abs(after - before);
        const first = change + Math.min(before, after);
        const middle = Math.floor(size / 2 / minute) * minute;
        for (const at of [-minute, 0, middle, size - minute, size]) {
          const local = new Date(first + at).toISOString().slice(0, 16);
          const shown = [...new Set([first + at - before, first + at - after])]
            .filter((instant) => reading(instant, zone) === local)
            .sort((a, b) => a - b);
          checked += 1;
          complaints.push(complaint(zone, local, shown, size) ?? '');
        }
      }
    }
    expect(complaints.filter((text) => text !== '')).toEqual([]);
    expect(checked).toBeGreaterThan(10_000);
  });

  test('a stored answer gives its instant again, so nothing is recomputed without cause', () => {
    fc.assert(
      fc.property(anyZone, anyMinute, (zone, instant) => {
        for (const start of momentsOf(resolveWallTime(reading(instant, zone), zone)))
          expect(
            recomputeSchedule({
              precision: 'hour',
              zone,
              start,
              end: null,
              assembly: null,
              announcedZones: [zone],
            }),
          ).toEqual({ kind: 'unchanged' });
      }),
      { numRuns: 500 },
    );
  });

  test('whatever text is typed, it is answered and nothing is thrown', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.oneof(anyZone, fc.string()), (local, zone) => {
        expect(['malformed', 'unknown-zone', 'exact', 'skipped', 'doubled']).toContain(
          resolveWallTime(local, zone).kind,
        );
      }),
    );
  });
});
