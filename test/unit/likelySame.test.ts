import { expect, test } from '@jest/globals';
import { folded } from '../../db/folded.ts';
import { areLikelySame } from '../../server/signups/likelySame.ts';

const of = (name: string, emailKey: string | null = null) => ({ name, emailKey });

test.each([
  ['the same name', of('Ada Example'), of('ada  example')],
  ['with accents', of('Ángela Muñoz'), of('ANGELA MUNOZ')],
  ['its parts the other way round', of('Ada Example'), of('Example, Ada')],
  ['a slip in the provider', of('A', 'ada@gmail.com'), of('B', 'ada@gmial.com')],
  ['a slip before the sign', of('A', 'adaexample@x.org'), of('B', 'adaexampel@x.org')],
])('two are likely one: %s', (_why, one, other) => {
  expect(areLikelySame(one, other, folded)).toBe(true);
});

test.each([
  ['part of a name', of('Ada'), of('Ada Example')],
  ['no address either', of('Ada'), of('Bo')],
  ['short addresses a letter apart', of('A', 'ada@x.org'), of('B', 'ida@x.org')],
  ['two slips', of('A', 'adaexample@gmial.com'), of('B', 'adaexampel@gmail.com')],
  ['another domain', of('A', 'adaexample@example.org'), of('B', 'adaexample@other.net')],
])('two are not: %s', (_why, one, other) => {
  expect(areLikelySame(one, other, folded)).toBe(false);
});
