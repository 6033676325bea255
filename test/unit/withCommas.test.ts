import { expect, test } from '@jest/globals';
import { withCommas, withSemicolons } from '../../templates/withCommas.ts';

test.each([
  [['New York', '', 'Queens'], 'New York, Queens'],
  [['قاعة المثال', 'القاهرة'], 'قاعة المثال، القاهرة'],
  // As their words are written, not as the page is.
  [['Example Hall', 'القاهرة'], 'Example Hall, القاهرة'],
  [['10 يناير 2024', '4:24 م'], '10 يناير 2024، 4:24 م'],
  [['10', 'يناير'], '10، يناير'],
  [['1', '7'], '1, 7'],
  [['', ''], ''],
])('parts of a line have the comma of their script: %j', (parts, line) => {
  expect(withCommas(parts)).toBe(line);
});

test('parts with commas of their own have semicolons', () => {
  expect(withSemicolons(['a, b', 'c'])).toBe('a, b; c');
  expect(withSemicolons(['أ، ب', 'ج'])).toBe('أ، ب؛ ج');
});
