import { expect, test } from '@jest/globals';
import { seenTexts } from '../../server/exports/seenTexts.ts';

test('texts are known again, and take little memory each', () => {
  const seen = seenTexts();
  const people = 100_000;
  const address = (index: number) => `person${index}@example.org`;
  let added = 0;
  for (let index = 0; index < people; index += 1) if (seen.add(address(index))) added += 1;
  expect(added).toBe(people);
  for (let index = 0; index < people; index += 7) expect(seen.add(address(index))).toBe(false);
  expect(seen.add('')).toBe(true);
  expect(seen.add('')).toBe(false);
  expect(seen.bytes() / people).toBeLessThanOrEqual(22);
});
