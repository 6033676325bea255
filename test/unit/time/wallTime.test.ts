import { afterEach, describe, expect, test } from '@jest/globals';
import { mock } from 'node:test';
import { resolveWallTime } from '../../../server/time/schedule.ts';
import type { Moment, ResolvedWallTime } from '../../../server/time/schedule.ts';

const utc = (iso: string) => Date.parse(`${iso}Z`);

function exactInstant(resolved: ResolvedWallTime): string {
  if (resolved.kind !== 'exact') throw new Error(`expected an exact time, got ${resolved.kind}`);
  return new Date(resolved.instant).toISOString().slice(0, 16);
}

function exact({ local, occurrence, instant }: Moment): ResolvedWallTime {
  return { kind: 'exact', local, occurrence, instant };
}

describe('a time that happens once', () => {
  test.each([
    ['America/New_York', '2024-01-21T14:30', '2024-01-21T19:30'],
    ['America/New_York', '2024-01-24T16:00', '2024-01-24T21:00'],
    ['America/New_York', '2024-07-21T14:30', '2024-07-21T18:30'],
    ['America/Los_Angeles', '2024-01-21T11:30', '2024-01-21T19:30'],
    ['Asia/Kolkata', '2024-01-22T01:00', '2024-01-21T19:30'],
    ['Asia/Kathmandu', '2024-01-22T01:15', '2024-01-21T19:30'],
    ['America/Argentina/Buenos_Aires', '2024-01-21T16:30', '2024-01-21T19:30'],
    ['Europe/Kiev', '2024-01-21T21:30', '2024-01-21T19:30'],
    ['Pacific/Kiritimati', '2024-01-22T09:30', '2024-01-21T19:30'],
    ['Pacific/Apia', '2011-12-29T23:59', '2011-12-30T09:59'],
    ['Pacific/Apia', '2011-12-31T00:00', '2011-12-30T10:00'],
    ['UTC', '2024-02-29T00:00', '2024-02-29T00:00'],
  ])('in %s, %s is %s UTC', (zone, local, instant) => {
    const resolved = resolveWallTime(local, zone);
    expect(exactInstant(resolved)).toBe(instant);
    expect(resolved).toMatchObject({ occurrence: 'only', local });
  });

  test('needs no answer, and an answer that is left over changes nothing', () => {
    const plain = resolveWallTime('2024-01-21T14:30', 'America/New_York');
    expect(resolveWallTime('2024-01-21T14:30', 'America/New_York', 'later')).toEqual(plain);
  });

  test('is understood with a space or with seconds of zero, as some browsers send it', () => {
    const plain = resolveWallTime('2024-01-21T14:30', 'America/New_York');
    for (const text of ['2024-01-21 14:30', ' 2024-01-21T14:30 ', '2024-01-21T14:30:00'])
      expect(resolveWallTime(text, 'America/New_York')).toEqual(plain);
  });
});

describe('a time that clocks jump over', () => {
  test.each([
    // zone, typed, before, after, first missing, first existing again, minutes
    ['America/New_York', '2024-03-10T02:30', '01:30', '03:30', '02:00', '03:00', 60],
    ['America/New_York', '2024-03-10T02:00', '01:00', '03:00', '02:00', '03:00', 60],
    ['America/New_York', '2024-03-10T02:59', '01:59', '03:59', '02:00', '03:00', 60],
    ['Europe/Berlin', '2024-03-31T02:30', '01:30', '03:30', '02:00', '03:00', 60],
    ['Australia/Lord_Howe', '2024-10-06T02:15', '01:45', '02:45', '02:00', '02:30', 30],
    ['Antarctica/Troll', '2024-03-31T02:30', '00:30', '04:30', '01:00', '03:00', 120],
    ['America/Nuuk', '2024-03-30T23:30', '22:30', '00:30', '23:00', '00:00', 60],
    ['Africa/Cairo', '2024-04-26T00:30', '23:30', '01:30', '00:00', '01:00', 60],
    ['Africa/Casablanca', '2024-04-14T02:30', '01:30', '03:30', '02:00', '03:00', 60],
    ['Asia/Gaza', '2024-04-20T02:30', '01:30', '03:30', '02:00', '03:00', 60],
  ])('in %s, %s: offers %s and %s', (zone, local, before, after, from, until, minutes) => {
    const resolved = resolveWallTime(local, zone);
    if (resolved.kind !== 'skipped') throw new Error(`expected a gap, got ${resolved.kind}`);
    expect(resolved.local).toBe(local);
    expect(resolved.before.local.slice(11)).toBe(before);
    expect(resolved.after.local.slice(11)).toBe(after);
    expect(resolved.gap.from.slice(11)).toBe(from);
    expect(resolved.gap.until.slice(11)).toBe(until);
    expect(resolved.gap.minutes).toBe(minutes);
    for (const offered of [resolved.before, resolved.after])
      expect(resolveWallTime(offered.local, zone)).toEqual(exact(offered));
  });

  test('can be a whole day: December 30, 2011 did not take place in Apia', () => {
    expect(resolveWallTime('2011-12-30T12:00', 'Pacific/Apia')).toMatchObject({
      kind: 'skipped',
      gap: { from: '2011-12-30T00:00', until: '2011-12-31T00:00', minutes: 1440 },
      before: { local: '2011-12-29T12:00', instant: utc('2011-12-29T22:00'), offset: 'UTC−10:00' },
      after: { local: '2011-12-31T12:00', instant: utc('2011-12-30T22:00'), offset: 'UTC+14:00' },
    });
  });

  test('stays a gap whatever answer comes with it', () => {
    expect(resolveWallTime('2024-03-10T02:30', 'America/New_York', 'earlier').kind).toBe('skipped');
  });
});

describe('a time that happens twice', () => {
  test.each([
    ['America/New_York', '2024-11-03T01:30', '2024-11-03T05:30', 'EDT', '2024-11-03T06:30', 'EST'],
    ['Europe/Berlin', '2024-10-27T02:30', '2024-10-27T00:30', 'CEST', '2024-10-27T01:30', 'CET'],
    [
      'Australia/Lord_Howe',
      '2024-04-07T01:45',
      '2024-04-06T14:45',
      'LHDT',
      '2024-04-06T15:15',
      'LHST',
    ],
    [
      'Antarctica/Troll',
      '2024-10-27T02:30',
      '2024-10-27T00:30',
      'UTC+02:00',
      '2024-10-27T02:30',
      'UTC+00:00',
    ],
    ['America/Nuuk', '2024-10-26T23:30', '2024-10-27T00:30', 'WGST', '2024-10-27T01:30', 'WGT'],
    ['Africa/Cairo', '2024-10-31T23:30', '2024-10-31T20:30', 'EEST', '2024-10-31T21:30', 'EET'],
    [
      'Africa/Casablanca',
      '2024-03-10T02:30',
      '2024-03-10T01:30',
      'UTC+01:00',
      '2024-03-10T02:30',
      'UTC+00:00',
    ],
    ['Asia/Gaza', '2024-10-26T01:30', '2024-10-25T22:30', 'EEST', '2024-10-25T23:30', 'EET'],
    ['Europe/London', '2024-10-27T01:30', '2024-10-27T00:30', 'BST', '2024-10-27T01:30', 'GMT'],
  ])('in %s, %s is %s (%s) and %s (%s)', (zone, local, first, firstName, second, secondName) => {
    const resolved = resolveWallTime(local, zone);
    if (resolved.kind !== 'doubled') throw new Error(`expected two passes, got ${resolved.kind}`);
    const { earlier, later } = resolved;
    expect(earlier).toMatchObject({ local, occurrence: 'earlier', instant: utc(first) });
    expect(later).toMatchObject({ local, occurrence: 'later', instant: utc(second) });
    expect([earlier.abbreviation, later.abbreviation]).toEqual([firstName, secondName]);
    expect(resolveWallTime(local, zone, 'earlier')).toEqual(exact(earlier));
    expect(resolveWallTime(local, zone, 'later')).toEqual(exact(later));
  });

  test('ends with the last minute before clocks are past it', () => {
    expect(resolveWallTime('2024-11-03T00:59', 'America/New_York').kind).toBe('exact');
    expect(resolveWallTime('2024-11-03T01:00', 'America/New_York').kind).toBe('doubled');
    expect(resolveWallTime('2024-11-03T01:59', 'America/New_York').kind).toBe('doubled');
    expect(resolveWallTime('2024-11-03T02:00', 'America/New_York').kind).toBe('exact');
  });
});

describe('the day on which it is asked', () => {
  afterEach(() => {
    mock.timers.reset();
  });

  test('has no influence, neither in winter nor in summer', () => {
    const answers = ['2024-01-15', '2024-07-15', '2024-11-03T05:45'].map((today) => {
      mock.timers.reset();
      mock.timers.enable({ apis: ['Date'], now: Date.parse(today) });
      return [
        resolveWallTime('2024-11-03T01:30', 'America/New_York'),
        resolveWallTime('2024-11-03T01:30', 'America/New_York', 'later'),
        resolveWallTime('2024-03-10T02:30', 'America/New_York'),
      ];
    });
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[2]).toEqual(answers[0]);
  });
});

describe('what is no time at all', () => {
  test.each([
    '',
    'tomorrow',
    '2024-02-30T10:00',
    '2023-02-29T10:00',
    '2024-13-01T10:00',
    '2024-01-21T24:00',
    '2024-01-21T14:60',
    '2024-01-21',
    '2024-01-21T14:30:30',
    '2024-01-21T14:30Z',
    '2024-01-21T14:30-05:00',
    '20244-01-21T14:30',
    '0024-01-21T14:30',
    '2024-01-21T14:30\u0000',
    '２０２４-01-21T14:30',
  ])('%j is malformed', (local) => {
    expect(resolveWallTime(local, 'America/New_York')).toEqual({ kind: 'malformed', local });
  });

  test.each(['EST', 'local', 'UTC+3', 'Etc/GMT+3', 'Mars/Base', '', 'America/'])(
    'the zone %j is unknown',
    (zone) => {
      expect(resolveWallTime('2024-01-21T14:30', zone)).toEqual({ kind: 'unknown-zone', zone });
    },
  );
});
