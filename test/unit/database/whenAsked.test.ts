import { expect, test } from '@jest/globals';
import { together, whenAsked } from '../../../db/whenAsked.ts';

test('a part is made when it is first asked for, and once, also where two are put together', () => {
  const made: string[] = [];
  const make = (name: string) => () => {
    made.push(name);
    return { name };
  };
  const parts = whenAsked({ one: make('one'), other: make('other') });
  const all = together(parts, { third: 3 });
  expect(made).toEqual([]);
  expect(all.one).toEqual({ name: 'one' });
  expect(all.one).toBe(parts.one);
  expect(made).toEqual(['one']);
  expect({ ...all, third: 4 }).toEqual({ one: all.one, other: { name: 'other' }, third: 4 });
  expect(made).toEqual(['one', 'other']);
});
