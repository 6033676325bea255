import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { mailtoAddress } from '../../../server/calendar/calendarAddress.ts';
import { foldLine, splitLines } from '../../../server/calendar/contentLines.ts';
import { cutAtWord, paragraphs, singleLine } from '../../../server/calendar/text.ts';
import { octets } from '../../helpers/calendarFiles.ts';

describe('singleLine and paragraphs', () => {
  test('every kind of line break becomes one', () => {
    const text = 'a\r\nb\rc\nd\u2028e\u2029f\u0085g\vh\fi';
    expect(paragraphs(text, 100)).toBe('a\nb\nc\nd\ne\nf\ng\nh\ni');
    expect(singleLine(text, 100)).toBe('a b c d e f g h i');
  });

  test('more than one empty line between paragraphs is one', () => {
    expect(paragraphs('\n\n a \n \n\n\nb\n', 100)).toBe('a\n\nb');
  });

  test('marks of direction stay, overrides go', () => {
    expect(singleLine('\u200fعربي\u200e \u202eabc\u202c', 100)).toBe('\u200fعربي\u200e abc');
  });

  test('emoji of several parts and accents stay whole', () => {
    expect(singleLine('👩🏽‍🚀 e\u0301', 100)).toBe('👩🏽‍🚀 é');
  });

  test('half a character becomes the sign for one that is lost', () => {
    expect(singleLine('a\ud83d', 100)).toBe('a\ufffd');
  });

  test('whatever is typed, the limit holds and cleaning twice is cleaning once', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 300, size: 'max' }),
        fc.integer({ min: 1, max: 200 }),
        (text, limit) => {
          for (const clean of [singleLine, paragraphs]) {
            const once = clean(text, limit);
            expect(once.length).toBeLessThanOrEqual(limit);
            expect(once.isWellFormed()).toBe(true);
            expect(clean(once, limit)).toBe(once);
          }
        },
      ),
    );
  });
});

describe('cutAtWord', () => {
  test('what fits stays', () => {
    expect(cutAtWord('pots and pans', 13)).toBe('pots and pans');
  });

  test('cuts between words', () => {
    expect(cutAtWord('pots and pans', 12)).toBe('pots and…');
    expect(cutAtWord('pots and, pans', 12)).toBe('pots and,…');
  });

  test('cuts between characters where there is no space near', () => {
    expect(cutAtWord('团结就是力量', 4)).toBe('团结就…');
  });

  test('never cuts inside an emoji or between a letter and its accent', () => {
    expect(cutAtWord('ab👩🏽‍🚀👩🏽‍🚀', 13)).toBe('ab👩🏽‍🚀…');
    expect(cutAtWord(`${'a'.repeat(9)}x\u0323\u0323bb`, 12)).toBe(`${'a'.repeat(9)}…`);
  });

  test('a pile of accents without end is cut all the same', () => {
    expect(cutAtWord(`a${'\u0301'.repeat(500)}`, 100)).toHaveLength(100);
  });
});

describe('foldLine', () => {
  test('75 octets are one line, 76 are two', () => {
    expect(foldLine('a'.repeat(75))).toBe('a'.repeat(75));
    expect(foldLine('a'.repeat(76))).toBe(`${'a'.repeat(75)}\r\n a`);
  });

  test('breaks before a character that would not fit whole', () => {
    expect(foldLine(`${'a'.repeat(74)}é`)).toBe(`${'a'.repeat(74)}\r\n é`);
  });

  test('any line is the same after unfolding, and no part passes 75 octets', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 400, size: 'max' }),
        (text) => {
          const line = text.replace(/[\r\n]/g, '');
          const folded = foldLine(line);
          expect(splitLines(`${folded}\r\n`)).toEqual(line === '' ? [] : [line]);
          expect(folded.split('\r\n').every((part) => octets(part) <= 75)).toBe(true);
        },
      ),
    );
  });
});

describe('mailtoAddress', () => {
  test.each([
    ['ada@example.org', 'mailto:ada@example.org'],
    ['Ada.Example+pots=1@Example.org', 'mailto:Ada.Example+pots=1@Example.org'],
    ["o'ada@example.org", "mailto:o'ada@example.org"],
    ['josé@example.org', 'mailto:josé@example.org'],
    ['a@münchen.example', 'mailto:a@xn--mnchen-3ya.example'],
    ['a@localhost', 'mailto:a@localhost'],
    ['50%?#/x@example.org', 'mailto:50%25%3F%23%2Fx@example.org'],
  ])('%s is written %s', (address, written) => {
    expect(mailtoAddress(address)).toBe(written);
  });

  test.each([
    '',
    'ada',
    '@example.org',
    'ada@',
    'ada@example..org',
    'ada@-example.org',
    'ada @example.org',
    'a@b\r\nBcc: c@d',
    'ada\u0000@example.org',
    'Ada <ada@example.org>',
    'ada@example.org,eve@example.org',
    'ada@example.org;X=1',
    'ada@exa mple.org',
    'ada@ex%61mple.org',
    'ada@eve@example.org',
    'ada"@example.org',
    'ada\u200b@example.org',
    `${'a'.repeat(400)}@example.org`,
  ])('%j is no address', (address) => {
    expect(mailtoAddress(address)).toBeNull();
  });
});
