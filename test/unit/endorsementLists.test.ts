import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { reordered } from '../../server/endorsements/order.ts';
import { orderChangeOf } from '../../server/endorsements/orderForm.ts';
import { longestName, mostNames, pastedNames } from '../../server/endorsements/pastedNames.ts';
import { inOrder } from '../../server/endorsements/publicList.ts';
import { endorsementOpening } from '../../server/events/endorsementOpening.ts';

const namesIn = (text: string) => {
  const pasted = pastedNames(text);
  return pasted.ok ? pasted.names : pasted.problem;
};

describe('pasted names', () => {
  test('are the lines of the text, without marks of a list and empty lines', () => {
    expect(namesIn('First Example\r\n\n  - Second Example\n* Third\t Example\r• Fourth\n')).toEqual(
      ['First Example', 'Second Example', 'Third  Example', 'Fourth'],
    );
  });

  test('keep numbers and signs that belong to a name', () => {
    const names = ['1199 Example', '32BJ Example', '#Example', '-Example', '8. Example Group'];
    expect(namesIn(names.join('\n'))).toEqual(names);
    expect(namesIn('1. Mai Example')).toEqual(['1. Mai Example']);
  });

  test('of a numbered list lose their numbers', () => {
    expect(namesIn('1. First\n2) Second\n(3) Third')).toEqual(['First', 'Second', 'Third']);
  });

  test('are refused when there are none, too many or too long ones', () => {
    expect(namesIn('\n \n- \n\u200B\n')).toBe('none');
    expect(namesIn('x\n'.repeat(mostNames + 1))).toBe('too-many');
    expect(pastedNames(`Example\n\n${'x'.repeat(longestName + 1)}`)).toEqual({
      ok: false,
      problem: 'line-too-long',
      line: 3,
      maximum: longestName,
      length: longestName + 1,
    });
  });
});

describe('the order of a list', () => {
  const ids = fc.uniqueArray(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 12 });
  const number = fc.integer({ min: 0, max: 20 });

  test('never loses or doubles a name, whatever is asked', () => {
    const change = fc.oneof(
      fc.record({
        kind: fc.constant('move' as const),
        id: fc.integer({ min: 1, max: 50 }),
        direction: fc.constantFrom('up' as const, 'down' as const),
      }),
      fc
        .array(fc.tuple(fc.integer({ min: 1, max: 50 }), number))
        .map((list) => ({ kind: 'numbers' as const, numbers: new Map(list) })),
    );
    fc.assert(
      fc.property(ids, change, (list, asked) => {
        const result = reordered(list, asked);
        expect(result.toSorted((one, other) => one - other)).toEqual(
          list.toSorted((one, other) => one - other),
        );
      }),
    );
  });

  test('moves a name past its neighbour and stops at the ends', () => {
    expect(reordered([1, 2, 3], { kind: 'move', id: 3, direction: 'up' })).toEqual([1, 3, 2]);
    expect(reordered([1, 2, 3], { kind: 'move', id: 1, direction: 'up' })).toEqual([1, 2, 3]);
    expect(reordered([1, 2, 3], { kind: 'move', id: 3, direction: 'down' })).toEqual([1, 2, 3]);
  });

  test('follows numbers, and keeps the order of names with the same one', () => {
    const numbers = new Map([
      [1, 9],
      [2, 1],
      [3, 1],
    ]);
    expect(reordered([1, 3, 2], { kind: 'numbers', numbers })).toEqual([3, 2, 1]);
  });

  test('is read from a form: a button counts before the numbers beside it', () => {
    expect(orderChangeOf({ 'number-4': '2', up: '4' })).toEqual({
      kind: 'move',
      id: 4,
      direction: 'up',
    });
    expect(orderChangeOf({ 'number-4': ' 2 ', 'number-5': 'x' })).toEqual({
      kind: 'numbers',
      numbers: new Map([[4, 2]]),
    });
    expect(orderChangeOf({ order: 'alphabetical' })).toEqual({ kind: 'alphabetical' });
    expect(orderChangeOf({ order: 'sideways' })).toBeNull();
  });

  const named = (listedAs: string, position: number | null = null) => ({ listedAs, position });
  const sorted = (list: ReturnType<typeof named>[], language: 'en' | 'es' = 'en') =>
    inOrder(list, 'alphabetical', language).map(({ listedAs }) => listedAs);

  test('by the alphabet is that of the language, by words, without marks in front', () => {
    const list = ['“Zeta”', 'Éxample', 'Example B', 'example A', '¡Alerta!', 'Ex'].map((name) =>
      named(name),
    );
    expect(sorted(list)).toEqual(['¡Alerta!', 'Ex', 'Éxample', 'example A', 'Example B', '“Zeta”']);
    const spanish = ['Oso', 'Ñandú', 'Nube'].map((name) => named(name));
    expect(sorted(spanish, 'es')).toEqual(['Nube', 'Ñandú', 'Oso']);
  });

  test('as chosen puts what has no place at the end, by the alphabet', () => {
    const list = [named('D'), named('C', 2), named('B'), named('A', 3)];
    expect(inOrder(list, 'chosen', 'en').map(({ listedAs }) => listedAs)).toEqual([
      'C',
      'A',
      'B',
      'D',
    ]);
  });
});

describe('whether organizations can ask', () => {
  const event = {
    state: 'published',
    endorsementsOpen: true,
    startsAt: 1_000_000_000,
    endsAt: 2_000_000_000,
  } as const;

  test.each([
    ['open', {}, 1_500_000_000],
    ['closed', { endorsementsOpen: false }, 0],
    ['over', {}, 2_000_000_000],
    ['cancelled', { state: 'cancelled' }, 0],
    ['unannounced', { state: 'draft' }, 0],
  ] as const)('%s', (opening, values, now) => {
    expect(endorsementOpening({ ...event, ...values }, now)).toBe(opening);
  });
});
