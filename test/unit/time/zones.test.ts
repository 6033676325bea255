import { afterEach, describe, expect, test } from '@jest/globals';
import { timeZonesNames } from '@vvo/tzdb';
import { mock } from 'node:test';
import {
  canonicalZone,
  generalAbbreviation,
  isZone,
  placeName,
  sameZone,
  zoneChoices,
} from '../../../server/time/zones.ts';
import { languages } from '../../../templates/languages.ts';

describe('what counts as a zone', () => {
  test.each([
    'America/New_York',
    'Asia/Kolkata',
    'Asia/Calcutta',
    'Europe/Kyiv',
    'Europe/Kiev',
    'America/Argentina/Buenos_Aires',
    'America/Buenos_Aires',
    'America/Port-au-Prince',
    'Antarctica/DumontDUrville',
    'America/North_Dakota/New_Salem',
    'US/Eastern',
    'UTC',
    'Etc/UTC',
  ])('%s does', (name) => {
    expect(isZone(name)).toBe(true);
  });

  test.each([
    'EST',
    'EST5EDT',
    'CET',
    'local',
    'system',
    'UTC+3',
    'GMT',
    'Etc/GMT+3',
    'Etc/GMT-14',
    '+03:00',
    '-05:00',
    'SystemV/EST5',
    'Europe/kyiv',
    'europe/kyiv',
    // The platform takes these, and each such spelling would be a zone of its own.
    'AmErica/NEW_york',
    'EUROPE/KYIV',
    'Asia/KolKata',
    'Europe/Kyiv ',
    'Europe/Kyiv\n',
    'Europe/Nowhere',
    'Europe/',
    '/Kyiv',
    '',
    null,
    undefined,
    3,
    ['Europe/Kyiv'],
  ])('%j does not', (name) => {
    expect(isZone(name)).toBe(false);
  });

  test('every current name of the tz database with a region does', () => {
    expect(timeZonesNames.filter((name) => !isZone(name))).toEqual([]);
  });
});

describe('two names of one zone', () => {
  test('are not told by their letters in small and capital', () => {
    expect(canonicalZone('AmErica/NEW_york')).toBe('AmErica/NEW_york');
    expect(sameZone('AmErica/NEW_york', 'America/New_York')).toBe(false);
  });

  test.each([
    ['Europe/Kiev', 'Europe/Kyiv'],
    ['Asia/Calcutta', 'Asia/Kolkata'],
    ['America/Buenos_Aires', 'America/Argentina/Buenos_Aires'],
    ['Asia/Katmandu', 'Asia/Kathmandu'],
    ['Asia/Saigon', 'Asia/Ho_Chi_Minh'],
    ['America/Godthab', 'America/Nuuk'],
    ['US/Eastern', 'America/New_York'],
    ['Etc/UTC', 'UTC'],
  ])('%s is the same place as %s', (old, current) => {
    expect(sameZone(old, current)).toBe(true);
    expect(canonicalZone(old)).toBe(current);
    expect(canonicalZone(current)).toBe(current);
  });

  test.each([
    ['America/New_York', 'America/Detroit'],
    ['America/New_York', 'America/Toronto'],
    ['Europe/Berlin', 'Europe/Paris'],
  ])('%s is not %s, even while their clocks agree', (a, b) => {
    expect(sameZone(a, b)).toBe(false);
  });

  test('what is no zone is the same as itself alone', () => {
    expect(sameZone('Europe/Nowhere', 'Europe/Nowhere')).toBe(true);
    expect(sameZone('Europe/Nowhere', 'Europe/Kyiv')).toBe(false);
    expect(canonicalZone('Europe/Nowhere')).toBe('Europe/Nowhere');
  });
});

describe('the place of a zone', () => {
  test.each([
    ['America/New_York', 'New York', 'Nueva York'],
    ['America/Los_Angeles', 'Los Angeles', 'Los Ángeles'],
    ['America/Argentina/Buenos_Aires', 'Buenos Aires', 'Buenos Aires'],
    ['America/Buenos_Aires', 'Buenos Aires', 'Buenos Aires'],
    ['America/Mexico_City', 'Mexico City', 'Ciudad de México'],
    ['America/Sao_Paulo', 'São Paulo', 'São Paulo'],
    ['America/Bogota', 'Bogotá', 'Bogotá'],
    ['Asia/Kolkata', 'Kolkata', 'Calcuta'],
    ['Asia/Calcutta', 'Kolkata', 'Calcuta'],
    ['Europe/Kiev', 'Kyiv', 'Kyiv'],
    ['Europe/London', 'London', 'Londres'],
    ['Africa/Cairo', 'Cairo', 'El Cairo'],
    ['Pacific/Auckland', 'Auckland', 'Auckland'],
    ['UTC', 'UTC', 'UTC'],
  ])('%s is %s in English and %s in Spanish', (zone, english, spanish) => {
    expect(placeName(zone, 'en')).toBe(english);
    expect(placeName(zone, 'es')).toBe(spanish);
  });

  test('never shows the technical name', () => {
    for (const language of languages)
      for (const zone of timeZonesNames)
        expect(placeName(zone, language)).not.toMatch(
          /_|^(Africa|America|Antarctica|Asia|Atlantic|Australia|Europe|Indian|Pacific)\//,
        );
  });
});

describe('a general abbreviation', () => {
  afterEach(() => {
    mock.restoreAll();
  });

  const winter = Date.parse('2024-01-21T19:30Z');
  const summer = Date.parse('2024-07-21T19:30Z');

  test.each([
    ['America/New_York', 'ET'],
    ['America/Detroit', 'ET'],
    ['America/Toronto', 'ET'],
    ['America/Chicago', 'CT'],
    ['America/Denver', 'MT'],
    ['America/Los_Angeles', 'PT'],
  ])('calls %s %s in English, in winter and in summer alike', (zone, abbreviation) => {
    expect(generalAbbreviation(zone, winter, 'en')).toBe(abbreviation);
    expect(generalAbbreviation(zone, summer, 'en')).toBe(abbreviation);
    expect(generalAbbreviation(zone, winter, 'es')).toBeNull();
  });

  test.each([
    'America/Phoenix',
    'America/Mexico_City',
    'America/Tijuana',
    'America/Havana',
    'America/Panama',
    'America/Halifax',
    'Europe/London',
    'Asia/Kolkata',
    'UTC',
  ])('does not exist for %s', (zone) => {
    expect(generalAbbreviation(zone, winter, 'en')).toBeNull();
  });

  // British Columbia stays on UTC−07:00 in the winter of 2026, Los Angeles does not.
  const parted = Date.parse('2027-01-15T20:00Z');

  test('is not given to a place whose clocks have parted from those that it stands for', () => {
    expect(generalAbbreviation('America/Los_Angeles', parted, 'en')).toBe('PT');
    expect(generalAbbreviation('America/Vancouver', parted, 'en')).toBeNull();
  });

  test('is not given even where the platform’s names have not followed its clocks yet', () => {
    // oxlint-disable-next-line typescript/unbound-method -- it is called with its own `this` below
    const formatToParts = Intl.DateTimeFormat.prototype.formatToParts;
    mock.method(
      Intl.DateTimeFormat.prototype,
      'formatToParts',
      function (this: Intl.DateTimeFormat, at?: Date | number) {
        return formatToParts
          .call(this, at)
          .map((part) => ({ ...part, value: part.value.replace(' (Canada)', '') }));
      },
    );
    expect(generalAbbreviation('America/Vancouver', parted, 'en')).toBeNull();
  });
});

describe('the zone picker', () => {
  const now = Date.parse('2024-01-21T19:05Z');
  const all = (language: 'en' | 'es', including?: string[]) =>
    zoneChoices(language, now, including).flatMap(({ choices }) => choices);
  const labelOf = (language: 'en' | 'es', zone: string, including?: string[]) =>
    all(language, including).find((choice) => choice.zone === zone)?.label;

  test('names places and what clocks there show now', () => {
    expect(labelOf('en', 'America/New_York')).toBe('New York — 2:05 PM now (UTC−05:00)');
    expect(labelOf('es', 'America/New_York')).toBe('Nueva York — ahora 14:05 (UTC−05:00)');
    expect(labelOf('en', 'Asia/Kathmandu')).toBe('Kathmandu, Nepal — 12:50 AM now (UTC+05:45)');
    expect(labelOf('es', 'Asia/Kolkata')).toBe('Calcuta, India — ahora 00:35 (UTC+05:30)');
    expect(labelOf('en', 'UTC')).toBe('UTC — 7:05 PM now (UTC+00:00)');
  });

  test('follows the clock', () => {
    const later = zoneChoices('en', now + 60_000).flatMap(({ choices }) => choices);
    expect(later.find(({ zone }) => zone === 'America/New_York')?.label).toContain('2:06 PM');
  });

  test('goes by part of the world, each in alphabetical order and each zone once', () => {
    const groups = zoneChoices('es', now);
    expect(groups.map(({ label }) => label)).toEqual([
      'Todo el mundo',
      'América',
      'Europa',
      'África',
      'Asia',
      'Australia y el Pacífico',
      'Antártida',
    ]);
    const africa = groups.find(({ group }) => group === 'africa');
    expect(africa?.choices[0]?.place).toBe('Abiyán');
    const zones = all('es').map(({ zone }) => zone);
    expect(new Set(zones).size).toBe(zones.length);
    expect(zones.length).toBeGreaterThan(300);
    expect(zones.filter((zone) => !isZone(zone))).toEqual([]);
  });

  test('keeps the zone that is chosen already under its own name', () => {
    const zones = all('en', ['Europe/Kiev', 'America/Detroit', 'Europe/Nowhere']).map(
      ({ zone }) => zone,
    );
    expect(zones).toContain('Europe/Kiev');
    expect(zones).not.toContain('Europe/Kyiv');
    expect(zones).toEqual(expect.arrayContaining(['America/Detroit', 'America/New_York']));
    expect(zones).not.toContain('Europe/Nowhere');
    expect(all('en').map(({ zone }) => zone)).not.toContain('Europe/Kiev');
  });

  test('keeps both names of a zone when both are chosen', () => {
    const zones = all('en', ['Europe/Kiev', 'Europe/Kyiv']).map(({ zone }) => zone);
    const kyiv = zones.filter((zone) => sameZone(zone, 'Europe/Kyiv'));
    expect(kyiv.sort()).toEqual(['Europe/Kiev', 'Europe/Kyiv']);
  });
});
