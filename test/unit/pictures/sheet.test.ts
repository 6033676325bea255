import { describe, expect, test } from '@jest/globals';
import { inflateSync } from 'node:zlib';
import { drawSheet } from '../../../server/pictures/drawSheet.ts';
import { pdfText, runsAsSeen } from '../../../server/pictures/pdfText.ts';
import type { SheetFacts } from '../../../templates/pictures/sheetFacts.ts';

/** What is seen from left to right, each run with whether a font has it. */
const seen = (text: string) => runsAsSeen(text).map((run) => run.text);

describe('a line of text on paper', () => {
  test.each([
    ['Ada Example', ['Ada Example']],
    // Words from the right: the first one is rightmost.
    ['محمد علي', ['علي', ' ', 'محمد']],
    // A number keeps its order, brackets look the other way, and stay around what they hold.
    ['דוד (דודי) 24', ['24', ' ', '(', 'דודי', ')', ' ', 'דוד']],
    // A name in another script within it stays in its own order.
    ['مريم New York علي', ['علي', ' ', 'New', ' ', 'York', ' ', 'مريم']],
    ['Ada مريم علي Example', ['Ada', ' ', 'علي', ' ', 'مريم', ' ', 'Example']],
  ])('%s is seen in its order', (text, order) => {
    expect(seen(text).join('|').replaceAll('| |', ' ')).toBe(
      order.join('|').replaceAll('| |', ' '),
    );
  });

  test.each([
    ['Łódź & Ağrı', true],
    ['Nguyễn Thị', true],
    ['Иванова Ґ', true],
    ['Γιώργος', true],
    ['홍길동', true],
    ['山田 タロウ', true],
    ['李小龙', true],
    ['अर्जुन', true],
    ['Ada 😀', false],
    ['አበበ', false],
  ])('%s is written with fonts of ours: %s', (text, isWhole) => {
    expect(runsAsSeen(text).every(({ font }) => font !== null)).toBe(isWhole);
    expect(
      runsAsSeen(text)
        .map((run) => run.text)
        .join(''),
    ).toBe(text);
  });

  test('is made smaller, then cut with an ellipsis, and never wider than its room', () => {
    const drawn: { text: string; x: number; size: number }[] = [];
    let size = 0;
    const pen = {
      registerFont: () => {},
      font: () => {},
      fontSize: (one: number) => {
        size = one;
      },
      widthOfString: (text: string) => [...text].length * size * 0.5,
      text: (text: string, x: number) => drawn.push({ text, x, size }),
      rect: () => ({ stroke: () => {} }),
    };
    const text = pdfText(pen);
    const room = { width: 60, largest: 12, smallest: 8 };
    text.draw('Ada', 10, 0, room);
    text.draw('Ada Example!', 10, 0, room);
    text.draw('Ada Example of Examples', 10, 0, room);
    text.draw('Bo', 10, 0, { ...room, align: 'right' });
    expect(drawn).toEqual([
      { text: 'Ada', x: 10, size: 12 },
      { text: 'Ada Example!', x: 10, size: 10 },
      { text: 'Ada Example of…', x: 10, size: 8 },
      { text: 'Bo', x: 58, size: 12 },
    ]);
    expect(text.halves('Ada Example of Examples', 8, 60)).toEqual(['Ada Example of', 'Examples']);
    expect(text.halves('Ada', 8, 60)).toBeNull();
    expect(text.missed()).toBe(false);
    text.draw('አ', 10, 0, room);
    expect(text.missed()).toBe(true);
  });
});

const facts: SheetFacts = {
  language: 'en',
  paper: 'a4',
  columns: ['companions'],
  title: 'Noise at the embassy',
  when: 'Wednesday, January 24, 2024, 4:00 PM ET',
  where: 'Embassy of Example',
  people: [],
  blank: 10,
  words: {
    heads: {
      here: 'Here',
      name: 'Name',
      code: 'Code',
      companions: 'Came with',
      organization: 'Organization',
      email: 'Email',
      consent: 'Email me',
      signature: 'Signature',
    },
    page: 'Page {page} of {pages}',
    part: '',
    consent: 'I agree.',
    missing: 'A box.',
  },
};

async function drawn(more: Partial<SheetFacts>) {
  const bytes = await drawSheet({ ...facts, ...more });
  const text = Buffer.from(bytes).toString('latin1');
  return {
    bytes: bytes.length,
    pages: [...text.matchAll(/\/MediaBox \[([^\]]+)\]/g)].map(([, box]) => box),
  };
}

/** Where the boxes to tick begin, from the left of the page. */
async function boxesOf(language: 'en' | 'ar'): Promise<number[]> {
  const bytes = Buffer.from(await drawSheet({ ...facts, language }));
  const text = bytes.toString('latin1');
  return [...text.matchAll(/stream\r?\n/g)].flatMap(({ index, 0: word }) => {
    try {
      const drawn = inflateSync(bytes.subarray(index + word.length)).toString('latin1');
      return [...drawn.matchAll(/^([\d.]+) [\d.]+ 14 14 re$/gm)].map(([, x]) => Number(x));
    } catch {
      // A font, or what is not packed.
      return [];
    }
  });
}

describe('the sheet as a file', () => {
  test('begins on the side from which its language is read', async () => {
    const [left, right] = [await boxesOf('en'), await boxesOf('ar')];
    expect(left).toHaveLength(10);
    expect(right).toHaveLength(10);
    for (const x of left) expect(x).toBeLessThan(50);
    for (const x of right) expect(x).toBeGreaterThan(595 - 65);
  });

  test('has the size of its paper, and lies on its side where its columns need that', async () => {
    expect((await drawn({})).pages).toEqual(['0 0 595.28 841.89']);
    expect((await drawn({ paper: 'letter' })).pages).toEqual(['0 0 612 792']);
    const columns = ['companions', 'organization', 'email', 'consent', 'signature'] as const;
    expect((await drawn({ columns })).pages).toEqual(['0 0 841.89 595.28']);
  });

  test('has as many pages as its rows need, one where there are none, and stays small', async () => {
    expect((await drawn({ blank: 0 })).pages).toHaveLength(1);
    const people = Array.from({ length: 1000 }, (_, index) => ({
      code: 'ABC123',
      name: `Ada Example ${index}`,
      companions: index % 3,
      organization: '',
    }));
    const large = await drawn({ people });
    expect(large.pages.length).toBeGreaterThan(35);
    expect(large.pages.length).toBeLessThan(50);
    expect(large.bytes).toBeLessThan(300_000);
  });
});
