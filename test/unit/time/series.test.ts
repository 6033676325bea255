import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { dateAfter } from '../../../server/time/day.ts';
import { buildDaySchedule, buildSchedule } from '../../../server/time/schedule.ts';
import type { ScheduleInput } from '../../../server/time/schedule.ts';
import {
  mostDates,
  mostYears,
  seriesDates,
  seriesSchedules,
  suggestedPatterns,
  weekdayOf,
  type SeriesPattern,
  type SeriesRule,
} from '../../../server/time/series.ts';

const tuesday = 2;
const weekly: SeriesPattern = { kind: 'weekly', everyWeeks: 1, weekdays: [tuesday] };
const times = (number: number) => ({ kind: 'times', times: number }) as const;
const until = (date: string) => ({ kind: 'until', date }) as const;

function series(rule: Partial<SeriesRule>) {
  return seriesDates({
    first: '2027-01-12',
    pattern: weekly,
    end: times(3),
    except: [],
    ...rule,
  });
}

const datesOf = (rule: Partial<SeriesRule>) => {
  const found = series(rule);
  if (!found.ok) throw new Error(found.problem.kind);
  return found.dates;
};

const problemOf = (rule: Partial<SeriesRule>) => {
  const found = series(rule);
  return found.ok ? null : found.problem;
};

describe('the dates of a series', () => {
  test('every Tuesday, starting January 12', () => {
    expect(datesOf({})).toEqual(['2027-01-12', '2027-01-19', '2027-01-26']);
    expect(datesOf({ end: until('2027-01-26') })).toEqual(datesOf({}));
    expect(datesOf({ end: until('2027-01-25') })).toEqual(['2027-01-12', '2027-01-19']);
  });

  test('every second week, and on two days of a week', () => {
    const pattern = { kind: 'weekly', everyWeeks: 2, weekdays: [tuesday, 4] } as const;
    expect(datesOf({ pattern, end: times(4) })).toEqual([
      '2027-01-12',
      '2027-01-14',
      '2027-01-26',
      '2027-01-28',
    ]);
  });

  test('on a day of the month, which not every month has', () => {
    const found = series({
      first: '2027-01-31',
      pattern: { kind: 'monthly-on-day', day: 31 },
      end: times(3),
    });
    expect(found).toMatchObject({
      dates: ['2027-01-31', '2027-03-31', '2027-05-31'],
      without: ['2027-02', '2027-04'],
    });
  });

  test('on a weekday of the month', () => {
    const on = (which: 1 | 2 | 3 | 4 | 'last', first: string) =>
      datesOf({ first, pattern: { kind: 'monthly-on-weekday', which, weekday: tuesday } });
    expect(on(2, '2027-01-12')).toEqual(['2027-01-12', '2027-02-09', '2027-03-09']);
    expect(on('last', '2027-01-26')).toEqual(['2027-01-26', '2027-02-23', '2027-03-30']);
  });

  test('without those that are left out, which do not count', () => {
    const found = series({ except: ['2027-01-19', '2027-01-20'] });
    expect(found).toMatchObject({
      dates: ['2027-01-12', '2027-01-26', '2027-02-02'],
      unknown: ['2027-01-20'],
    });
  });

  test.each<[Partial<SeriesRule>, object]>([
    [{ first: '2027-02-30' }, { kind: 'malformed', date: '2027-02-30' }],
    [{ except: ['soon'] }, { kind: 'malformed', date: 'soon' }],
    [{ first: '2027-01-13' }, { kind: 'first-outside', date: '2027-01-13' }],
    [{ end: until('2027-01-11') }, { kind: 'until-before-first' }],
    [{ end: until('2027-01-12'), except: ['2027-01-12'] }, { kind: 'nothing-left' }],
    [{ end: times(0) }, { kind: 'nothing-left' }],
    [{ end: times(105) }, { kind: 'too-many', most: mostDates }],
    [{ end: until('2029-12-31') }, { kind: 'too-many', most: mostDates }],
    [
      {
        pattern: { kind: 'monthly-on-weekday', which: 2, weekday: tuesday },
        end: until('2031-01-01'),
      },
      { kind: 'too-far', years: mostYears },
    ],
    [
      { pattern: { kind: 'monthly-on-weekday', which: 2, weekday: tuesday }, end: times(40) },
      { kind: 'too-far', years: mostYears },
    ],
  ])('are refused: %j', (rule, problem) => {
    expect(problemOf(rule)).toEqual(problem);
  });

  const days = fc.integer({ min: 0, max: 20_000 }).map((number) => dateAfter('2001-01-01', number));

  test('of any pattern are found by looking at every day, and no other', () => {
    fc.assert(
      fc.property(
        days.chain((first) =>
          fc.record({
            first: fc.constant(first),
            pattern: fc.constantFrom(...suggestedPatterns(first)),
            length: fc.integer({ min: 0, max: 700 }),
            except: fc.uniqueArray(fc.integer({ min: 0, max: 100 }), { maxLength: 8 }),
          }),
        ),
        ({ first, pattern, length, except }) => {
          const last = dateAfter(first, length);
          const left = except.map((weeks) => dateAfter(first, weeks * 7));
          const found = seriesDates({ first, pattern, end: until(last), except: left });
          const expected: string[] = [];
          for (let day = 0; day <= length; day += 1) {
            const date = dateAfter(first, day);
            if (matches(pattern, first, date, day) && !left.includes(date)) expected.push(date);
          }
          expect(found.ok ? found.dates : []).toEqual(expected);
        },
      ),
      { numRuns: 200 },
    );
  });

  test('are as many as were asked for', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: mostDates }), (first, number) => {
        const pattern: SeriesPattern = {
          kind: 'weekly',
          everyWeeks: 1,
          weekdays: [weekdayOf(first)],
        };
        const found = seriesDates({ first, pattern, end: times(number), except: [] });
        expect(found.ok && found.dates.length).toBe(number);
        expect(found.ok && found.dates.at(-1)).toBe(dateAfter(first, (number - 1) * 7));
      }),
      { numRuns: 100 },
    );
  });
});

/** Told otherwise than in the program: by Date, and by counting in the month. */
function matches(pattern: SeriesPattern, first: string, date: string, day: number): boolean {
  const [year = 0, month = 0, number = 0] = date.split('-').map(Number);
  switch (pattern.kind) {
    case 'weekly':
      return day % (7 * pattern.everyWeeks) === 0;
    case 'monthly-on-day':
      return number === Number(first.slice(8));
    case 'monthly-on-weekday': {
      const same = Array.from(
        { length: 31 },
        (_, index) => new Date(Date.UTC(year, month - 1, index + 1)),
      )
        .filter((one) => one.getUTCMonth() === month - 1)
        .filter((one) => one.getUTCDay() === new Date(`${first}T00:00Z`).getUTCDay())
        .map((one) => one.getUTCDate());
      return number === (pattern.which === 'last' ? same.at(-1) : same[pattern.which - 1]);
    }
  }
}

describe('the schedules of a series', () => {
  const evening: ScheduleInput = {
    zone: 'America/New_York',
    startLocal: '2027-03-09T18:00',
    endLocal: '2027-03-09T20:00',
    assemblyLocal: '2027-03-09T17:30',
    announcedZones: ['America/New_York', 'Europe/Madrid'],
  };

  function first(input: Partial<ScheduleInput> = {}) {
    const built = buildSchedule({ ...evening, ...input });
    if (!built.ok) throw new Error(JSON.stringify(built.problems));
    return built.schedule;
  }

  const tuesdays = (number: number, from = '2027-03-09') =>
    Array.from({ length: number }, (_, index) => dateAfter(from, index * 7));

  test('keep the hours that clocks show when these are changed', () => {
    const found = seriesSchedules(first(), tuesdays(3));
    expect(found).toMatchObject([
      { date: '2027-03-09', ok: true, schedule: first() },
      { date: '2027-03-16', schedule: { start: { local: '2027-03-16T18:00' } } },
      { date: '2027-03-23', schedule: { assembly: { local: '2027-03-23T17:30' } } },
    ]);
    const hours = found.flatMap((one) =>
      one.ok ? [new Date(one.schedule.start.instant).getUTCHours()] : [],
    );
    // Clocks go forward in New York on March 14.
    expect(hours).toEqual([23, 22, 22]);
  });

  test('tell the date on which clocks jump over the hour, and take what was answered', () => {
    const night = first({
      startLocal: '2027-03-07T02:30',
      endLocal: undefined,
      assemblyLocal: undefined,
    });
    const dates = tuesdays(2, '2027-03-07');
    expect(seriesSchedules(night, dates)[1]).toMatchObject({
      date: '2027-03-14',
      ok: false,
      problems: [{ field: 'start', kind: 'skipped' }],
    });
    const answered = { '2027-03-14': { startLocal: '2027-03-14T03:30' } };
    expect(seriesSchedules(night, dates, answered)[1]).toMatchObject({ ok: true });
  });

  test('tell the date on which the hour happens twice, and take what was answered', () => {
    const night = first({
      startLocal: '2027-10-31T01:30',
      endLocal: undefined,
      assemblyLocal: undefined,
    });
    const dates = tuesdays(3, '2027-10-31');
    expect(seriesSchedules(night, dates).map(({ ok }) => ok)).toEqual([true, false, true]);
    const answered = { '2027-11-07': { startOccurrence: 'later' } } as const;
    expect(seriesSchedules(night, dates, answered)[1]).toMatchObject({
      schedule: { start: { occurrence: 'later' } },
    });
  });

  test('keep the length of an event over night and of days without an hour', () => {
    const night = first({ endLocal: '2027-03-10T01:00' });
    expect(seriesSchedules(night, ['2027-03-16'])[0]).toMatchObject({
      schedule: { end: { local: '2027-03-17T01:00' } },
    });
    const built = buildDaySchedule({
      zone: 'Europe/Madrid',
      firstDay: '2027-03-09',
      lastDay: '2027-03-11',
      announcedZones: [],
    });
    if (!built.ok) throw new Error('no schedule');
    expect(seriesSchedules(built.schedule, ['2027-12-30'])[0]).toMatchObject({
      schedule: { start: { date: '2027-12-30' }, end: { date: '2028-01-01' } },
    });
  });

  test('of any zone show the hour of the first, or ask', () => {
    const zones = fc.constantFrom(
      'America/New_York',
      'America/Santiago',
      'Europe/Madrid',
      'Asia/Beirut',
      'Australia/Lord_Howe',
      'Asia/Kolkata',
    );
    const minutes = fc.integer({ min: 0, max: 1439 });
    fc.assert(
      fc.property(zones, minutes, fc.integer({ min: 0, max: 3000 }), (zone, minute, offset) => {
        const clock = new Date(minute * 60_000).toISOString().slice(11, 16);
        const date = dateAfter('2020-01-01', offset);
        const built = buildSchedule({ zone, startLocal: `${date}T${clock}`, announcedZones: [] });
        if (!built.ok) return;
        for (const one of seriesSchedules(built.schedule, tuesdays(60, date)))
          if (one.ok) expect(one.schedule.start).toMatchObject({ local: `${one.date}T${clock}` });
          else expect(['skipped', 'doubled']).toContain(one.problems[0]?.kind);
      }),
      { numRuns: 40 },
    );
  });
});

test('a first date suggests the patterns that it is of', () => {
  expect(suggestedPatterns('2027-01-26')).toEqual([
    { kind: 'weekly', everyWeeks: 1, weekdays: [2] },
    { kind: 'weekly', everyWeeks: 2, weekdays: [2] },
    { kind: 'monthly-on-weekday', which: 4, weekday: 2 },
    { kind: 'monthly-on-weekday', which: 'last', weekday: 2 },
    { kind: 'monthly-on-day', day: 26 },
  ]);
  for (const pattern of suggestedPatterns('2027-05-31'))
    expect(problemOf({ first: '2027-05-31', pattern, end: times(2) })).toBeNull();
});
