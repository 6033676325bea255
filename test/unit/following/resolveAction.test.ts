import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { fileURLToPath } from 'node:url';
import { citiesIn, type Cities } from '../../../db/cities.ts';
import {
  nowhere,
  type FoundAction,
  type FoundPlace,
} from '../../../server/following/foundActions.ts';
import { isLikelySame } from '../../../server/following/likeness.ts';
import { resolveAction } from '../../../server/following/resolveAction.ts';

let cities: Cities;
beforeAll(async () => {
  const directory = fileURLToPath(
    new URL('../../../node_modules/.cache/cacerola', import.meta.url),
  );
  cities = citiesIn([directory], () => {});
  await cities.ready(60_000);
});
afterAll(() => cities.close());

const found = (place: Partial<FoundPlace>): FoundAction => ({
  uid: 'one',
  url: null,
  title: 'Action',
  summary: '',
  calledBy: '',
  language: null,
  kind: 'in-person',
  cancelled: false,
  when: { kind: 'instant', zone: null, start: Date.parse('2024-01-24T21:00Z'), end: null },
  place: { ...nowhere, ...place },
});
const resolved = (place: Partial<FoundPlace>) =>
  resolveAction(cities, found(place), { zone: 'Europe/Paris', utcIs: 'utc' });

describe('the city of a partner’s action', () => {
  test('gives its hours, its point and its country', () => {
    expect(resolved({ city: 'Kolkata' })).toMatchObject({
      zone: 'Asia/Kolkata',
      startLocal: '2024-01-25T02:30',
      country: 'IN',
    });
  });

  test('is none where several are called so, until the country tells which', () => {
    expect(resolved({ city: 'Córdoba' })).toMatchObject({ cityId: null, zone: 'Europe/Paris' });
    expect(resolved({ city: 'Cordoba', country: 'AR' })).toMatchObject({
      country: 'AR',
      zone: 'America/Argentina/Cordoba',
    });
    expect(resolved({ city: 'Cordoba', country: 'ES' })).toMatchObject({ zone: 'Europe/Madrid' });
  });

  test('is not guessed from a name that is only like it', () => {
    expect(resolved({ city: 'Kolkatta Road Xyz' })).toMatchObject({ cityId: null });
  });

  test('is the nearest where only a point is told, and none in the middle of a sea', () => {
    expect(resolved({ latitude: 19.43, longitude: -99.13 })).toMatchObject({ country: 'MX' });
    expect(resolved({ latitude: -40, longitude: -30 })).toMatchObject({
      cityId: null,
      latitude: -40,
    });
  });
});

describe('two actions are very likely one', () => {
  const one = {
    startsAt: 0,
    startLocal: '2024-01-24T16:00',
    cityId: null,
    city: 'Córdoba',
    latitude: null,
    longitude: null,
  };
  const hour = 3_600_000;

  test.each([
    ['in a city of the same name, however accented', { city: 'cordoba' }, true],
    ['an hour later', { startsAt: hour }, true],
    ['on another evening', { startsAt: 24 * hour }, false],
    ['in another city', { city: 'Rosario' }, false],
    ['in a place without a name', { city: '' }, false],
  ])('%s', (_, change, expected) => {
    expect(isLikelySame(one, { ...one, ...change })).toBe(expected);
  });

  test('near each other, though each is in a city of its own', () => {
    const here = { ...one, cityId: 1, latitude: 40.4, longitude: -3.7 };
    const there = { ...one, cityId: 2, city: 'Getafe', latitude: 40.3, longitude: -3.73 };
    expect(isLikelySame(here, there)).toBe(true);
    expect(isLikelySame(here, { ...there, latitude: 41.4 })).toBe(false);
  });
});
