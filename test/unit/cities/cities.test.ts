import { afterAll, describe, expect, test } from '@jest/globals';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { citiesFileName } from '../../../db/cities/layout.ts';
import { citiesIn } from '../../../db/cities.ts';

const shared = fileURLToPath(new URL('../../../node_modules/.cache/cacerola', import.meta.url));
const cities = citiesIn([shared], () => {});
const directory = mkdtempSync(join(tmpdir(), 'cacerola-cities-'));
afterAll(() => {
  cities.close();
  rmSync(directory, { recursive: true, force: true });
});

function first(typed: string, language = 'en'): string | null {
  const [found] = cities.find(typed, { language, limit: 5 });
  return found ? `${found.name}, ${found.country}` : null;
}

describe('a city is found', () => {
  test.each([
    ['Kolkata', 'Kolkata, IN'],
    ['calcutta', 'Kolkata, IN'],
    ['कोलकाता', 'Kolkata, IN'],
    ['কলকাতা', 'Kolkata, IN'],
    ['القاهرة', 'Cairo, EG'],
    ['台北', 'Taipei, TW'],
    ['Москва', 'Moscow, RU'],
    ['Ciudad de México', 'Mexico City, MX'],
    ['CABA', 'Buenos Aires, AR'],
    ['NYC', 'New York City, US'],
  ])('in any language and script: %s', (typed, found) => {
    expect(first(typed)).toBe(found);
  });

  test.each([
    ['Kolkatta', 'Kolkata, IN'],
    ['Qolkata', 'Kolkata, IN'],
    ['Bueno Aires', 'Buenos Aires, AR'],
    ['Barselona', 'Barcelona, ES'],
    ['San Fransisco', 'San Francisco, US'],
    ['Londn', 'London, GB'],
    ['Buenos Air', 'Buenos Aires, AR'],
  ])('misspelt, or begun: %s', (typed, found) => {
    expect(first(typed)).toBe(found);
  });

  test.each([
    ['Córdoba', 'Córdoba, AR'],
    ['Córdoba, Spain', 'Córdoba, ES'],
    ['Cordoba, España', 'Córdoba, ES'],
    ['Cordoba, Andalucía', 'Córdoba, ES'],
    ['Córdoba España', 'Córdoba, ES'],
    ['London, Ontario', 'London, CA'],
    ['قرطبة، إسبانيا', 'Córdoba, ES'],
  ])('within what stands behind it: %s', (typed, found) => {
    expect(first(typed)).toBe(found);
  });

  test('and named in the language of the reader, with its province', () => {
    const [inSpanish] = cities.find('Kolkata', { language: 'es', limit: 1 });
    expect(inSpanish).toMatchObject({
      name: 'Calcuta',
      region: 'Bengala Occidental',
      country: 'IN',
    });
    expect(cities.byId(1275004, 'ar')).toMatchObject({ name: 'كالكتا', zone: 'Asia/Kolkata' });
  });

  test('or is none', () => {
    for (const typed of [
      '',
      ' ',
      ',',
      '   ,  ',
      'x',
      'xqzzyw',
      '%',
      '_',
      "'",
      '"',
      'ß'.repeat(5000),
    ])
      expect(cities.find(typed, { language: 'en', limit: 5 })).toEqual([]);
    expect(cities.byId(1, 'en')).toBeNull();
  });
});

test('the largest comes first, and one that is called so itself before its namesakes', () => {
  const found = cities.find('Paris', { language: 'en', limit: 5 });
  expect(found[0]).toMatchObject({ country: 'FR' });
  expect(found[1]).toMatchObject({ country: 'US', region: 'Texas' });
  expect(first('Harlem')).toBe('Harlem, US');
});

test('nearest cities are found around a point, also where the meridians meet', () => {
  const nearest = (latitude: number, longitude: number) =>
    cities.near({ latitude, longitude }, { language: 'en', limit: 1 })[0]?.name;
  expect(nearest(22.57, 88.36)).toBe('Kolkata');
  expect(nearest(-89, 10)).toBe('McMurdo Station');
});

describe('without the file', () => {
  test('nobody waits, and it is made beside', async () => {
    const own = join(directory, 'own');
    mkdirSync(own);
    writeFileSync(join(own, 'cities-0.0.1-1.sqlite'), 'of an older version');
    const made = citiesIn([own], (error) => {
      throw error;
    });
    expect(made.find('Kolkata', { language: 'en', limit: 1 })).toEqual([]);
    expect(await made.ready(60_000)).toBe(true);
    expect(made.find('Kolkata', { language: 'en', limit: 1 })).toHaveLength(1);
    made.close();
    expect(readdirSync(own)).toEqual([citiesFileName()]);
  });

  test('it is in the first directory that can be written to', async () => {
    const inTheWay = join(directory, 'a file');
    writeFileSync(inTheWay, '');
    const told: unknown[] = [];
    const none = citiesIn([inTheWay], (error) => told.push(error));
    expect(await none.ready(10_000)).toBe(false);
    expect(none.find('Kolkata', { language: 'en', limit: 1 })).toEqual([]);
    expect(told).toHaveLength(1);
    const second = citiesIn([inTheWay, shared], (error) => told.push(error));
    expect(await second.ready(10_000)).toBe(true);
    expect(told).toHaveLength(1);
    second.close();
    none.close();
  });

  test('a broken one is told of once and left', async () => {
    const broken = join(directory, 'broken');
    mkdirSync(broken);
    writeFileSync(join(broken, citiesFileName()), 'no database at all'.repeat(1000));
    chmodSync(broken, 0o500);
    const told: unknown[] = [];
    const left = citiesIn([broken], (error) => told.push(error));
    expect(left.find('Kolkata', { language: 'en', limit: 1 })).toEqual([]);
    expect(left.byId(1275004, 'en')).toBeNull();
    expect(told).not.toHaveLength(0);
    left.close();
    chmodSync(broken, 0o700);
  });
});
