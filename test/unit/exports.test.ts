import { describe, expect, test } from '@jest/globals';
import ICAL from 'ical.js';
import type { SignupRow } from '../../db/signupRows.ts';
import { noAnswers, type Signup } from '../../db/schema.ts';
import { problemsOfSize } from '../../server/exports/exportForm.ts';
import { csvFormatFor, formatOf } from '../../server/exports/profiles.ts';
import { vCards } from '../../server/exports/vcards.ts';
import { hostilePieces, hostileText } from '../helpers/hostileTexts.ts';

const bare: Signup = {
  ...noAnswers,
  id: 1,
  publicId: 'public',
  generation: 1,
  eventId: 1,
  origin: 'form',
  name: 'Ada Example',
  email: 'ada@example.org',
  emailKey: 'ada@example.org',
  companions: 0,
  language: 'en',
  textLanguage: null,
  zone: null,
  state: 'confirmed',
  uid: 'uid',
  sequence: 0,
  createdAt: 0,
  updatedAt: 0,
  cancelledAt: null,
  cancelledBy: null,
  declinedAt: null,
  linkMailedAt: null,
  accessAnsweredAt: null,
  accessAnsweredBy: null,
  arrivedAt: null,
  arrivedWith: null,
};

async function cardsOf(people: readonly Partial<Signup>[], category = 'A panel'): Promise<string> {
  async function* inOnePart(): AsyncGenerator<SignupRow[]> {
    yield await Promise.resolve(
      people.map((one) => ({ signup: { ...bare, ...one }, answers: [] })),
    );
  }
  let file = '';
  for await (const part of vCards(inOnePart(), { categoryOf: () => category, phone: undefined }))
    file += part;
  return file;
}

/** What another program reads in a card. */
const read = (file: string, property: string): unknown =>
  new ICAL.Component(ICAL.parse(file)).getFirstPropertyValue(property);

describe('vCards', () => {
  test('are read by others as they were meant', async () => {
    const name = String.raw`Ada; "the" Example, \n 王伟`;
    const file = await cardsOf([{ name }], 'Panel, part 1; the end');
    expect(read(file, 'fn')).toBe(name);
    expect(read(file, 'email')).toBe('ada@example.org');
    expect(file).toContain(String.raw`N:;Ada\; "the" Example\, \\n 王伟;;;`);
  });

  test('have no address where there is none, and no line that a name makes up', async () => {
    const file = await cardsOf([
      { name: 'Ada\r\nEMAIL:evil@example.org\nEND:VCARD', email: null, emailKey: null },
    ]);
    expect(file).not.toMatch(/^(?:EMAIL|END:VCARD\r\n.)/m);
    expect(file.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    for (const piece of Object.values(hostilePieces)) {
      const lines = (await cardsOf([{ name: hostileText(piece, 60) }])).split('\r\n');
      expect(lines.filter((line) => /^(?:BEGIN|END):VCARD$/.test(line))).toHaveLength(2);
      for (const line of lines) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    }
  });
});

describe('a choice', () => {
  test('is refused for more people than a sheet has rows, or than are put in order', () => {
    const problems = (format: 'xlsx' | 'csv', order: 'name' | 'arrival', people: number) =>
      Object.keys(problemsOfSize({ format, order }, people));
    expect(problems('xlsx', 'arrival', 1_048_575)).toEqual([]);
    expect(problems('xlsx', 'arrival', 1_048_576)).toEqual(['format']);
    expect(problems('csv', 'arrival', 5_000_000)).toEqual([]);
    expect(problems('csv', 'name', 100_000)).toEqual([]);
    expect(problems('csv', 'name', 100_001)).toEqual(['order']);
  });

  test('of a form that there is not for a purpose is the one that there is', () => {
    expect(formatOf('everything', 'jsonl')).toBe('jsonl');
    expect(formatOf('everything', null)).toBe('xlsx');
    expect(formatOf('sheet', 'jsonl')).toBe('xlsx');
    expect(formatOf('addresses', 'xlsx')).toBe('txt');
  });

  test('of CSV follows the decimals of whoever reads it', () => {
    expect(csvFormatFor(['es-AR', 'en'])).toBe('csv-semicolon');
    expect(csvFormatFor(['pt-BR'])).toBe('csv-semicolon');
    expect(csvFormatFor(['es-US', 'es'])).toBe('csv');
    expect(csvFormatFor(['en-GB'])).toBe('csv');
    for (const nothing of [[], ['*'], ['x'.repeat(99)]]) expect(csvFormatFor(nothing)).toBe('csv');
  });
});
