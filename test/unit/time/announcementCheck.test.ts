import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { checkAnnouncement } from '../../../server/announcements/announcementCheck.ts';
import { announcementLine } from '../../../server/time/announcementLine.ts';
import { anyOf } from '../../../server/patterns.ts';
import { buildSchedule } from '../../../server/time/schedule.ts';
import type { Schedule, ScheduleInput } from '../../../server/time/schedule.ts';
import { languages } from '../../../templates/languages.ts';

function schedule(input: Partial<ScheduleInput> = {}): Schedule {
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
const summer = schedule({
  startLocal: '2024-07-21T14:30',
  endLocal: '2024-07-21T16:00',
  assemblyLocal: '2024-07-21T14:00',
});

function findings(text: string, event: Schedule = panel) {
  const check = checkAnnouncement(text, event);
  if (check.kind !== 'read') throw new Error(`nothing was read in ${text}`);
  return check.findings;
}

/** Noon or midnight, as each language writes it. */
const twelveInWords = new RegExp(
  anyOf(
    /12 (?:noon|midnight|del mediodía|de la noche|Uhr mittags|ظهرًا|منتصف)/,
    /meio-dia|meia-noite|\bmidi|minuit|mezzogiorno|mezzanotte|Mitternacht|0 Uhr/,
  ),
);

describe('a text that agrees with the event', () => {
  test.each([
    '2:30 PM EST / 11:30am PT, Sunday Jan 21st',
    'domingo 21 de enero a las 14:30 (hora de NY)',
    'Sunday, January 21, 2:30 PM ET, 11:30 AM PT',
    'Sunday 21 January 2024, 14:30 ET',
    'January 21 (Sunday) at 2:30 in New York',
    'Join us this Sunday at 2:30pm et/11:30am pt!',
    '1/21 2:30 PM',
    '21/1 a las 14.30 hs',
    '2024-01-21 14:30',
    'dom. 21 ene, 14h30 NY',
    'Domingo 21 de enero: Nueva York 14:30, Los Ángeles 11:30, Buenos Aires 16:30',
    '🇦🇷 16:30 🇨🇱 16:30 🇲🇽 13:30 🇪🇸 20:30 — domingo 21/1',
    'El domingo 21, a las 2:30 de la tarde, hora del Este',
    'Sunday, January 21, 2:30 PM ET / Monday, January 22, 1:00 AM Kolkata (UTC+05:30)',
    'Jan 22, 1 AM IST',
    'January 21, 19:30 UTC',
    'Jan 21 4:30 pm UTC-3',
    'The strike is on January 24. Our panel: Sunday, Jan 21, 2:30 PM ET',
    '11:30 AM Pacific time on January 21',
    'domingo a las 16:30, hora argentina',
    'We meet on January 21.',
    'NEW YORK: 2:30 P.M., LONDON: 7:30 P.M., JANUARY 21',
  ])('%s', (text) => {
    expect(findings(text)).toEqual([]);
  });

  test.each(
    languages.flatMap((language) => ['00:00', '12:00'].map((hour) => [language, hour] as const)),
  )('our own line with a twelve in words, in %s at %s', (language, hour) => {
    const event = schedule({
      startLocal: `2024-01-21T${hour}`,
      announcedZones: ['America/New_York', 'Europe/Paris', 'Asia/Kolkata'],
    });
    const text = announcementLine(event, language, { clock: '12' });
    expect(text).toMatch(twelveInWords);
    expect(findings(text, event)).toEqual([]);
  });

  test('may give the doors and the end too', () => {
    expect(findings('July 21: doors 2 PM, 2:30–4 PM ET', summer)).toEqual([]);
    expect(findings('21 de julio, de 14:30 a 16 hs (NY)', summer)).toEqual([]);
  });

  test('may give an end on the next day', () => {
    const night = schedule({ startLocal: '2024-01-21T21:00', endLocal: '2024-01-22T01:00' });
    expect(findings('domingo 21 de enero, de 21 a 1 hs', night)).toEqual([]);
  });

  test('is any line that is generated here', () => {
    const zones = ['America/New_York', 'Asia/Kolkata', 'America/Bogota', 'Europe/Kyiv', 'UTC'];
    for (const startLocal of ['2024-01-21T14:30', '2024-07-04T00:05', '2024-12-31T23:45'])
      for (const zone of zones) {
        const event = schedule({ zone, startLocal, announcedZones: zones });
        for (const language of languages)
          for (const clock of ['12', '24'] as const)
            for (const length of ['long', 'short'] as const) {
              const line = announcementLine(event, language, { clock, length, year: true });
              expect([line, findings(line, event)]).toEqual([line, []]);
            }
      }
  });
});

describe('a contradiction', () => {
  test('is a wrong weekday', () => {
    const wrong = { kind: 'wrong-weekday', date: '2024-01-21', expected: 7 };
    expect(findings('Saturday, January 21, 2:30 PM ET')).toEqual([
      { ...wrong, said: 'Saturday, January 21' },
    ]);
    expect(findings('lunes 21 de enero, 14:30')).toEqual([{ ...wrong, said: 'lunes 21 de enero' }]);
    expect(findings('lunes a las 14:30')).toEqual([{ ...wrong, said: 'lunes' }]);
    expect(findings('Friday, January 21')).toMatchObject([wrong]);
  });

  test('is another date or another year', () => {
    expect(findings('Sunday, January 28, 2:30 PM ET')).toEqual([
      {
        kind: 'wrong-date',
        said: 'Sunday, January 28',
        zone: 'America/New_York',
        expected: '2024-01-21',
      },
    ]);
    expect(findings('21 de enero de 2025, 14:30')).toMatchObject([{ kind: 'wrong-date' }]);
    expect(findings('3/4, 14:30')).toMatchObject([{ kind: 'wrong-date', said: '3/4' }]);
  });

  test('is a date that is another day by then in the other zone', () => {
    const other = {
      kind: 'other-date',
      said: 'Sunday, January 21',
      zone: 'Asia/Kolkata',
      expected: '2024-01-22',
    };
    expect(findings('Sunday, January 21, 2:30 PM ET / 1:00 AM Kolkata')).toEqual([other]);
    expect(findings('domingo 21 de enero: 14:30 NY, 01:00 Calcuta')).toMatchObject([
      { kind: 'other-date', zone: 'Asia/Kolkata' },
    ]);
    expect(findings('2:30 PM ET / 8:30 AM Auckland, Sunday Jan 21st')).toMatchObject([
      { kind: 'other-date', zone: 'Pacific/Auckland', expected: '2024-01-22' },
    ]);
  });

  test('is EST in summer and EDT in winter, even where the hour is right', () => {
    expect(findings('Sunday, July 21, 2:30 PM EST', summer)).toEqual([
      {
        kind: 'wrong-season',
        said: 'EST',
        zone: 'America/New_York',
        instant: summer.start.instant,
        general: 'ET',
      },
    ]);
    expect(findings('January 21, 2:30 PM EDT / 11:30 AM PDT')).toMatchObject([
      { kind: 'wrong-season', said: 'EDT', general: 'ET' },
      { kind: 'wrong-season', said: 'PDT', general: 'PT' },
    ]);
    expect(findings('January 21, 8:30 PM CEST')).toMatchObject([
      { kind: 'wrong-season', said: 'CEST', zone: 'Europe/Berlin', general: null },
    ]);
  });

  test('is not an hour that was carried over into EST, only the abbreviation', () => {
    expect(findings('July 21, 1:30 PM EST', summer).map(({ kind }) => kind)).toEqual([
      'wrong-season',
    ]);
  });

  test('is an offset that the place beside it does not have on that day', () => {
    expect(findings('21 de julio, 14:30 (Nueva York, UTC−05:00)', summer)).toEqual([
      {
        kind: 'wrong-offset',
        said: 'UTC−05:00',
        zone: 'America/New_York',
        instant: summer.start.instant,
        expected: 'UTC−04:00',
      },
    ]);
  });

  test('is an hour that does not match, in whichever zone it is given', () => {
    expect(findings('Sunday, January 21, 2:30 PM ET / 12:30 PM PT')).toEqual([
      {
        kind: 'wrong-time',
        said: '12:30 PM',
        moment: 'start',
        instant: panel.start.instant,
        zone: 'America/Los_Angeles',
        offsetMinutes: -480,
      },
    ]);
    expect(findings('2:30 AM ET, Jan 21')).toMatchObject([{ kind: 'wrong-time' }]);
    expect(findings('Jan 21 a las 15:30')).toMatchObject([{ kind: 'wrong-time' }]);
    expect(findings('🇦🇷 16:30 🇲🇽 14:30 — domingo 21/1')).toMatchObject([
      { kind: 'wrong-time', said: '14:30', zone: 'America/Mexico_City' },
    ]);
    expect(findings('Jan 21 5:30 pm UTC-3')).toMatchObject([
      { kind: 'wrong-time', zone: null, offsetMinutes: -180 },
    ]);
    expect(findings('Jan 21, 2:30 PM PT')).toMatchObject([
      { kind: 'wrong-time', zone: 'America/Los_Angeles' },
    ]);
  });

  test('is an end that differs, or that the event does not have', () => {
    expect(findings('July 21, 2:30–5 PM ET', summer)).toMatchObject([
      { kind: 'wrong-time', said: '5 PM', moment: 'end', instant: summer.end?.instant },
    ]);
    expect(findings('Jan 21, 2:30–4 PM ET')).toEqual([{ kind: 'no-end', said: '4 PM' }]);
  });

  test('is told once, however often it is written', () => {
    expect(findings('Saturday, 2:30 PM ET.\nSaturday, 2:30 PM ET!')).toHaveLength(1);
  });

  test('can be several at a time', () => {
    expect(
      findings('Saturday July 21, 2:30 PM EST / 10 AM PT', summer).map(({ kind }) => kind),
    ).toEqual(['wrong-season', 'wrong-weekday', 'wrong-time']);
  });
});

describe('a text in which there is nothing to check', () => {
  test.each([
    '',
    'Bring pots and pans!',
    'A panel with 3 speakers and 2 moderators, 100% online, $5',
    'Marching for Argentina, may the streets be ours',
    'Call 555 0100 or see https://example.org/12',
  ])('%j', (text) => {
    expect(checkAnnouncement(text, panel)).toEqual({ kind: 'nothing-read' });
  });

  test('is answered quickly, whatever it is', () => {
    const started = performance.now();
    for (const piece of ['2', ' ', 'a', '21 de ', '2:30 ', 'Mon, ', '🇦🇷', '-', '(', 'Jan 1 '])
      checkAnnouncement(piece.repeat(20_000), panel);
    expect(performance.now() - started).toBeLessThan(4000);
  });

  test('never throws', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        '2:30 PM',
        ' ET',
        ' / ',
        '21/1',
        'domingo ',
        'Feb 30',
        '-',
        '24:00',
        '🇦🇷',
        '\n',
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        expect(['read', 'nothing-read']).toContain(checkAnnouncement(pieces.join(''), summer).kind);
      }),
      { numRuns: 500 },
    );
  });
});
