import { describe, expect, test } from '@jest/globals';
import { doubtText } from '../../../server/announcements/announcementFindingText.ts';
import { readAnnouncement } from '../../../server/announcements/announcementProposal.ts';
import type { ReadAnnouncement } from '../../../server/announcements/announcementProposal.ts';
import { languages } from '../../../templates/languages.ts';

const beforeThePanel = Date.parse('2024-01-10T12:00Z');

function proposal(
  text: string,
  now = beforeThePanel,
  zone = 'America/New_York',
): ReadAnnouncement & { kind: 'proposal' } {
  const read = readAnnouncement(text, now, zone);
  if (read.kind !== 'proposal') throw new Error(JSON.stringify(read));
  return read;
}

describe('a pasted announcement', () => {
  test.each([
    ['2:30 PM EST / 11:30am PT, Sunday Jan 21st'],
    ['Sunday, January 21, 2:30 PM ET / 11:30 AM PT'],
    ['Domingo 21 de enero: Nueva York 14:30, Los Ángeles 11:30'],
    ['1/21, 2:30 pm Eastern, 11:30 am Pacific'],
  ])('%s becomes the schedule of the panel', (text) => {
    expect(proposal(text)).toEqual({
      kind: 'proposal',
      input: {
        zone: 'America/New_York',
        startLocal: '2024-01-21T14:30',
        announcedZones: ['America/New_York', 'America/Los_Angeles'],
      },
      doubts: [{ kind: 'year-assumed', date: '2024-01-21' }],
      findings: [],
    });
  });

  test('gives the end of a span, on the next day if need be', () => {
    expect(proposal('Jan 24, 2:30–4 PM ET').input).toMatchObject({
      startLocal: '2024-01-24T14:30',
      endLocal: '2024-01-24T16:00',
    });
    expect(proposal('viernes 26 de enero, de 21 a 1 hs').input).toMatchObject({
      startLocal: '2024-01-26T21:00',
      endLocal: '2024-01-27T01:00',
    });
  });

  test('with an offset and no place is carried over into the organizer’s zone', () => {
    expect(proposal('January 21, 2024, 19:30 UTC+0').input.zone).toBe('UTC');
    expect(proposal('January 21, 2024, 4:30 pm UTC-3')).toMatchObject({
      input: { zone: 'America/New_York', startLocal: '2024-01-21T14:30' },
      doubts: [],
    });
  });

  test('answers by EDT or EST which pass of a doubled hour is meant', () => {
    expect(proposal('November 3, 2024, 1:30 AM EST').input.startOccurrence).toBe('later');
    expect(proposal('November 3, 2024, 1:30 AM EDT').input.startOccurrence).toBe('earlier');
    expect(proposal('November 3, 2024, 1:30 AM ET').input.startOccurrence).toBeUndefined();
  });

  test('is told where it contradicts itself', () => {
    expect(proposal('Sunday January 21, 2024, 2:30 PM ET / 12:30 PM PT').findings).toMatchObject([
      { kind: 'wrong-time', said: '12:30 PM', zone: 'America/Los_Angeles' },
    ]);
    expect(proposal('Saturday, January 21, 2024, 2:30 PM ET').findings).toMatchObject([
      { kind: 'wrong-weekday', expected: 7 },
    ]);
  });
});

describe('what a text leaves open', () => {
  test('the year is the next one, or the one in which the weekday is right', () => {
    const autumn = Date.parse('2026-10-05T12:00Z');
    expect(proposal('Jan 24, 4 pm ET', autumn).input.startLocal).toBe('2027-01-24T16:00');
    expect(proposal('Monday Jan 24, 4 pm ET', autumn).input.startLocal).toBe('2028-01-24T16:00');
    expect(proposal('Jan 24, 4 pm ET', autumn).findings).toEqual([]);
    expect(proposal('Sunday Jan 21, 4 pm ET', autumn).findings).toMatchObject([
      { kind: 'wrong-weekday' },
    ]);
  });

  test('today counts as to come, by the clocks of the zone', () => {
    const evening = Date.parse('2024-01-22T02:00Z');
    expect(proposal('January 21, 10 PM ET', evening).input.startLocal).toBe('2024-01-21T22:00');
    expect(proposal('January 21, 10 PM UTC', evening).input.startLocal).toBe('2025-01-21T22:00');
  });

  test('a weekday alone is the next one', () => {
    const friday = proposal('Friday at 7:30 PM ET');
    expect(friday.input.startLocal).toBe('2024-01-12T19:30');
    expect(friday.doubts).toEqual([{ kind: 'weekday-alone', said: 'Friday', date: '2024-01-12' }]);
    expect(proposal('miércoles a las 19:30').input.startLocal).toBe('2024-01-10T19:30');
  });

  test('a day belongs to the time that it leads, whatever follows that time', () => {
    for (const text of [
      'Sunday, January 21 at 2:30 PM ET, Monday 1:00 AM in Kolkata',
      'domingo 21 de enero a las 14:30, lunes 01:00 en Calcuta',
    ])
      expect(proposal(text).input.startLocal).toBe('2024-01-21T14:30');
  });

  test('February 29 waits for a leap year', () => {
    expect(proposal('Feb 29, 10 am ET', Date.parse('2025-01-01')).input.startLocal).toBe(
      '2028-02-29T10:00',
    );
  });

  test('3/4 is March 4 beside AM and PM, April 3 beside 19 hs, and asked about', () => {
    const american = proposal('3/4, 7 pm ET');
    expect(american.input.startLocal).toBe('2024-03-04T19:00');
    expect(american.doubts).toContainEqual({
      kind: 'date-ambiguous',
      said: '3/4',
      date: '2024-03-04',
    });
    expect(proposal('3/4 a las 19 hs').input.startLocal).toBe('2024-04-03T19:00');
    expect(proposal('Wednesday 3/4, 7 pm ET')).toMatchObject({
      input: { startLocal: '2024-04-03T19:00' },
      doubts: [{ kind: 'year-assumed' }],
    });
  });

  test('2:30 alone is taken for the afternoon, and asked about', () => {
    expect(proposal('January 21, 2024 at 2:30 in New York')).toMatchObject({
      input: { startLocal: '2024-01-21T14:30' },
      doubts: [{ kind: 'half-assumed', said: '2:30', time: '14:30' }],
    });
  });

  test('the zone is that of a place in the text, else the organizer’s, and asked about', () => {
    expect(proposal('Action in Chicago: January 24, 2024 at 4 p.m.')).toMatchObject({
      input: { zone: 'America/Chicago' },
      doubts: [{ kind: 'zone-assumed', zone: 'America/Chicago' }],
    });
    expect(proposal('24 de enero de 2024, 16 hs', beforeThePanel, 'Europe/Madrid')).toMatchObject({
      input: { zone: 'Europe/Madrid', announcedZones: ['Europe/Madrid'] },
      doubts: [{ kind: 'zone-assumed', zone: 'Europe/Madrid' }],
    });
  });

  test('too little for a start is said to be too little', () => {
    expect(readAnnouncement('January 24', beforeThePanel)).toEqual({
      kind: 'incomplete',
      missing: 'time',
      date: '2024-01-24',
      time: null,
    });
    expect(readAnnouncement('2:30 PM ET', beforeThePanel)).toEqual({
      kind: 'incomplete',
      missing: 'date',
      date: null,
      time: '14:30',
    });
    expect(readAnnouncement('Pots and pans!', beforeThePanel)).toEqual({ kind: 'nothing-read' });
  });

  test('every doubt has its sentence', () => {
    const doubts = ['3/4 at 2:30', 'Friday at 7:30 PM ET'].flatMap((text) => proposal(text).doubts);
    expect(doubts.map(({ kind }) => kind)).toEqual([
      'zone-assumed',
      'date-ambiguous',
      'year-assumed',
      'half-assumed',
      'weekday-alone',
    ]);
    const sentences = languages.flatMap((language) =>
      doubts.map((doubt) => doubtText(doubt, language)),
    );
    expect(new Set(sentences).size).toBe(5 * languages.length);
    expect(sentences.join(' ')).not.toMatch(/[{}]|undefined/);
  });
});
