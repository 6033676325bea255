import { describe, expect, test } from '@jest/globals';
import { announcementLine } from '../../../server/time/announcementLine.ts';
import {
  buildSchedule,
  type HourSchedule,
  type ScheduleInput,
} from '../../../server/time/schedule.ts';
import { eventTimes, zoneBeside } from '../../../server/time/times.ts';
import type { Language } from '../../../templates/languages.ts';

function schedule(
  zone: string,
  startLocal: string,
  endLocal = '',
  more: Partial<ScheduleInput> = {},
): HourSchedule {
  const built = buildSchedule({ zone, startLocal, endLocal, announcedZones: [], ...more });
  if (!built.ok) throw new Error(JSON.stringify(built.problems));
  return built.schedule;
}

function span(of: HourSchedule, language: Language, viewerZone: string | null = null): string {
  const times = eventTimes(of, language, viewerZone);
  const { start, end } = times.viewer ?? times;
  return [start, end].flatMap((text) => (text === null ? [] : [text.time])).join(' – ');
}

const newYork = 'America/New_York';
const earlier = { startOccurrence: 'earlier' } as const;
const later = { startOccurrence: 'later' } as const;

describe('an hour that clocks show twice', () => {
  test('is told with the name of the clocks, where readers know it', () => {
    const backwards = schedule(newYork, '2024-11-03T01:30', '2024-11-03T01:15', {
      ...earlier,
      endOccurrence: 'later',
    });
    expect(span(backwards, 'en')).toBe('1:30 AM EDT – 1:15 AM EST');
    expect(span(backwards, 'es')).toBe('01:30 (UTC−04:00) – 01:15 (UTC−05:00)');
    expect(eventTimes(backwards, 'en', null).start).toMatchObject({
      marked: true,
      zoneLabel: 'New York',
    });
  });

  test.each([
    ['Europe/Dublin', '2024-10-27T01:30', '1:30 AM IST', '1:30 AM GMT', '01:30 (UTC+01:00)'],
    [
      'Australia/Lord_Howe',
      '2024-04-07T01:45',
      '1:45 AM (UTC+11:00)',
      '1:45 AM (UTC+10:30)',
      '01:45 (UTC+11:00)',
    ],
    [
      'Africa/Cairo',
      '2024-10-31T23:30',
      '11:30 PM (UTC+03:00)',
      '11:30 PM (UTC+02:00)',
      '23:30 (UTC+03:00)',
    ],
    [
      'Europe/Berlin',
      '2024-10-27T02:30',
      '2:30 AM (UTC+02:00)',
      '2:30 AM (UTC+01:00)',
      '02:30 (UTC+02:00)',
    ],
  ])('in %s at %s is %s or %s', (zone, local, first, second, spanish) => {
    expect(span(schedule(zone, local, '', earlier), 'en')).toBe(first);
    expect(span(schedule(zone, local, '', later), 'en')).toBe(second);
    expect(span(schedule(zone, local, '', earlier), 'es')).toBe(spanish);
  });

  test('is told apart in the announcement line, and only where it is doubled', () => {
    const announced = { announcedZones: ['America/Toronto', 'America/Los_Angeles'] };
    const line = (occurrence: typeof earlier | typeof later, language: Language) =>
      announcementLine(
        schedule(newYork, '2024-11-03T01:30', '', { ...announced, ...occurrence }),
        language,
        { length: 'short' },
      );
    expect(line(earlier, 'en')).toBe('Sun, Nov 3, 1:30 AM EDT / Sat, Nov 2, 10:30 PM PT');
    expect(line(later, 'en')).toBe('Sun, Nov 3, 1:30 AM EST / Sat, Nov 2, 11:30 PM PT');
    expect(line(later, 'es')).toContain('01:30 (Nueva York y Toronto, UTC−05:00)');
  });

  test('is doubled for the viewer alone, where it is so for them', () => {
    const morning = schedule('Europe/Berlin', '2024-11-03T06:30');
    expect(span(morning, 'en', newYork)).toBe('1:30 AM EDT');
    expect(eventTimes(morning, 'en', newYork).start.time).toBe('6:30 AM');
  });
});

describe('an event over a change of clocks', () => {
  test('names the clocks of both ends', () => {
    const night = schedule(newYork, '2024-03-09T23:00', '2024-03-10T04:00');
    expect(span(night, 'en')).toBe('11:00 PM EST – 4:00 AM EDT');
    expect(span(night, 'es')).toBe('23:00 (UTC−05:00) – 04:00 (UTC−04:00)');
    // The line tells the start alone, whose clocks nobody can mistake.
    expect(announcementLine(night, 'en')).toBe('Saturday, March 9, 11:00 PM ET');
  });

  test('marks the arrival, too', () => {
    const early = schedule(newYork, '2024-11-03T03:00', '', {
      assemblyLocal: '2024-11-03T00:30',
    });
    const times = eventTimes(early, 'en', null);
    expect(times.assembly?.time).toBe('12:30 AM EDT');
    expect(times.start.time).toBe('3:00 AM EST');
  });

  test('leaves the offset beside the zone to the times', () => {
    const night = schedule(newYork, '2024-03-09T23:00', '2024-03-10T04:00');
    const { start } = eventTimes(night, 'en', null);
    expect(zoneBeside(start, night.start.instant, 'en')).toBe('New York time');
    const day = schedule(newYork, '2024-03-11T10:00');
    expect(zoneBeside(eventTimes(day, 'en', null).start, day.start.instant, 'en')).toBe(
      'New York time (ET, UTC−04:00)',
    );
  });

  test.each([
    ['the hours around it', '2024-11-03T03:00', '2024-11-03T05:00', '3:00 AM – 5:00 AM'],
    ['the day before', '2024-11-02T01:30', '2024-11-02T03:00', '1:30 AM – 3:00 AM'],
  ])('is not what %s are', (_what, from, to, text) => {
    expect(span(schedule(newYork, from, to), 'en')).toBe(text);
  });
});
