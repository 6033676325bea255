import { describe, expect, test } from '@jest/globals';
import { timeZonesNames } from '@vvo/tzdb';
import fc from 'fast-check';
import { recomputeSchedule, resolveWallTime } from '../../../server/events/schedule.ts';
import { isZone } from '../../../server/events/zones.ts';

// The oracle is the platform's own reading of an instant, without luxon and without our rules.
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
const zones = [
  ...new Set([...Intl.supportedValuesOf('timeZone'), ...timeZonesNames].filter((z) => isZone(z))),
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
        const resolved = resolveWallTime(reading(instant, zone), zone);
        const found =
          resolved.kind === 'exact'
            ? [resolved.instant]
            : resolved.kind === 'doubled'
              ? [resolved.earlier.instant, resolved.later.instant]
              : [];
        expect(found).toContain(instant);
      }),
      { numRuns: 2000 },
    );
  });

  test('around every change of clocks, gaps and doubled times are those that the platform shows', () => {
    const kinds = { skipped: 0, doubled: 0 };
    for (const zone of Intl.supportedValuesOf('timeZone')) {
      for (const change of changes(zone)) {
        const before = offset(change - minute, zone);
        const after = offset(change, zone);
        const size = Math.abs(after - before);
        const first = change + Math.min(before, after);
        for (const at of [
          -minute,
          0,
          Math.floor(size / 2 / minute) * minute,
          size - minute,
          size,
        ]) {
          const local = new Date(first + at).toISOString().slice(0, 16);
          const shown = [...new Set([first + at - before, first + at - after])]
            .filter((instant) => reading(instant, zone) === local)
            .sort((a, b) => a - b);
          const resolved = resolveWallTime(local, zone);
          const expected = ['skipped', 'exact', 'doubled'][shown.length];
          if (resolved.kind !== expected)
            throw new Error(`${zone} ${local}: ${resolved.kind} instead of ${expected}`);
          if (resolved.kind === 'exact') expect(resolved.instant).toBe(shown[0]);
          if (resolved.kind === 'doubled') {
            kinds.doubled += 1;
            expect([resolved.earlier.instant, resolved.later.instant]).toEqual(shown);
          }
          if (resolved.kind === 'skipped') {
            kinds.skipped += 1;
            expect(resolved.gap.minutes).toBe(size / minute);
            for (const { instant, local: offered } of [resolved.before, resolved.after])
              expect(reading(instant, zone)).toBe(offered);
            expect(resolved.after.instant - resolved.before.instant).toBe(size);
          }
        }
      }
    }
    expect(kinds.skipped).toBeGreaterThan(1000);
    expect(kinds.doubled).toBeGreaterThan(1000);
  });

  test('a stored answer gives its instant again, so nothing is recomputed without cause', () => {
    fc.assert(
      fc.property(anyZone, anyMinute, (zone, instant) => {
        const resolved = resolveWallTime(reading(instant, zone), zone);
        const moments =
          resolved.kind === 'exact'
            ? [resolved]
            : resolved.kind === 'doubled'
              ? [resolved.earlier, resolved.later]
              : [];
        for (const start of moments)
          expect(
            recomputeSchedule({ zone, start, end: null, assembly: null, announcedZones: [zone] }),
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
