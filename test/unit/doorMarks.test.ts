import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { folded as foldedHere } from '../../db/folded.ts';
import { afterWhatWasSeen, pressedTimes, readMarks } from '../../server/door/doorMarks.ts';
import { doorCode } from '../../server/signups/doorCode.ts';
import {
  chosen,
  codeIn,
  folded,
  inRoom,
  merged,
  personOf,
  rowOf,
} from '../../templates/assets/door-rules.js';

const minute = 60_000;
const now = Date.UTC(2024, 0, 21, 19, 30);

describe('when marks were pressed', () => {
  test('is told by how long ago it was, whatever the clock of the phone shows', () => {
    const years = 40 * 365 * 86_400_000;
    for (const wrong of [0, years, -years, 1234])
      expect(
        pressedTimes([now + wrong - 9 * minute, now + wrong - minute], now + wrong, now),
      ).toEqual([now - 9 * minute, now - minute]);
  });

  test('is now where the clock jumped in between', () => {
    expect(pressedTimes([now + minute], now, now)).toEqual([now]);
    expect(pressedTimes([0], now, now)).toEqual([now]);
  });

  test('keeps the order in which one phone pressed', () => {
    // The clock was set back by ten minutes between the two.
    expect(pressedTimes([now - minute, now - 11 * minute], now, now)).toEqual([
      now - 11 * minute,
      now - 11 * minute,
    ]);
    fc.assert(
      fc.property(fc.array(fc.double()), fc.double(), (pressed, sentAt) => {
        const times = pressedTimes(pressed, sentAt, now);
        expect(times).toHaveLength(pressed.length);
        expect(times).toEqual(times.toSorted((one, other) => one - other));
        for (const time of times) {
          expect(time).toBeLessThanOrEqual(now);
          expect(Number.isSafeInteger(time)).toBe(true);
        }
      }),
    );
  });
});

test('a press comes after all that its phone showed', () => {
  const kept = [
    { id: 4, mark: 'a', pressedAt: now - 5 },
    { id: 7, mark: 'b', pressedAt: now - 1 },
    { id: 9, mark: 'c', pressedAt: now },
  ];
  expect(afterWhatWasSeen(now - 9, {}, kept)).toBe(now - 9);
  expect(afterWhatWasSeen(now - 9, { seen: 4 }, kept)).toBe(now - 5);
  expect(afterWhatWasSeen(now - 9, { seen: 8 }, kept)).toBe(now - 1);
  expect(afterWhatWasSeen(now - 9, { seen: 4, after: 'c' }, kept)).toBe(now);
  expect(afterWhatWasSeen(now - 2, { seen: 4 }, kept)).toBe(now - 2);
});

describe('what a phone hands in', () => {
  const mark = 'f6a3ff0e-1f0a-4f7e-9a57-5fa5f0f3f0aa';
  const came = { mark, kind: 'came', of: { signup: 1 }, companions: 0, pressedAt: 1 };
  const read = (marks: unknown) => readMarks(JSON.stringify({ marks, sentAt: 1 }));

  test('is read mark by mark, so that a broken one keeps none of the others', () => {
    expect(read([{ mark: 'x', kind: 'came' }, came])).toEqual({
      marks: [came],
      unreadable: ['x'],
      sentAt: 1,
    });
    expect(read([{ ...came, companions: 21 }])?.unreadable).toEqual([mark]);
    expect(read([{ ...came, kind: 'walk-in', name: ' ' }])?.unreadable).toEqual([mark]);
    expect(read([{ ...came, of: { walkIn: '1' } }])?.unreadable).toEqual([mark]);
  });

  test('is refused as a whole where it is nothing of the kind', () => {
    for (const text of [
      '',
      '{',
      'null',
      '[]',
      '{"marks":1,"sentAt":1}',
      '{"marks":[1],"sentAt":1}',
    ])
      expect(readMarks(text)).toBeNull();
    expect(read(Array.from({ length: 201 }, () => came))).toBeNull();
  });
});

const ada = personOf([1, 'Ada Example', 2, 'confirmed', -1, 'hash1', 0]);
const bo = personOf([2, 'Bo Łukasz', 0, 'waiting', 0, 'hash2', 5]);
const people = new Map([
  [1, ada],
  [2, bo],
]);
const press = (kind: string, of: object, companions = 0, mark = 'm') => ({
  mark,
  kind,
  of,
  companions,
  pressedAt: 7,
});

describe('the people as a phone shows them', () => {
  test('are those of the site with what was pressed since, in that order', () => {
    const waiting = [
      press('came', { signup: 1 }, 2),
      press('came', { signup: 1 }, 1),
      press('undone', { signup: 2 }),
    ];
    const all = merged(people, waiting);
    expect(all.get(1)).toMatchObject({ came: 1, waits: true, arrivedAt: 7 });
    expect(all.get(2)).toMatchObject({ came: -1, waits: true });
    expect(inRoom(1, people, all)).toBe(1 + 2 - 1);
    expect(ada.came).toBe(-1);
  });

  test('have those who were written down here once, under whichever number they get', () => {
    const walkIn = { mark: 'w', kind: 'walk-in', name: 'Cleo', companions: 3, pressedAt: 7 };
    const undone = press('undone', { walkIn: 'w' });
    const before = merged(people, [walkIn]);
    expect(before.get('w')).toMatchObject({ name: 'Cleo', came: 3, waits: true });
    expect(inRoom(1, people, before)).toBe(5);
    const handedIn = new Map([...people, [9, personOf([9, 'Cleo', 3, 'confirmed', 3, 'h', 7])]]);
    const after = merged(handedIn, [undone], { w: 9 });
    expect(after.has('w')).toBe(false);
    expect(after.get(9)).toMatchObject({ came: -1 });
    expect(inRoom(5, handedIn, after)).toBe(1);
    // Handed in, and the answer was lost on the way.
    expect(merged(handedIn, [walkIn], { w: 9 }).size).toBe(3);
  });

  test('leave out presses about somebody who is no longer there', () => {
    expect(merged(people, [press('came', { signup: 7 })]).size).toBe(2);
  });

  test('are found by any part of a name, without its accents', () => {
    const found = (typed: string) =>
      chosen(new Map(people), typed, undefined, 'en').people.map(({ key }) => key);
    expect(found('luk')).toEqual([2]);
    expect(found('exa ada')).toEqual([1]);
    expect(found('  ')).toEqual([1, 2]);
    expect(found('x y')).toEqual([]);
    expect(chosen(new Map(people), 'ada', bo, 'en').people.map(({ key }) => key)).toEqual([2, 1]);
    expect(rowOf(ada)).toEqual([1, 'Ada Example', 2, 'confirmed', -1, 'hash1', 0]);
  });

  test('are folded as the site folds them', () => {
    const names = [
      'Łukasz',
      'Øystein Ångström',
      'Æsir',
      'ﬁne',
      'ß',
      'Σίσυφος',
      'ʾ',
      '王伟',
      'مُحَمَّد',
    ];
    for (const name of names) expect(folded(name)).toBe(foldedHere(name));
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        expect(folded(name)).toBe(foldedHere(name));
      }),
    );
  });

  test('are named by the code that the site gives them', () => {
    const code = doorCode('a secret', 77);
    expect(codeIn(` ${code.slice(0, 3).toLowerCase()}-${code.slice(3)}`)).toBe(code);
    expect(['', 'ABCDE', 'ABCDEFG', 'ABCDEU', 'https://x.example'].map(codeIn)).toEqual([
      null,
      null,
      null,
      null,
      null,
    ]);
  });
});
