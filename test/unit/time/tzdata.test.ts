import { describe, expect, test } from '@jest/globals';
import { timeZonesNames } from '@vvo/tzdb';
import { DateTime } from 'luxon';
import moment from 'moment-timezone';
import release from '../../../server/time/tzdata.json' with { type: 'json' };
import {
  isTzdataOld,
  isZone,
  lettersAt,
  offsetAt,
  tzdataRelease,
  zoneOf,
} from '../../../server/time/tzdata.ts';
import { namesInTables, readTable, stretchAt } from '../../../server/time/zoneTables.ts';

const minute = 60_000;
const day = 24 * 60 * minute;

const everyZone = [
  ...new Set([...Intl.supportedValuesOf('timeZone'), ...timeZonesNames, ...moment.tz.names()]),
].filter((name) => isZone(name));

/** What the platform thinks of a zone's offset, in minutes. */
function platformOffset(zone: string): (instant: number) => number {
  const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
  return (instant) => {
    const [, sign, hours, minutes] = /GMT([+-])(\d\d):(\d\d)/.exec(format.format(instant)) ?? [];
    return (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) + 0;
  };
}

const year = (instant: number) => new Date(instant).getUTCFullYear();

/**
 * Around changes of clocks in the tables, and once in every season. Years later than the next forty
 * are asked in part; Palestine's are left out, since they follow Ramadan, of which the platform knows
 * nothing after 2037.
 */
function tellingInstants(zone: string): number[] {
  const knownTo = /Gaza|Hebron/.test(zone) ? 2037 : 2199;
  const far = (at: number) => year(at) > 2065 && ![2096, 2100, 2104, 2199].includes(year(at));
  const changes = (moment.tz.zone(zone)?.untils ?? [])
    .filter((until) => until >= Date.UTC(2010, 0) && year(until) <= knownTo && !far(until))
    .flatMap((until) => [until - minute, until]);
  const seasons = Array.from({ length: 28 * 4 }, (_, season) => Date.UTC(2010, season * 3, 15));
  return [...changes, ...seasons];
}

test('the tables are read as the library reads its own', () => {
  expect([...namesInTables()].sort()).toEqual(moment.tz.names().sort());
  for (const name of namesInTables()) {
    const theirs = moment.tz.zone(name);
    const table = readTable(name);
    if (theirs === null || table === null) throw new Error(`${name} is in one of them alone`);
    expect(table.untils).toEqual(theirs.untils);
    const beside = table.untils.filter(Number.isFinite).flatMap((at) => [at - 1, at]);
    for (const instant of [-1e15, ...beside, 1e15]) {
      const stretch = stretchAt(table, instant);
      const [offset, letters] = [table.offsets[stretch], table.letters[stretch]];
      if (offset !== theirs.utcOffset(instant) || letters !== theirs.abbr(instant))
        throw new Error(`${name} differs at ${instant}: ${offset} ${letters}`);
    }
  }
});

describe('our tables beside the platform’s', () => {
  const platform = process.versions['tz'] ?? '';

  test('agree on every zone from 2010 to 2199, but for what has changed since', () => {
    const differing = everyZone.filter((zone) => {
      const theirs = platformOffset(zone);
      return tellingInstants(zone).some((instant) => offsetAt(zone, instant) !== theirs(instant));
    });
    // Once the platform knows a change, it has to leave this list by itself.
    const changed = Object.entries(release.changes)
      .filter(([, since]) => since > platform)
      .map(([zone]) => zone);
    expect(differing.sort()).toEqual(changed.sort());
    expect(everyZone.length).toBeGreaterThan(500);
  });

  test('have the hours that four places decided on in the autumn of 2026', () => {
    const winter = Date.UTC(2027, 0, 15, 18);
    const summer = Date.UTC(2027, 6, 15, 18);
    const offsets = (zone: string) => [offsetAt(zone, winter), offsetAt(zone, summer)];
    expect(offsets('America/Winnipeg')).toEqual([-300, -300]);
    expect(offsets('America/Rainy_River')).toEqual([-300, -300]);
    expect(offsets('America/Inuvik')).toEqual([-360, -360]);
    expect(offsets('America/Havana')).toEqual([-240, -240]);
  });
});

describe('a zone of ours', () => {
  test('is one for luxon, with its own hours and the platform’s names', () => {
    const noon = DateTime.fromISO('2027-01-15T12:00', { zone: zoneOf('America/Winnipeg') });
    expect(noon.toUTC().toISO()).toBe('2027-01-15T17:00:00.000Z');
    expect(noon.zoneName).toBe('America/Winnipeg');
  });

  test.each([
    ['America/New_York', '2026-07-01', 'EDT'],
    ['America/New_York', '2027-01-01', 'EST'],
    ['America/New_York', '2090-07-01', 'EDT'],
    ['Europe/Dublin', '2026-07-01', 'IST'],
    ['Australia/Lord_Howe', '2026-07-01', null],
    ['UTC', '2026-07-01', 'UTC'],
  ])('%s on %s has the letters %s', (zone, date, letters) => {
    expect(lettersAt(zone, Date.parse(date))).toBe(letters);
  });

  test.each(['AmErica/NEW_york', 'America/New_york', 'Mars/Base', 'EST', '__proto__', ''])(
    'is not made of %j',
    (name) => {
      expect(isZone(name)).toBe(false);
      expect(() => offsetAt(name, 0)).toThrow(RangeError);
    },
  );
});

describe('the release of the tables', () => {
  test('is the one whose day is written down', () => {
    expect(tzdataRelease()).toEqual({
      version: release.version,
      publishedAt: Date.parse(release.published),
    });
    expect(release.version).toMatch(/^20\d\d[a-z]$/);
  });

  test('is old after half a year, and where nobody knows its day', () => {
    const publishedAt = Date.UTC(2026, 9, 29);
    expect(isTzdataOld({ version: '2026f', publishedAt }, publishedAt + 180 * day)).toBe(false);
    expect(isTzdataOld({ version: '2026f', publishedAt }, publishedAt + 181 * day)).toBe(true);
    expect(isTzdataOld({ version: '2026g', publishedAt: null }, publishedAt)).toBe(true);
  });
});
