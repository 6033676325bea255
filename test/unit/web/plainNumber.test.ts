import { expect, test } from '@jest/globals';
import { plainNumber } from '../../../server/web/plainNumber.ts';

test.each([
  ['7', 7],
  ['0', 0],
  ['999999999999999', 999_999_999_999_999],
])('the number %s is read', (text, number) => {
  expect(plainNumber(text)).toBe(number);
});

test.each(['', ' 7', '-7', '+7', '7.0', '7e2', '0x7', '٧', 'seven', '7\n', '9'.repeat(16)])(
  'the text %j is no number',
  (text) => {
    expect(plainNumber(text)).toBeNull();
  },
);

test('what is left out or sent twice is no number', () => {
  expect([plainNumber(undefined), plainNumber(null), plainNumber(['7', '7'])]).toEqual([
    null,
    null,
    null,
  ]);
});
