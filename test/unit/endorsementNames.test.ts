import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { likelyDuplicates, nameKey } from '../../server/endorsements/organizationName.ts';

const alike = (one: string, other: string) => likelyDuplicates(one, [{ name: other }]).length === 1;

describe('the key of a name', () => {
  test.each([
    ["Workers' Voice", 'workers voice'],
    ['Workers’ Voice', 'WORKERS  VOICE'],
    ['Asociación de Enfermería', 'asociacion de enfermeria'],
    ['Bread & Roses', 'Bread and Roses'],
    ['Pan y Rosas', 'Pan & Rosas'],
    ['I.W.W.', 'IWW'],
    ['Ｔｅｍｐｅｓｔ', 'Tempest'],
    ['Straßenchor', 'STRASSENCHOR'],
    ['Красная Ёлка', 'красная елка'],
    ['صوت العُمّال', 'صوت العمال'],
    ['ガザの会', 'ガザの会'],
  ])('is one for the spellings %j and %j', (one, other) => {
    expect(nameKey(one)).toBe(nameKey(other));
  });

  test.each([
    ['Workers Voice', 'Workers Voice NYC'],
    ['Example Group Chicago', 'Example Group Boston'],
    ['Left Example', 'Example Left'],
    ['かさの会', 'がさの会'],
    ['कमल', 'कमला'],
  ])('differs for %j and %j', (one, other) => {
    expect(nameKey(one)).not.toBe(nameKey(other));
  });

  test.each([
    'نقابة العمال',
    '工人之声',
    'Голос рабочих',
    'קול העובדים',
    '노동자의 소리',
    '★',
    '&',
    '???',
    '🥄',
  ])('of %j is not empty', (name) => {
    expect(nameKey(name)).not.toBe('');
  });

  test('is empty for no name at all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (name) => {
        fc.pre(name.trim() !== '');
        expect(nameKey(name)).not.toBe('');
      }),
    );
  });
});

describe('likely duplicates', () => {
  test.each([
    ["Workers' Voice", 'workers voice NYC'],
    ['The Example Society', 'Example Society, Inc.'],
    ['Example e.V.', 'Example'],
    ['Freedom Example Party', 'Freedom Example Party – New York City Branch'],
    ['Healthcare Workers for Example', 'Health Care Workers for Example'],
    ['Within Our Exampletime', 'Within Our Exampeltime'],
    ['Democratic Examples of Anywhere', 'DEA'],
    ['El Hormiguero', 'Hormiguero'],
    ['Рабочий голос', 'РАБОЧИЙ ГОЛОС'],
    ['工人之声', '工人之声'],
  ])('are %j and %j', (one, other) => {
    expect(alike(one, other)).toBe(true);
    expect(alike(other, one)).toBe(true);
  });

  test.each([
    ['Tempest', 'Tempo'],
    ['工人之声', '农民之声'],
    ['نقابة العمال', 'اتحاد الطلاب'],
    ['Голос рабочих', 'Союз студентов'],
    ['Nurses for Example', 'Teachers for Example'],
    ['New York', 'New York Example League'],
    ['★', '☭'],
  ])('are not %j and %j', (one, other) => {
    expect(alike(one, other)).toBe(false);
    expect(alike(other, one)).toBe(false);
  });

  test('are told in the order of the list, with all that was handed in', () => {
    const others = [
      { name: 'Tempest', id: 1 },
      { name: 'workers voice NYC', id: 2 },
      { name: 'The Workers Voice', id: 3 },
    ];
    expect(likelyDuplicates("Workers' Voice", others).map(({ id }) => id)).toEqual([2, 3]);
  });

  test('are the same seen from either side', () => {
    const word = fc.constantFrom(
      'the',
      'workers',
      "workers'",
      'voice',
      'voise',
      'nyc',
      'inc',
      'wv',
      '工人',
    );
    const name = fc.array(word, { minLength: 1, maxLength: 5 }).map((list) => list.join(' '));
    fc.assert(
      fc.property(name, name, (one, other) => {
        expect(alike(one, other)).toBe(alike(other, one));
        expect(alike(one, one)).toBe(true);
      }),
    );
  });
});
