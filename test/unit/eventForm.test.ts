import { describe, expect, test } from '@jest/globals';
import { readEventForm } from '../../server/events/eventForm.ts';
import type { FormValues } from '../../templates/forms.ts';
import { languages } from '../../templates/languages.ts';
import { translator } from '../../templates/translate.ts';
import { filledEventForm } from '../helpers/eventForms.ts';

const campaign = {
  id: 7,
  slug: 'january-24',
  title: 'C',
  day: null,
  facts: [],
  demonstration: false,
  updatedAt: 0,
};
const view = { t: translator('en'), language: 'en' as const, languages };
const read = (changes: FormValues = {}) =>
  readEventForm({ ...filledEventForm, ...changes }, [campaign], view);

function problems(changes: FormValues): Readonly<Record<string, string>> {
  const parsed = read(changes);
  return parsed.ok ? {} : parsed.form.problems;
}

describe('the form of an event', () => {
  test('gives the details of the event', () => {
    const parsed = read({ campaign: 'january-24' });
    expect(parsed).toMatchObject({
      ok: true,
      value: {
        slug: null,
        kind: 'in-person',
        campaignId: 7,
        title: 'An example action',
        speakers: [{ name: 'Ada Example', role: 'welder' }],
        signupsOpen: true,
        endorsementsOpen: false,
        capacity: null,
        schedule: {
          zone: 'America/New_York',
          start: { local: '2024-01-24T16:00', instant: Date.UTC(2024, 0, 24, 21, 0) },
          end: null,
          assembly: null,
          announcedZones: ['America/New_York'],
        },
      },
    });
  });

  test.each<[string, FormValues, string]>([
    ['no way of taking part', { kind: undefined }, 'kind'],
    ['an unknown way of taking part', { kind: 'by carrier pigeon' }, 'kind'],
    ['no title', { title: ' ' }, 'title'],
    ['a title of 10,000 characters', { title: 'x'.repeat(10_000) }, 'title'],
    ['a title of two lines', { title: 'one\r\ntwo' }, 'title'],
    ['a title with a NUL', { title: 'a\u0000b' }, 'title'],
    ['a title with a control character', { title: 'a\u009bb' }, 'title'],
    ['a title of broken UTF-8', { title: 'a\uFFFDb' }, 'title'],
    ['no host', { host: '' }, 'host'],
    ['an address with spaces', { slug: 'two words' }, 'slug'],
    ['an address in capitals', { slug: 'Panel' }, 'slug'],
    ['the address of a path', { slug: '../console' }, 'slug'],
    ['the address that the console uses', { slug: 'new' }, 'slug'],
    ['an address of 10,000 characters', { slug: 'x'.repeat(10_000) }, 'slug'],
    ['a language that is not spoken here', { language: 'tlh' }, 'language'],
    ['an unknown campaign', { campaign: 'december-32' }, 'campaign'],
    ['no zone', { zone: '' }, 'zone'],
    ['an unknown zone', { zone: 'Mars/Olympus_Mons' }, 'zone'],
    ['an abbreviation as a zone', { zone: 'EST' }, 'zone'],
    ['a zone with a NUL', { zone: 'America/New_York\u0000' }, 'zone'],
    ['no date', { startDate: '' }, 'startDate'],
    ['no time', { startTime: '' }, 'startTime'],
    ['a date that does not exist', { startDate: '2024-02-30' }, 'startDate'],
    ['a date in words', { startDate: 'next Sunday' }, 'startDate'],
    ['a date of 10,000 digits', { startDate: '2'.repeat(10_000) }, 'startDate'],
    ['a time in words', { startTime: 'noon' }, 'startTime'],
    ['a time that does not exist', { startDate: '2024-03-10', startTime: '02:30' }, 'startTime'],
    [
      'a time that happens twice',
      { startDate: '2024-11-03', startTime: '01:30' },
      'startOccurrence',
    ],
    ['an end before the start', { endTime: '15:00' }, 'endTime'],
    ['an end with the start', { endTime: '16:00' }, 'endTime'],
    ['an end years later', { endDate: '2026-01-24', endTime: '17:00' }, 'endDate'],
    ['the date of an end without its time', { endDate: '2024-01-25' }, 'endTime'],
    ['gathering after the start', { assemblyTime: '17:00' }, 'assemblyTime'],
    [
      'gathering days before the start',
      { assemblyDate: '2024-01-20', assemblyTime: '17:00' },
      'assemblyDate',
    ],
    ['an unknown announced zone', { announcedZones: ['Mars/Olympus_Mons'] }, 'announcedZones'],
    [
      'more announced zones than anybody reads',
      {
        announcedZones: [
          'Paris',
          'Berlin',
          'Madrid',
          'Rome',
          'Kyiv',
          'Oslo',
          'Athens',
          'London',
        ].map((city) => `Europe/${city}`),
      },
      'announcedZones',
    ],
    ['a place of an online event', { kind: 'online' }, 'venue'],
    ['a joining link of an in-person event', { joinUrl: 'https://example.org/j' }, 'joinUrl'],
    [
      'a joining link that is a script',
      { kind: 'hybrid', joinUrl: 'javascript:alert(1)' },
      'joinUrl',
    ],
    ['no seats', { capacity: '0' }, 'capacity'],
    ['seats in words', { capacity: 'many' }, 'capacity'],
    ['half a seat', { capacity: '1.5' }, 'capacity'],
    ['41 speakers', { speakers: 'Ada Example\n'.repeat(41) }, 'speakers'],
    ['a speaker whose name is an essay', { speakers: 'x'.repeat(200) }, 'speakers'],
    ['a description with a NUL', { description: 'a\u0000b' }, 'description'],
    ['a description of 100,000 characters', { description: 'x'.repeat(100_000) }, 'description'],
    ['accessibility with a control character', { accessibility: 'a\u009bb' }, 'accessibility'],
  ])('answers %s at its field', (_what, changes, field) => {
    const found = problems(changes);
    expect(found[field]).toMatch(/^[\p{Lu}\d].*[.?]$/su);
    const parsed = read(changes);
    expect(parsed).toMatchObject({ form: { values: changes } });
  });

  const textFields = [
    'title',
    'slug',
    'host',
    'summary',
    'description',
    'venue',
    'address',
    'city',
    'joinUrl',
    'joinNote',
    'speakers',
    'bring',
    'accessibility',
    'postalCode',
    'region',
    'meetingPoints',
    'phone',
    'spokenLanguages',
  ];

  test.each(textFields)('takes no invisible, broken or endless text in the field %s', (field) => {
    for (const typed of ['a\u0000b', 'a\u009bb', 'a\u001b[2J', 'a\uFFFDb', 'x'.repeat(30_000)])
      expect(Object.keys(problems({ kind: 'hybrid', [field]: typed }))).toEqual([field]);
  });

  test('names what is wrong in the order of the page', () => {
    expect(Object.keys(problems({ title: '', zone: '', host: '', capacity: 'x' }))).toEqual([
      'title',
      'host',
      'zone',
      'capacity',
    ]);
  });

  test('asks with the hours that exist around one that does not', () => {
    expect(problems({ startDate: '2024-03-10', startTime: '02:30' })['startTime']).toBe(
      '2:30 AM does not exist in New York on that date: clocks go forward from 2:00 AM to 3:00 AM. ' +
        'Did you mean 1:30 AM or 3:30 AM?',
    );
  });

  test('asks which of two hours is meant, and takes the answer', () => {
    const twice = { startDate: '2024-11-03', startTime: '01:30' };
    expect(problems(twice)['startOccurrence']).toContain('EDT or EST');
    for (const [answer, hour] of [
      ['earlier', 5],
      ['later', 6],
    ] as const)
      expect(read({ ...twice, startOccurrence: answer })).toMatchObject({
        value: { schedule: { start: { instant: Date.UTC(2024, 10, 3, hour, 30) } } },
      });
  });

  test.each([
    ['2:30 PM', '14:30'],
    ['2:30pm', '14:30'],
    ['12:05 a.m.', '00:05'],
    ['14.30', '14:30'],
    ['9:05', '09:05'],
    ['14:30:00', '14:30'],
  ])('reads %s where a browser has no clock to pick from', (typed, meant) => {
    expect(read({ startTime: typed })).toMatchObject({
      value: { schedule: { start: { local: `2024-01-24T${meant}` } } },
    });
  });

  test('ends and gathers on the day of the start unless another one is told', () => {
    expect(read({ endTime: '18:00', assemblyTime: '15:30' })).toMatchObject({
      value: {
        schedule: {
          end: { local: '2024-01-24T18:00' },
          assembly: { local: '2024-01-24T15:30' },
        },
      },
    });
  });

  test('takes each announced zone once, the event’s own first', () => {
    expect(
      read({
        announcedZones: ['America/Los_Angeles', '', 'America/Los_Angeles', 'America/New_York'],
      }),
    ).toMatchObject({
      value: { schedule: { announcedZones: ['America/New_York', 'America/Los_Angeles'] } },
    });
  });
});
