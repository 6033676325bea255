import { describe, expect, test } from '@jest/globals';
import { buffer } from 'node:stream/consumers';
import { readTable } from '../../../server/spreadsheets/readTable.ts';
import { recognizedTable } from '../../../server/spreadsheets/recognizedTable.ts';
import { tableLimits, type TableForm } from '../../../server/spreadsheets/table.ts';
import { encodedText } from '../../../server/spreadsheets/textEncoding.ts';
import { unpackedSize } from '../../../server/spreadsheets/unpackedSize.ts';
import { xlsxStream, type XlsxCell } from '../../../server/spreadsheets/xlsxStream.ts';
import { workbook, zip } from '../../helpers/zipFiles.ts';

const header = ['Nombre', 'Correo', 'Acompañantes'];
const person = ['Ada Ñandú', 'ada@example.org', '2'];

const read = (bytes: Buffer, limits = tableLimits) => recognizedTable(bytes, limits);

/** A spreadsheet as this program writes it. */
function ours(
  headings: readonly string[],
  rows: readonly (readonly XlsxCell[])[],
): Promise<Buffer> {
  const columns = headings.map((heading) => ({ heading, width: 20 }));
  return buffer(xlsxStream({ name: 'People', columns, rows: [rows] }));
}

async function cellsOf(bytes: Buffer): Promise<string[][]> {
  const table = await read(bytes);
  if (table.kind !== 'table') throw new Error(table.why);
  return table.rows.map(({ cells }) => cells);
}

describe('a text file', () => {
  const forms = [
    { encoding: 'utf-8', byteOrderMark: false },
    { encoding: 'utf-8', byteOrderMark: true },
    { encoding: 'utf-16le', byteOrderMark: true },
    { encoding: 'utf-16le', byteOrderMark: false },
    { encoding: 'utf-16be', byteOrderMark: true },
    { encoding: 'utf-16be', byteOrderMark: false },
    { encoding: 'windows-1252', byteOrderMark: false },
  ] as const;

  test.each(
    forms.flatMap((form) => [',', ';', '\t', '|'].map((separator) => ({ ...form, separator }))),
  )(
    'is read in $encoding with mark $byteOrderMark, parted by "$separator"',
    async ({ separator, ...form }) => {
      const text = [header, person].map((cells) => cells.join(separator)).join('\r\n');
      const table = await read(encodedText(text, form));
      expect(table).toEqual({
        kind: 'table',
        form: { format: 'csv', separator, ...form },
        rows: [
          { line: 1, cells: header },
          { line: 2, cells: person },
        ],
      });
    },
  );

  test('keeps separators, quotes and lines within quoted cells, and tells where a row ends', async () => {
    const text = 'name,needs\n"Example, Ada","a ""big"" door\nand a lift"\n\n,,\nBob Example,\n';
    const table = await read(Buffer.from(text));
    expect(table).toMatchObject({
      rows: [
        { line: 1, cells: ['name', 'needs'] },
        { line: 3, cells: ['Example, Ada', 'a "big" door\nand a lift'] },
        { line: 6, cells: ['Bob Example', ''] },
      ],
    });
  });

  test('may name its separator, as Excel does', async () => {
    const table = await read(
      Buffer.from('sep=;\r\nname;email\r\nAda, Example;ada@example.org\r\n'),
    );
    expect(table).toMatchObject({
      form: { separator: ';' },
      rows: [
        { line: 2, cells: ['name', 'email'] },
        { line: 3, cells: ['Ada, Example', 'ada@example.org'] },
      ],
    });
  });

  test('of one column is one', async () => {
    expect(await cellsOf(Buffer.from('email\nada@example.org\n'))).toEqual([
      ['email'],
      ['ada@example.org'],
    ]);
  });

  test.each([
    ['empty', Buffer.from('\n\n  \n')],
    ['empty', Buffer.alloc(0)],
    ['damaged', Buffer.from('name,email\n"Ada,ada@example.org\n')],
    ['unknown-type', Buffer.from('%PDF-1.7\n')],
    ['unknown-type', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3])],
    ['old-excel', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1])],
  ])('is refused where it is %s', async (why, bytes) => {
    expect(await read(bytes)).toMatchObject({ kind: 'refused', why });
  });

  test('has as many rows, columns and letters as a list of people needs', async () => {
    const limits = { ...tableLimits, rows: 2, columns: 3, cell: 10 };
    const text = (rows: string[]) => Buffer.from(['a,b', ...rows].join('\n'));
    expect(await read(text(['1,2', '3,4']), limits)).toMatchObject({ kind: 'table' });
    expect(await read(text(['1,2', '3,4', '5,6']), limits)).toMatchObject({ why: 'too-many-rows' });
    expect(await read(text(['1,2,3,4']), limits)).toMatchObject({
      why: 'too-many-columns',
      line: 2,
    });
    expect(await read(text([`1,${'x'.repeat(11)}`]), limits)).toMatchObject({
      why: 'cell-too-long',
      line: 2,
    });
  });
});

describe('an Excel file', () => {
  const rows = [
    { line: 1, cells: ['Name', 'Telephone', 'When', 'Note'] },
    { line: 2, cells: ['Ada Example', '34600111222', '2024-01-21 14:30', '=1+1'] },
    { line: 3, cells: ['Bob Example', '', '2024-02-03', ''] },
  ];

  test('is read with its texts, numbers and dates, and what looks like a formula is a text', async () => {
    const bytes = await ours(
      ['Name', 'Telephone', 'When', 'Note'],
      [
        ['Ada Example', 34600111222, { moment: '2024-01-21T14:30' }, '=1+1'],
        ['Bob Example', null, { day: '2024-02-03' }, ''],
      ],
    );
    expect(await read(bytes)).toEqual({ kind: 'table', form: { format: 'xlsx' }, rows });
  });

  test('is read as Excel writes it, with texts beside the sheet and days as numbers of a style', async () => {
    const texts = ['Name', 'Telephone', 'When', 'Note', 'Ada Example', '=1+1', 'Bob Example'];
    const text = (at: string, which: number) => `<c r="${at}" t="s"><v>${which}</v></c>`;
    const sheet = `<worksheet><sheetData>
      <row r="1">${['A1', 'B1', 'C1', 'D1'].map(text).join('')}</row>
      <row r="2">${text('A2', 4)}<c r="B2"><v>34600111222</v></c>
        <c r="C2" s="1"><v>45312.604166666664</v></c>${text('D2', 5)}</row>
      <row r="3">${text('A3', 6)}<c r="C3" s="1"><v>45325</v></c></row>
    </sheetData></worksheet>`;
    const bytes = workbook(sheet, texts);
    expect(await read(bytes)).toEqual({ kind: 'table', form: { format: 'xlsx' }, rows });
  });

  test('that is cut off, or none, is refused', async () => {
    const bytes = await ours(['Name'], [['Ada Example']]);
    expect(await read(bytes.subarray(0, bytes.length - 40))).toMatchObject({ why: 'damaged' });
    expect(await read(zip('mimetype', Buffer.from('something else')))).toMatchObject({
      why: 'damaged',
    });
  });

  test('that unpacks to more than it may is refused before it is unpacked', async () => {
    const bomb = zip('xl/worksheets/sheet1.xml', Buffer.alloc(80_000_000), 1000);
    expect(bomb.length).toBeLessThan(200_000);
    // No more than that is unpacked, whatever the file says of itself; and what it says counts, too.
    expect(unpackedSize(bomb, 60_000_000)).toBe(60_000_001);
    expect(unpackedSize(zip('a', Buffer.alloc(9), 2 ** 31), 60_000_000)).toBe(2 ** 31);
    expect(await read(bomb)).toMatchObject({ kind: 'refused', why: 'too-large' });
  });

  test('whose few bytes stand for millions of cells ends the reading, and nothing else', async () => {
    const cell = '<c r="XFD1048576"><v>1</v></c>';
    const rows = Array.from(
      { length: 30_000 },
      (_, row) => `<row r="${row + 1}">${cell.replace('1048576', String(row + 1))}</row>`,
    );
    const sheet = `<worksheet><sheetData>${rows.join('')}</sheetData></worksheet>`;
    const reading = await readTable(workbook(sheet), async () => {});
    expect(reading).toMatchObject({ kind: 'refused', why: 'too-large' });
  }, 60_000);
});

test('a file is read piece by piece in a process of its own', async () => {
  const lines = Array.from({ length: 1200 }, (_, row) => `Person ${row},p${row}@example.org`);
  const pieces: number[] = [];
  let form: TableForm | null = null;
  const reading = await readTable(
    Buffer.from(['name,email', ...lines].join('\n')),
    async (rows, of) => {
      pieces.push(rows.length);
      form = of;
      return Promise.resolve();
    },
  );
  expect(reading).toMatchObject({ kind: 'read', rows: 1201 });
  expect(form).toMatchObject({ format: 'csv', separator: ',' });
  expect(pieces).toEqual([500, 500, 201]);
});

test('more files at once than a small server can take are refused', async () => {
  const oldExcel = Buffer.from('d0cf11e0', 'hex');
  const readings = Array.from({ length: 5 }, () => readTable(oldExcel, async () => {}));
  expect((await Promise.all(readings)).map(({ kind }) => kind)).toEqual([
    ...Array.from({ length: 4 }, () => 'refused'),
    'busy',
  ]);
});

test('a quoted cell that never ends is given up where it is too long', async () => {
  const endless = Buffer.from(`Name,Email\n"${'x'.repeat(500)}`);
  const limits = { ...tableLimits, columns: 2, cell: 10 };
  expect(await read(endless, limits)).toMatchObject({ why: 'cell-too-long' });
});
