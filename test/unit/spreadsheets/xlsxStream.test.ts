import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { randomBytes } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { crc32, inflateRawSync } from 'node:zlib';
import { readSheet } from 'read-excel-file/universal';
import { xlsxStream, type XlsxCell } from '../../../server/spreadsheets/xlsxStream.ts';

async function* inParts(rows: readonly XlsxCell[][]): AsyncGenerator<XlsxCell[][]> {
  for (let from = 0; from < rows.length; from += 2) {
    await Promise.resolve();
    yield rows.slice(from, from + 2);
  }
}

const columns = ['Name', 'Number', 'When', 'Day'].map((heading) => ({ heading, width: 12 }));
const fileOf = (rows: readonly XlsxCell[][], name = 'People') =>
  buffer(xlsxStream({ name, columns, rows: inParts(rows) }));

/** The cells of a file, as a library reads them that has nothing to do with how it was written. */
async function cellsOf(file: Buffer) {
  return readSheet(new Uint8Array(file).buffer, 1);
}

/** The text of a part of a file, which lies behind its name. */
function partOf(file: Buffer, name: string): string {
  const at = file.indexOf(name) + name.length;
  return inflateRawSync(file.subarray(at)).toString();
}

/** Four bytes, the lowest first. */
function numberOf(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

const formulas = ['=1+1', '+49 30 123', '-cmd|x', '@SUM(A1)', '＝1+1', "'=1"];

describe('a spreadsheet', () => {
  test('has texts as texts, numbers as numbers, moments and days as such', async () => {
    const cells = await cellsOf(
      await fileOf([
        ['Ada Example', 3, { moment: '2024-01-10T10:05' }, { day: '2024-02-29' }],
        ['12', -1.5, null, null],
      ]),
    );
    expect(cells).toEqual([
      ['Name', 'Number', 'When', 'Day'],
      ['Ada Example', 3, new Date('2024-01-10T10:05Z'), new Date('2024-02-29T00:00Z')],
      ['12', -1.5, null, null],
    ]);
  });

  test('has no formula, whatever a text begins with, also once its cell is edited', async () => {
    const file = await fileOf(formulas.map((text) => [text, null, null, null]));
    const cells = await cellsOf(file);
    expect(cells.slice(1).map(([first]) => first)).toEqual(formulas);
    const sheet = partOf(file, 'xl/worksheets/sheet1.xml');
    expect(sheet).not.toContain('<f>');
    expect(sheet.match(/ s="4" t="inlineStr"/g)).toHaveLength(formulas.length);
    expect(partOf(file, 'xl/styles.xml')).toContain('quotePrefix="1"');
  });

  test('keeps its heading in sight, and lets rows be filtered', async () => {
    const file = await fileOf([['Ada', 1, null, null]]);
    const sheet = partOf(file, 'xl/worksheets/sheet1.xml');
    // What is read back by its sum, which stands in the list at the end of the archive.
    expect(file.includes(numberOf(crc32(sheet)))).toBe(true);
    expect(sheet).toContain(
      '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>',
    );
    expect(sheet).toContain('<autoFilter ref="A1:D2"/>');
  });

  test('gives every text back that XML can hold, and marks what it cannot', async () => {
    const sign = fc.constantFrom(
      '&',
      '<',
      '>',
      '"',
      '_x0041_',
      'a',
      ' ',
      'é',
      '😀',
      '王',
      '\u202e',
      '_',
      'x',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(sign, { minLength: 1, maxLength: 9 }), async (signs) => {
        const text = `a${signs.join('')}a`;
        const [, row] = await cellsOf(await fileOf([[text, null, null, null]]));
        expect(row?.[0]).toBe(text);
      }),
      { numRuns: 40 },
    );
    const sheet = partOf(
      await fileOf([['<a&>\u000b\ud800\uffff\r\nb', null, null, null]]),
      'xl/worksheets/sheet1.xml',
    );
    expect(sheet).toContain('>&lt;a&amp;&gt;_x000B_\ufffd_xFFFF_\nb');
  });

  test('cuts what no cell takes, and tells of a day before there were sheets as text', async () => {
    const [, row] = await cellsOf(
      await fileOf([['x'.repeat(40_000), Number.NaN, { moment: '1899-05-01T10:00' }, { day: '' }]]),
    );
    expect(row?.[0]).toHaveLength(32_767);
    expect(row?.slice(1, 3)).toEqual([null, '1899-05-01 10:00']);
  });

  test('is called what programs take for a name', async () => {
    expect(
      partOf(
        await fileOf([], 'Who [came]: all/of *them*? and a very long rest'),
        'xl/workbook.xml',
      ),
    ).toMatch(/<sheet name="Who {2}came {3}all of {2}them {3}and" /);
  });

  test('ends with an error where there are too many rows, and closes their source', async () => {
    let closed = false;
    async function* rows(): AsyncGenerator<XlsxCell[][]> {
      try {
        const many = Array.from({ length: 300_000 }, (): XlsxCell[] => [1]);
        for (let time = 0; time < 4; time += 1) {
          await Promise.resolve();
          yield many;
        }
      } finally {
        closed = true;
      }
    }
    const file = xlsxStream({ name: 'People', columns: columns.slice(0, 1), rows: rows() });
    await expect(buffer(file)).rejects.toThrow('too many rows');
    expect(closed).toBe(true);
  });

  test('closes the source of its rows when the reader goes away', async () => {
    let close = (_closed: true): void => {};
    const closed = new Promise<true>((resolve) => (close = resolve));
    async function* rows(): AsyncGenerator<XlsxCell[][]> {
      try {
        for (;;) yield await Promise.resolve([[randomBytes(2000).toString('hex'), 1, null, null]]);
      } finally {
        close(true);
      }
    }
    const file = xlsxStream({ name: 'People', columns, rows: rows() });
    for await (const part of file) if (Buffer.isBuffer(part) && part.length > 10_000) break;
    expect(await closed).toBe(true);
  });
});
