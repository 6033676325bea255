import { expect, test } from '@jest/globals';
import { memoize } from '../../server/memoize.ts';

function counting(most: number) {
  const asked: number[] = [];
  const square = memoize(most, String, (number: number) => {
    asked.push(number);
    return number * number;
  });
  return { asked, square };
}

test('the same question is answered once', () => {
  const { asked, square } = counting(2);
  expect([square(3), square(4), square(3), square(4), square(3)]).toEqual([9, 16, 9, 16, 9]);
  expect(asked).toEqual([3, 4]);
});

test('an answer that is nothing is an answer, too', () => {
  let asked = 0;
  const nothing = memoize(1, String, (_question: number) => {
    asked += 1;
    return undefined;
  });
  nothing(1);
  nothing(1);
  expect(asked).toBe(1);
});

test('no more is kept than was allowed', () => {
  const { asked, square } = counting(2);
  for (const number of [1, 2, 3, 3, 1]) square(number);
  expect(asked).toEqual([1, 2, 3, 1]);
});
