import { describe, expect, test } from '@jest/globals';
import { announcementLine } from '../../../server/time/announcementLine.ts';
import type { AnnouncementStyle } from '../../../server/time/announcementLine.ts';
import { buildSchedule } from '../../../server/time/schedule.ts';
import type { Language } from '../../../templates/languages.ts';

function line(
  startLocal: string,
  announcedZones: string[],
  language: Language = 'en',
  style?: AnnouncementStyle,
): string {
  const zone = announcedZones[0] ?? 'America/New_York';
  const built = buildSchedule({ zone, startLocal, announcedZones });
  if (!built.ok) throw new Error(JSON.stringify(built.problems));
  return announcementLine(built.schedule, language, style);
}

const panel = '2024-01-21T14:30';
const coasts = ['America/New_York', 'America/Los_Angeles'];

describe('the announcement line', () => {
  test('of the panel reads as it was announced', () => {
    expect(line(panel, coasts)).toBe('Sunday, January 21, 2:30 PM ET / 11:30 AM PT');
    expect(line(panel, coasts, 'es')).toBe(
      'domingo 21 de enero, 14:30 (Nueva York, UTC−05:00) / 11:30 (Los Ángeles, UTC−08:00)',
    );
  });

  test('of the action reads as it was announced', () => {
    expect(line('2024-01-24T16:00', ['America/New_York'])).toBe(
      'Wednesday, January 24, 4:00 PM ET',
    );
    expect(line('2024-01-24T16:00', ['America/New_York'], 'es')).toBe(
      'miércoles 24 de enero, 16:00 (Nueva York, UTC−05:00)',
    );
  });

  test('says the same general abbreviation in summer', () => {
    expect(line('2024-07-21T14:30', coasts)).toBe('Sunday, July 21, 2:30 PM ET / 11:30 AM PT');
  });

  test('gives each zone its own day where it is another', () => {
    expect(line(panel, ['America/New_York', 'Asia/Kolkata'])).toBe(
      'Sunday, January 21, 2:30 PM ET / Monday, January 22, 1:00 AM Kolkata (UTC+05:30)',
    );
    expect(line(panel, ['America/New_York', 'Asia/Kolkata'], 'es')).toBe(
      'domingo 21 de enero, 14:30 (Nueva York, UTC−05:00) / lunes 22 de enero, 01:00 (Calcuta, UTC+05:30)',
    );
  });

  test('leaves out the day that was said, and that day alone', () => {
    const said = { saidDay: '2024-01-21' };
    expect(line(panel, coasts, 'en', said)).toBe('2:30 PM ET / 11:30 AM PT');
    expect(line(panel, ['America/New_York', 'Asia/Kolkata'], 'en', said)).toBe(
      '2:30 PM ET / Monday, January 22, 1:00 AM Kolkata (UTC+05:30)',
    );
    expect(line(panel, ['America/New_York'], 'es', { saidDay: '2024-01-24' })).toBe(
      'domingo 21 de enero, 14:30 (Nueva York, UTC−05:00)',
    );
  });

  test('returns to the first day where a zone after another day has it again', () => {
    expect(line(panel, ['America/New_York', 'Asia/Tokyo', 'America/Los_Angeles'])).toBe(
      'Sunday, January 21, 2:30 PM ET / Monday, January 22, 4:30 AM Tokyo (UTC+09:00) / ' +
        'Sunday, January 21, 11:30 AM PT',
    );
  });

  test('can go back a day and over the end of a year', () => {
    expect(line('2024-01-01T09:00', ['Pacific/Auckland', 'Europe/Paris'])).toBe(
      'Monday, January 1, 9:00 AM Auckland (UTC+13:00) / Sunday, December 31, 9:00 PM Paris (UTC+01:00)',
    );
    expect(
      line('2024-01-01T09:00', ['Pacific/Auckland', 'Europe/Paris'], 'es', { year: true }),
    ).toBe(
      'lunes 1 de enero de 2024, 09:00 (Auckland, UTC+13:00) / ' +
        'domingo 31 de diciembre de 2023, 21:00 (París, UTC+01:00)',
    );
  });

  test('names zones that show the same clock together, and the same abbreviation once', () => {
    const zones = ['America/New_York', 'America/Toronto', 'America/Bogota', 'America/Lima'];
    expect(line(panel, zones.slice(0, 2))).toBe('Sunday, January 21, 2:30 PM ET');
    expect(line(panel, zones)).toBe('Sunday, January 21, 2:30 PM ET, Bogotá, and Lima (UTC−05:00)');
    expect(line(panel, zones, 'es')).toBe(
      'domingo 21 de enero, 14:30 (Nueva York, Toronto, Bogotá y Lima, UTC−05:00)',
    );
  });

  test('separates the same zones on a day when their clocks differ', () => {
    const zones = ['America/New_York', 'America/Bogota'];
    expect(line('2024-07-21T14:30', zones)).toBe(
      'Sunday, July 21, 2:30 PM ET / 1:30 PM Bogotá (UTC−05:00)',
    );
  });

  test('can be in UTC', () => {
    expect(line('2024-01-21T19:30', ['UTC', 'Europe/Kyiv'])).toBe(
      'Sunday, January 21, 7:30 PM UTC / 9:30 PM Kyiv (UTC+02:00)',
    );
    expect(line('2024-01-21T19:30', ['UTC'], 'es')).toBe('domingo 21 de enero, 19:30 UTC');
  });

  test('puts the zone of the event first, even where it was not chosen', () => {
    const built = buildSchedule({
      zone: 'America/New_York',
      startLocal: panel,
      announcedZones: ['America/Los_Angeles'],
    });
    if (!built.ok) throw new Error('expected a schedule');
    expect(announcementLine(built.schedule, 'en')).toMatch(/^Sunday, January 21, 2:30 PM ET/);
    const stored = { ...built.schedule, announcedZones: ['America/Los_Angeles'] };
    expect(announcementLine(stored, 'en')).toBe('Sunday, January 21, 2:30 PM ET / 11:30 AM PT');
  });
});

describe('the styles of the line', () => {
  const three = [...coasts, 'Asia/Kolkata'];

  test.each<[Language, AnnouncementStyle, string]>([
    [
      'en',
      { clock: '24' },
      'Sunday, January 21, 14:30 ET / 11:30 PT / Monday, January 22, 01:00 Kolkata (UTC+05:30)',
    ],
    [
      'en',
      { length: 'short' },
      'Sun, Jan 21, 2:30 PM ET / 11:30 AM PT / Mon, Jan 22, 1:00 AM Kolkata',
    ],
    [
      'en',
      { year: true },
      'Sunday, January 21, 2024, 2:30 PM ET / 11:30 AM PT / ' +
        'Monday, January 22, 2024, 1:00 AM Kolkata (UTC+05:30)',
    ],
    [
      'es',
      { length: 'short' },
      'dom 21 ene, 14:30 (Nueva York) / 11:30 (Los Ángeles) / lun 22 ene, 01:00 (Calcuta)',
    ],
    [
      'es',
      { clock: '12', length: 'short', year: true },
      'dom 21 ene 2024, 2:30 p. m. (Nueva York) / 11:30 a. m. (Los Ángeles) / ' +
        'lun 22 ene 2024, 1:00 a. m. (Calcuta)',
    ],
  ])('%s %j', (language, style, expected) => {
    expect(line(panel, three, language, style)).toBe(expected);
  });

  test('write midnight and noon so that nobody mistakes them', () => {
    expect(line('2024-01-21T00:00', ['Europe/Paris'], 'en', { clock: '24' })).toContain(' 00:00 ');
    expect(line('2024-01-21T00:00', ['Europe/Paris'])).toContain(' 12 midnight ');
    expect(line('2024-01-21T12:00', ['Europe/Paris'])).toContain(' 12 noon ');
  });

  test('use plain spaces only, so that the line can be pasted anywhere', () => {
    for (const language of ['en', 'es'] as const)
      for (const clock of ['12', '24'] as const)
        expect(line(panel, three, language, { clock })).not.toMatch(/[^\S ]/);
  });
});
