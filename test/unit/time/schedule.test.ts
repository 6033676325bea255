import { describe, expect, test } from '@jest/globals';
import { recomputeSchedule } from '../../../server/time/recomputeSchedule.ts';
import { buildSchedule, tzdataVersion } from '../../../server/time/schedule.ts';
import type {
  HourSchedule,
  ScheduleInput,
  ScheduleProblem,
} from '../../../server/time/schedule.ts';

const panel: ScheduleInput = {
  zone: 'America/New_York',
  startLocal: '2024-01-21T14:30',
  announcedZones: ['America/New_York', 'America/Los_Angeles'],
};

function schedule(input: Partial<ScheduleInput> = {}): HourSchedule {
  const built = buildSchedule({ ...panel, ...input });
  if (!built.ok) throw new Error(JSON.stringify(built.problems));
  return built.schedule;
}

function problems(input: Partial<ScheduleInput>): ScheduleProblem[] {
  const built = buildSchedule({ ...panel, ...input });
  return built.ok ? [] : built.problems;
}

const minutes = (from: { instant: number }, to: { instant: number } | null) =>
  to === null ? null : (to.instant - from.instant) / 60_000;

describe('a schedule that stands', () => {
  test('holds the wall time, the occurrence and the instant of the panel', () => {
    expect(schedule()).toEqual({
      precision: 'hour',
      zone: 'America/New_York',
      start: {
        local: '2024-01-21T14:30',
        occurrence: 'only',
        instant: Date.parse('2024-01-21T19:30Z'),
      },
      end: null,
      assembly: null,
      announcedZones: ['America/New_York', 'America/Los_Angeles'],
    });
  });

  test('takes an end on the next day and doors before the start', () => {
    const built = schedule({ endLocal: '2024-01-22T00:15', assemblyLocal: '2024-01-21T14:00' });
    expect(minutes(built.start, built.end)).toBe(585);
    expect(minutes(built.start, built.assembly)).toBe(-30);
  });

  test('takes doors at the very start', () => {
    expect(minutes(schedule().start, schedule({ assemblyLocal: panel.startLocal }).assembly)).toBe(
      0,
    );
  });

  test('from 01:30 EDT to 01:15 EST are 45 minutes', () => {
    const night = schedule({
      startLocal: '2024-11-03T01:30',
      startOccurrence: 'earlier',
      endLocal: '2024-11-03T01:15',
      endOccurrence: 'later',
    });
    expect(minutes(night.start, night.end)).toBe(45);
    expect(night.start.occurrence).toBe('earlier');
    expect(night.end?.occurrence).toBe('later');
  });

  test.each([
    ['2024-03-09T22:00', '2024-03-10T04:00', 5],
    ['2024-11-02T22:00', '2024-11-03T04:00', 7],
    ['2024-03-08T10:00', '2024-03-11T10:00', 71],
  ])('over a change of clocks, from %s to %s are %d hours', (startLocal, endLocal, hours) => {
    const built = schedule({ startLocal, endLocal });
    expect(minutes(built.start, built.end)).toBe(hours * 60);
  });

  test('may last exactly 31 days', () => {
    expect(problems({ endLocal: '2024-02-21T14:30' })).toEqual([]);
  });

  test('is announced in its own zone first, in each zone once, whatever its name', () => {
    expect(schedule({ announcedZones: [] }).announcedZones).toEqual(['America/New_York']);
    expect(
      schedule({
        zone: 'Europe/Kyiv',
        announcedZones: ['Asia/Calcutta', 'Europe/Kiev', '', 'Asia/Kolkata', 'UTC'],
      }).announcedZones,
    ).toEqual(['Europe/Kyiv', 'Asia/Calcutta', 'UTC']);
  });
});

describe('a schedule that cannot stand', () => {
  test('asks for what is missing, all at once', () => {
    expect(problems({ zone: '', startLocal: ' ' })).toEqual([
      { field: 'zone', kind: 'missing' },
      { field: 'start', kind: 'missing' },
    ]);
  });

  test('names an unknown zone, of the event and of the announcement', () => {
    expect(problems({ zone: 'EST', announcedZones: ['UTC+3', 'Europe/Paris'] })).toEqual([
      { field: 'zone', kind: 'unknown-zone', zone: 'EST' },
      { field: 'announcedZones', kind: 'unknown-zone', zone: 'UTC+3' },
    ]);
  });

  test('asks about each time that clocks jump over or pass twice', () => {
    const found = problems({
      startLocal: '2024-03-10T02:30',
      endLocal: '2024-11-03T01:30',
      assemblyLocal: 'noon',
    });
    expect(found).toMatchObject([
      {
        field: 'start',
        kind: 'skipped',
        zone: 'America/New_York',
        local: '2024-03-10T02:30',
        before: { local: '2024-03-10T01:30', abbreviation: 'EST' },
        after: { local: '2024-03-10T03:30', abbreviation: 'EDT' },
      },
      {
        field: 'end',
        kind: 'doubled',
        local: '2024-11-03T01:30',
        earlier: { offset: 'UTC−04:00', abbreviation: 'EDT' },
        later: { offset: 'UTC−05:00', abbreviation: 'EST' },
      },
      { field: 'assembly', kind: 'malformed', local: 'noon' },
    ]);
  });

  test.each(['2024-01-21T14:30', '2024-01-21T14:29', '2023-01-21T15:30'])(
    'does not end at %s, when it has not begun',
    (endLocal) => {
      expect(problems({ endLocal })).toEqual([{ field: 'end', kind: 'before-start' }]);
    },
  );

  test('does not end before it begins in the hour that happens twice', () => {
    expect(
      problems({
        startLocal: '2024-11-03T01:30',
        startOccurrence: 'later',
        endLocal: '2024-11-03T01:45',
        endOccurrence: 'earlier',
      }),
    ).toEqual([{ field: 'end', kind: 'before-start' }]);
  });

  test('does not last longer than 31 days', () => {
    expect(problems({ endLocal: '2024-02-21T14:31' })).toEqual([
      { field: 'end', kind: 'too-long', mostDays: 31 },
    ]);
  });

  test('has its doors neither after the start nor more than a day before', () => {
    expect(problems({ assemblyLocal: '2024-01-21T14:31' })).toEqual([
      { field: 'assembly', kind: 'after-start' },
    ]);
    expect(problems({ assemblyLocal: '2024-01-20T14:30' })).toEqual([]);
    expect(problems({ assemblyLocal: '2024-01-20T14:29' })).toEqual([
      { field: 'assembly', kind: 'too-early', mostHours: 24 },
    ]);
  });

  test('is not announced in more zones than a line can hold', () => {
    const announcedZones = ['Asia/Tokyo', 'Asia/Seoul', 'Asia/Dhaka', 'Europe/Paris'].concat([
      'Europe/Rome',
      'Europe/Athens',
      'Africa/Lagos',
      'America/Lima',
    ]);
    expect(problems({ announcedZones })).toEqual([
      { field: 'announcedZones', kind: 'too-many', most: 8 },
    ]);
  });
});

describe('tz data that changed under a stored schedule', () => {
  const stored = schedule({ endLocal: '2024-01-21T16:00', assemblyLocal: '2024-01-21T14:00' });
  const hour = 3_600_000;

  test('is not suspected while the instants agree', () => {
    expect(recomputeSchedule(stored)).toEqual({ kind: 'unchanged' });
    const night = schedule({ startLocal: '2024-11-03T01:30', startOccurrence: 'later' });
    expect(recomputeSchedule(night)).toEqual({ kind: 'unchanged' });
  });

  test('moves the instants and keeps wall time, zone and occurrence', () => {
    const old: HourSchedule = {
      ...stored,
      start: { ...stored.start, instant: stored.start.instant - hour },
      end: stored.end && { ...stored.end, instant: stored.end.instant - hour },
    };
    const recomputed = recomputeSchedule(old);
    expect(recomputed).toEqual({
      kind: 'moved',
      schedule: stored,
      moved: [
        { field: 'start', from: old.start, to: stored.start, skipped: false },
        { field: 'end', from: old.end, to: stored.end, skipped: false },
      ],
    });
  });

  test('keeps the answer of an hour that happens twice', () => {
    const night = schedule({ startLocal: '2024-11-03T01:30', startOccurrence: 'later' });
    const old = { ...night, start: { ...night.start, instant: night.start.instant + hour } };
    expect(recomputeSchedule(old)).toMatchObject({ kind: 'moved', schedule: night });
  });

  test('leaves a time in place that has come to happen twice, if one pass still has it', () => {
    const asLater = Date.parse('2024-11-03T06:30Z');
    const old: HourSchedule = {
      ...stored,
      start: { local: '2024-11-03T01:30', occurrence: 'only', instant: asLater },
      end: null,
      assembly: null,
    };
    expect(recomputeSchedule(old)).toEqual({ kind: 'unchanged' });
    const elsewhere = { ...old, start: { ...old.start, instant: asLater + hour } };
    expect(recomputeSchedule(elsewhere)).toMatchObject({
      kind: 'moved',
      schedule: { start: { occurrence: 'earlier', instant: asLater - hour } },
    });
  });

  test('moves a time forward that clocks have come to jump over, and says so', () => {
    const old: HourSchedule = {
      ...stored,
      start: {
        local: '2024-03-10T02:30',
        occurrence: 'only',
        instant: Date.parse('2024-03-10T08:30Z'),
      },
      end: null,
      assembly: null,
    };
    expect(recomputeSchedule(old)).toMatchObject({
      kind: 'moved',
      schedule: {
        start: {
          local: '2024-03-10T03:30',
          occurrence: 'only',
          instant: Date.parse('2024-03-10T07:30Z'),
        },
      },
      moved: [{ field: 'start', skipped: true }],
    });
  });

  test('leaves a schedule alone whose zone is unknown here', () => {
    expect(recomputeSchedule({ ...stored, zone: 'Europe/Nowhere' })).toEqual({ kind: 'unchanged' });
  });

  test('has a release that can be stored beside the instant', () => {
    expect(tzdataVersion()).toMatch(/^20\d\d[a-z]+$/);
  });
});
