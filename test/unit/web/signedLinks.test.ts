import { describe, expect, test } from '@jest/globals';
import { hashOf, newPublicId, newSecret, signedLinks } from '../../../server/web/signedLinks.ts';

const links = signedLinks('a secret that only the tests know');
const target = { publicId: newPublicId(), generation: 3 };
const token = links.token('signup', target);

describe('a signed link', () => {
  test('names what it was made for, and is the same whenever it is made', () => {
    expect(links.read('signup', token)).toEqual(target);
    expect(links.token('signup', target)).toBe(token);
  });

  test('needs no encoding in an address', () => {
    expect(encodeURIComponent(token)).toBe(token);
  });

  test('opens no door of another kind', () => {
    expect(links.read('endorsement', token)).toBeNull();
    expect(links.read('sign-in', token)).toBeNull();
  });

  test('of another house opens nothing', () => {
    expect(signedLinks('another secret of another house..').read('signup', token)).toBeNull();
  });

  test('opens nothing with any single character changed', () => {
    for (let index = 0; index < token.length; index += 1) {
      const other = token[index] === 'A' ? 'B' : 'A';
      const forged = token.slice(0, index) + other + token.slice(index + 1);
      // The last character of 22 carries only two bits of the 128: others decode to the same.
      const same = Buffer.from(forged.split('.')[2] ?? '', 'base64url').equals(
        Buffer.from(token.split('.')[2] ?? '', 'base64url'),
      );
      const unchanged =
        same && forged.split('.').slice(0, 2).join() === token.split('.').slice(0, 2).join();
      expect(links.read('signup', forged)).toEqual(unchanged ? target : null);
    }
  });

  test.each([
    '',
    '.',
    '..',
    'a.1.b',
    `${token} `,
    `${token}\n`,
    token.replace('.3.', '.03.'),
    token.replace('.3.', '.4.'),
    token.replace('.3.', '.-3.'),
    token.replace('.3.', '.3e0.'),
    token.slice(0, -1),
    `${token}=`,
    'a'.repeat(100_000),
    '\u0000',
  ])('is not %j', (forged) => {
    expect(links.read('signup', forged)).toBeNull();
  });
});

test('ids and secrets are long enough that nobody meets another', () => {
  const ids = Array.from({ length: 1000 }, newPublicId);
  expect(new Set(ids).size).toBe(1000);
  expect(ids.every((id) => /^[\w-]{16}$/.test(id))).toBe(true);
  expect(newSecret()).toMatch(/^[\w-]{43}$/);
  expect(hashOf('a')).toBe('ypeBEsobvcr6wjGzmiPcTaeG7_gUfE5yuYB3ha_uSLs');
});
