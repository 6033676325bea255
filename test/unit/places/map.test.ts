import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { brotliCompressSync } from 'node:zlib';
import { continentOf } from '../../../server/places/continents.ts';
import { cityLine } from '../../../server/places/cityWords.ts';
import { countryName } from '../../../server/time/countries.ts';
import { clearCity } from '../../../server/places/clearCity.ts';
import { distanceText, kilometersBetween } from '../../../server/places/distance.ts';
import { isLand } from '../../../server/places/land.ts';
import { mapMarks } from '../../../server/places/mapMarks.ts';
import { mapAt } from '../../../templates/pictures/posterMap.ts';
import { viewAround, worldView } from '../../../server/places/mapView.ts';

const kolkata = { latitude: 22.56, longitude: 88.36 };
const apia = { latitude: -13.83, longitude: -171.77 };
const suva = { latitude: -18.14, longitude: 178.44 };

test('there is land where there is land', () => {
  expect([isLand(88.3, 23), isLand(2.35, 48.85), isLand(-58.4, -34.8)]).toEqual([true, true, true]);
  expect([isLand(-30, 40), isLand(180, 0), isLand(-180, -40)]).toEqual([false, false, false]);
});

describe('a map', () => {
  test('of the world has its places where they are, and takes a kilobyte', () => {
    const world = worldView();
    const inKolkata = world.place(kolkata);
    const inApia = world.place(apia);
    expect(inKolkata?.x).toBeGreaterThan(600);
    expect(inKolkata?.y).toBeLessThan(world.height / 2);
    // West of the date line, beside Fiji, and not at the other edge.
    expect(inApia?.x).toBeGreaterThan(900);
    expect(brotliCompressSync(world.land).length).toBeLessThan(1500);
  });

  test('of a part of it shows all that it is of, also across the date line', () => {
    const view = viewAround([apia, suva]);
    const [one, other] = [view.place(apia), view.place(suva)];
    expect(one?.x ?? 0).toBeGreaterThan(other?.x ?? Number.POSITIVE_INFINITY);
    expect(viewAround([kolkata]).place(kolkata)).toMatchObject({ x: 500 });
    expect(viewAround([])).toBe(worldView());
  });

  test('has marks that do not touch and lose no action', () => {
    const point = fc.record({
      x: fc.integer({ min: 0, max: 1000 }),
      y: fc.integer({ min: 0, max: 500 }),
      kind: fc.constantFrom('us' as const, 'partner' as const, 'open' as const),
      count: fc.integer({ min: 1, max: 40 }),
      href: fc.constant('#city'),
    });
    fc.assert(
      fc.property(fc.array(point, { maxLength: 200 }), (points) => {
        const marks = mapMarks(points);
        const sum = (some: readonly { count: number }[]) =>
          some.reduce((all, { count }) => all + count, 0);
        expect(sum(marks)).toBe(sum(points));
        for (const [at, one] of marks.entries())
          for (const other of marks.slice(at + 1))
            expect(Math.hypot(one.x - other.x, one.y - other.y)).toBeGreaterThan(
              one.radius + other.radius,
            );
      }),
      { numRuns: 50 },
    );
  });
});

test('on a poster the marks differ in their form, in black and grey alone', () => {
  const map = {
    ...worldView(),
    words: { us: '', partner: '', open: '', asOf: '' },
    marks: (['us', 'partner', 'open'] as const).map((kind) => ({ kind, x: 10, y: 10, radius: 5 })),
  };
  const svg = mapAt(map, { x: 0, y: 0, width: 500, height: 250 });
  expect(svg).toContain('scale(0.5)');
  expect(svg.match(/<circle class="open"/g)).toHaveLength(1);
  expect(svg.match(/<circle cx/g)).toHaveLength(1);
  expect(svg.match(/<path d="M10 5l5 5-5 5-5-5z"/g)).toHaveLength(1);
  expect(svg).not.toContain('d4141e');
});

test('the way is told in miles where people count in them', () => {
  const way = kilometersBetween(kolkata, { latitude: 23.71, longitude: 90.41 });
  expect(way).toBeCloseTo(246, -1);
  expect(distanceText(100, 'en')).toBe('62 mi');
  expect(distanceText(100, 'es')).toBe('100 km');
  expect(kilometersBetween(apia, suva)).toBeLessThan(1300);
});

test('countries have their continents and their names', () => {
  expect(['IN', 'US', 'CL', 'KI', 'NG', 'XK', 'AQ'].map(continentOf)).toEqual([
    '142',
    '003',
    '005',
    '009',
    '002',
    '150',
    null,
  ]);
  expect([countryName('IN', 'es'), countryName('142', 'en'), countryName('!', 'en')]).toEqual([
    'India',
    'Asia',
    '!',
  ]);
  const city = { name: 'New York', region: 'New York', country: 'US' };
  expect(cityLine(city, 'es')).toBe('New York, Estados Unidos');
});

test('a city is clear where it is far larger than its namesakes, or where its clocks are', () => {
  const city = (id: number, population: number, isNamed = true) => ({
    ...kolkata,
    id,
    name: 'Example',
    country: 'US',
    region: '',
    zone: 'America/New_York',
    population,
    isNamed,
  });
  const none = () => false;
  expect(clearCity([city(1, 10), city(2, 1)], none)?.id).toBe(1);
  expect(clearCity([city(1, 9), city(2, 1)], none)).toBeNull();
  expect(clearCity([city(1, 9), city(2, 1)], ({ id }) => id === 2)?.id).toBe(2);
  expect(clearCity([city(1, 9, false)], none)).toBeNull();
  expect(clearCity([], none)).toBeNull();
});
