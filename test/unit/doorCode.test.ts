import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { codeToShow, doorCode, signupIdOfDoorCode } from '../../server/signups/doorCode.ts';

const secret = 'an example of a secret that nobody uses';

describe('the code of a sign-up', () => {
  test('names it again, however it is typed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2 ** 30 - 1 }), (id) => {
        const code = doorCode(secret, id);
        expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{6}$/);
        expect(signupIdOfDoorCode(secret, code)).toBe(id);
        expect(signupIdOfDoorCode(secret, ` ${code.slice(0, 3)}-${code.slice(3)} `)).toBe(id);
        const mistaken = code.toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l');
        expect(signupIdOfDoorCode(secret, mistaken)).toBe(id);
      }),
      { numRuns: 200 },
    );
  });

  test('tells nothing of the others, and differs by site', () => {
    const codes = Array.from({ length: 500 }, (_, at) => doorCode(secret, at + 1));
    expect(new Set(codes).size).toBe(500);
    // Neighbours share no more signs than chance has it.
    expect(new Set(codes.map((code) => code.slice(0, 2))).size).toBeGreaterThan(250);
    expect(doorCode('another secret', 1)).not.toBe(codes[0]);
  });

  test.each(['', 'ADA', 'ABCDEFG', 'ABC!EF', 'Ada Example', 'ÀBCDEF', 'UUUUUU'])(
    '%j is none',
    (typed) => {
      expect(signupIdOfDoorCode(secret, typed)).toBeNull();
    },
  );
});

test('is shown to who has a spot where people meet', () => {
  const site = { secret: 'a secret' };
  const ada = { id: 7, state: 'confirmed' } as const;
  expect(codeToShow(site, { kind: 'in-person' }, ada)).toBe(doorCode('a secret', 7));
  expect(codeToShow(site, { kind: 'hybrid' }, ada)).toBe(doorCode('a secret', 7));
  expect(codeToShow(site, { kind: 'online' }, ada)).toBeNull();
  expect(codeToShow(site, { kind: 'hybrid' }, { ...ada, state: 'waiting' })).toBeNull();
});
