import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { rawTimeZones } from '@vvo/tzdb';
import { announcementLine } from '../../../server/time/announcementLine.ts';
import { beginOfDay, dateAfter, dateAt, isDate } from '../../../server/time/day.ts';
import { isOver } from '../../../server/time/lifetime.ts';
import { recomputeSchedule } from '../../../server/time/recomputeSchedule.ts';
import { scheduleColumns, scheduleOf } from '../../../server/time/eventSchedule.ts';
import { buildDaySchedule, tzdataVersion } from '../../../server/time/schedule.ts';
import type { DayInput, DaySchedule, ScheduleProblem } from '../../../server/time/schedule.ts';
import { eventTimes } from '../../../server/time/times.ts';

const day: DayInput = {
  zone: 'America/New_York',
  firstDay: '2024-01-21',
  announcedZones: ['America/New_York', 'Asia/Kolkata'],
};

function schedule(input: Partial<DayInput> = {}): DaySchedule {
  const built = buildDaySchedule({ ...day, ...input });
  if (!built.ok) throw new Error(JSON.stringify(built.problems));
  return built.schedule;
}

function problems(input: Partial<DayInput>): ScheduleProblem[] {
  const built = buildDaySchedule({ ...day, ...input });
  return built.ok ? [] : built.problems;
}

const minute = 60_000;
const hour = 60 * minute;

describe('a day', () => {
  test.each([
    ['a usual one', '2024-01-21', 'America/New_York', '2024-01-21T05:00Z', 24],
    ['one of 23 hours', '2024-03-10', 'America/New_York', '2024-03-10T05:00Z', 23],
    ['one of 25 hours', '2024-11-03', 'America/New_York', '2024-11-03T04:00Z', 25],
    [
      'one without a midnight in Santiago',
      '2024-09-08',
      'America/Santiago',
      '2024-09-08T04:00Z',
      23,
    ],
    ['one without a midnight in Beirut', '2024-03-31', 'Asia/Beirut', '2024-03-30T22:00Z', 23],
    ['one without a midnight in Cairo', '2024-04-26', 'Africa/Cairo', '2024-04-25T22:00Z', 23],
    ['one that begins twice in Havana', '2024-11-03', 'America/Havana', '2024-11-03T04:00Z', 25],
  ])('%s begins and ends', (_what, date, zone, begin, hours) => {
    const begins = beginOfDay(date, zone);
    expect(begins).toBe(Date.parse(begin));
    expect((beginOfDay(dateAfter(date, 1), zone) ?? 0) - (begins ?? 0)).toBe(hours * hour);
  });

  test('of any zone begins with the first minute that clocks there show of it', () => {
    const zones = fc.constantFrom(...rawTimeZones.map(({ name }) => name));
    const dates = fc
      .integer({ min: 0, max: 80 * 365 })
      .map((days) => dateAfter('1976-01-01', days));
    fc.assert(
      fc.property(zones, dates, (zone, date) => {
        const begin = beginOfDay(date, zone) ?? 0;
        expect(dateAt(begin, zone) >= date).toBe(true);
        expect(dateAt(begin - minute, zone) < date).toBe(true);
        expect(beginOfDay(dateAfter(date, 1), zone)).toBeGreaterThanOrEqual(begin);
      }),
      { numRuns: 1000 },
    );
  });

  test('that a place has skipped whole is none', () => {
    expect(problems({ zone: 'Pacific/Apia', firstDay: '2011-12-30' })).toEqual([
      { field: 'start', kind: 'malformed', local: '2011-12-30' },
    ]);
    expect(beginOfDay('2011-12-30', 'Pacific/Apia')).toBe(beginOfDay('2011-12-31', 'Pacific/Apia'));
  });

  test('is a date of the calendar', () => {
    expect(['2024-02-29', '2023-02-29', '2024-1-1', ''].filter((text) => isDate(text))).toEqual([
      '2024-02-29',
    ]);
  });
});

describe('a schedule without an hour', () => {
  test('is as long as its days', () => {
    expect(schedule()).toEqual({
      precision: 'day',
      zone: 'America/New_York',
      start: { date: '2024-01-21', instant: Date.parse('2024-01-21T05:00Z') },
      end: { date: '2024-01-21', instant: Date.parse('2024-01-22T05:00Z') },
      assembly: null,
      announcedZones: ['America/New_York', 'Asia/Kolkata'],
    });
    expect(schedule({ lastDay: '2024-01-23' }).end).toEqual({
      date: '2024-01-23',
      instant: Date.parse('2024-01-24T05:00Z'),
    });
  });

  test('says all that is wrong with it', () => {
    expect(problems({ zone: '', firstDay: '' })).toEqual([
      { field: 'zone', kind: 'missing' },
      { field: 'start', kind: 'missing' },
    ]);
    expect(problems({ firstDay: '2024-02-30', lastDay: 'Sunday' })).toEqual([
      { field: 'start', kind: 'malformed', local: '2024-02-30' },
      { field: 'end', kind: 'malformed', local: 'Sunday' },
    ]);
    expect(problems({ lastDay: '2024-01-20' })).toEqual([{ field: 'end', kind: 'before-start' }]);
    expect(problems({ lastDay: '2024-02-20' })).toEqual([]);
    expect(problems({ lastDay: '2024-02-21' })).toEqual([
      { field: 'end', kind: 'too-long', mostDays: 31 },
    ]);
  });

  test.each(['2024-01-21', '2024-01-23'])(
    'is the same after it was stored: until %s',
    (lastDay) => {
      const stored = schedule({ lastDay });
      expect(scheduleOf(scheduleColumns(stored, tzdataVersion()))).toEqual(stored);
    },
  );

  test('is over when its last day is', () => {
    const columns = scheduleColumns(schedule(), tzdataVersion());
    expect(isOver(columns, Date.parse('2024-01-22T04:59Z'))).toBe(false);
    expect(isOver(columns, Date.parse('2024-01-22T05:00Z'))).toBe(true);
  });

  test('stays on its days when the world sets its clocks anew', () => {
    const stored = schedule();
    expect(recomputeSchedule(stored)).toEqual({ kind: 'unchanged' });
    const old = { ...stored, start: { ...stored.start, instant: stored.start.instant - hour } };
    expect(recomputeSchedule(old)).toEqual({ kind: 'same-days', schedule: stored });
  });
});

describe('a day in words', () => {
  const days = schedule({ lastDay: '2024-01-23' });

  test('is told in the announcement without an hour and without other zones', () => {
    expect(announcementLine(schedule(), 'en')).toBe('Sunday, January 21, time to be announced');
    expect(announcementLine(schedule(), 'es', { year: true })).toBe(
      'domingo 21 de enero de 2024, hora por confirmar',
    );
    expect(announcementLine(days, 'en', { length: 'short' })).toBe(
      'Sun, Jan 21 – Tue, Jan 23, time to be announced',
    );
  });

  test.each(['Asia/Kolkata', 'Pacific/Honolulu', 'UTC'])('is the same in %s', (viewerZone) => {
    expect(eventTimes(days, 'en', viewerZone)).toEqual({
      precision: 'day',
      start: {
        zone: 'America/New_York',
        place: 'New York',
        date: 'Sunday, January 21, 2024',
        iso: '2024-01-21',
      },
      end: expect.objectContaining({ date: 'Tuesday, January 23, 2024', iso: '2024-01-23' }),
      assembly: null,
      announced: 'Sunday, January 21 – Tuesday, January 23, time to be announced',
      elsewhere: '',
      viewer: null,
      hourOpen: 'Time to be announced',
    });
    expect(eventTimes(schedule(), 'en', viewerZone).end).toBeNull();
  });
});
