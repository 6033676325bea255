import { describe, expect, test } from '@jest/globals';
import { buildSchedule } from '../../../server/time/schedule.ts';
import type { HourSchedule, ScheduleInput } from '../../../server/time/schedule.ts';
import {
  dayText,
  eventTimes,
  shortDate,
  timeInWords,
  timeText,
  zoneInWords,
} from '../../../server/time/times.ts';

function schedule(input: Partial<ScheduleInput> = {}): HourSchedule {
  const built = buildSchedule({
    zone: 'America/New_York',
    startLocal: '2024-01-21T14:30',
    announcedZones: ['America/New_York', 'America/Los_Angeles'],
    ...input,
  });
  if (!built.ok) throw new Error(JSON.stringify(built.problems));
  return built.schedule;
}

const panel = schedule();

describe('the times of an event', () => {
  test('are its own first, with the announced line beside them', () => {
    expect(eventTimes(panel, 'en', null)).toEqual({
      precision: 'hour',
      start: {
        zone: 'America/New_York',
        place: 'New York',
        date: 'Sunday, January 21, 2024',
        time: '2:30 PM',
        marked: false,
        zoneLabel: 'ET',
        offset: 'UTC−05:00',
        iso: '2024-01-21T14:30:00-05:00',
      },
      end: null,
      assembly: null,
      announced: 'Sunday, January 21, 2:30 PM ET / 11:30 AM PT',
      elsewhere: '11:30 AM PT',
      viewer: null,
    });
  });

  test('are the same whoever looks', () => {
    const { viewer: _, ...own } = eventTimes(panel, 'es', 'Asia/Kolkata');
    expect(eventTimes(panel, 'es', null)).toEqual({ ...own, viewer: null });
  });

  test('are complete in Spanish', () => {
    expect(eventTimes(panel, 'es', null).start).toEqual({
      zone: 'America/New_York',
      place: 'Nueva York',
      date: 'domingo 21 de enero de 2024',
      time: '14:30',
      marked: false,
      zoneLabel: 'Nueva York',
      offset: 'UTC−05:00',
      iso: '2024-01-21T14:30:00-05:00',
    });
  });

  test('have an end and doors where these are announced', () => {
    const times = eventTimes(
      schedule({ endLocal: '2024-01-22T01:00', assemblyLocal: '2024-01-21T14:00' }),
      'en',
      'Europe/Kyiv',
    );
    expect(times.end).toMatchObject({ date: 'Monday, January 22, 2024', time: '1:00 AM' });
    expect(times.assembly).toMatchObject({ date: 'Sunday, January 21, 2024', time: '2:00 PM' });
    expect(times.viewer?.end).toMatchObject({ date: 'Monday, January 22, 2024', time: '8:00 AM' });
  });
});

describe('the line in the viewer’s zone', () => {
  test.each([
    ['America/Los_Angeles', 'Sunday, January 21, 2024', '11:30 AM', 'PT', false],
    ['Asia/Kolkata', 'Monday, January 22, 2024', '1:00 AM', 'Kolkata', true],
    [
      'America/Argentina/Buenos_Aires',
      'Sunday, January 21, 2024',
      '4:30 PM',
      'Buenos Aires',
      false,
    ],
    ['Europe/Kyiv', 'Sunday, January 21, 2024', '9:30 PM', 'Kyiv', false],
    ['Europe/Kiev', 'Sunday, January 21, 2024', '9:30 PM', 'Kyiv', false],
    ['UTC', 'Sunday, January 21, 2024', '7:30 PM', 'UTC', false],
  ])('for %s is %s, %s %s', (zone, date, time, zoneLabel, otherDate) => {
    const { viewer } = eventTimes(panel, 'en', zone);
    expect(viewer?.start).toMatchObject({ zone, date, time, zoneLabel });
    expect(viewer?.otherDate).toBe(otherDate);
    expect(viewer?.end).toBeNull();
  });

  test.each([null, '', 'EST', 'local', 'UTC+3', 'Mars/Base', '<script>'])(
    'is absent for %j',
    (zone) => {
      expect(eventTimes(panel, 'en', zone).viewer).toBeNull();
    },
  );

  test.each(['America/New_York', 'America/Toronto', 'America/Bogota', 'US/Eastern'])(
    'is absent where clocks show what they show at the event: %s',
    (zone) => {
      expect(eventTimes(panel, 'en', zone).viewer).toBeNull();
    },
  );

  test('is there when only the end shows another clock', () => {
    const night = schedule({ startLocal: '2024-03-10T00:30', endLocal: '2024-03-10T06:00' });
    const { viewer } = eventTimes(night, 'en', 'America/Bogota');
    expect(viewer?.start.time).toBe('12:30 AM');
    expect(viewer?.end?.time).toBe('5:00 AM');
  });

  test('says the earlier date where the viewer is behind', () => {
    const early = schedule({ startLocal: '2024-01-21T01:00' });
    expect(eventTimes(early, 'es', 'America/Los_Angeles').viewer).toMatchObject({
      otherDate: true,
      start: { date: 'sábado 20 de enero de 2024', time: '22:00' },
    });
  });
});

describe('times in lists and mails', () => {
  const instant = panel.start.instant;

  test('say zone and offset in words', () => {
    expect(zoneInWords(instant, 'America/New_York', 'en')).toBe('New York time (ET, UTC−05:00)');
    expect(zoneInWords(instant, 'America/New_York', 'es')).toBe('hora de Nueva York (UTC−05:00)');
    expect(zoneInWords(instant, 'Asia/Kolkata', 'en')).toBe('Kolkata time (UTC+05:30)');
    expect(zoneInWords(instant, 'UTC', 'en')).toBe('Coordinated Universal Time (UTC)');
    expect(zoneInWords(instant, 'Etc/UTC', 'es')).toBe('tiempo universal coordinado (UTC)');
  });

  test('tell the two passes of a doubled hour apart by their offset', () => {
    const passes = (['earlier', 'later'] as const).map((startOccurrence) => {
      const { start } = schedule({ startLocal: '2024-11-03T01:30', startOccurrence });
      return timeInWords(start.instant, 'America/New_York', 'en');
    });
    expect(passes).toEqual([
      'Sunday, November 3, 2024, 1:30 AM, New York time (ET, UTC−04:00)',
      'Sunday, November 3, 2024, 1:30 AM, New York time (ET, UTC−05:00)',
    ]);
  });

  test('are whole sentences in Spanish', () => {
    expect(timeInWords(instant, 'America/New_York', 'es')).toBe(
      'domingo 21 de enero de 2024, 14:30, hora de Nueva York (UTC−05:00)',
    );
  });

  test('shorten the day', () => {
    expect(dayText(instant, 'Asia/Kolkata', 'en')).toBe('Monday, January 22, 2024');
    expect(shortDate(instant, 'Asia/Kolkata', 'en')).toBe('Jan 22, 2024');
    expect(shortDate(instant, 'America/New_York', 'es')).toBe('21 ene 2024');
  });

  test.each([
    ['America/St_Johns', '2024-01-21T16:00:00-03:30', 'UTC−03:30'],
    ['Asia/Kathmandu', '2024-01-22T01:15:00+05:45', 'UTC+05:45'],
    ['UTC', '2024-01-21T19:30:00+00:00', 'UTC+00:00'],
    ['Pacific/Kiritimati', '2024-01-22T09:30:00+14:00', 'UTC+14:00'],
  ])('give machines the instant with the offset of %s', (zone, iso, offset) => {
    const text = timeText(instant, zone, 'en');
    expect(text).toMatchObject({ iso, offset });
    expect(Date.parse(text.iso)).toBe(instant);
  });
});
