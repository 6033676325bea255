import { readSheet, SheetNotFoundError, type CellValue } from 'read-excel-file/universal';
import { overLimit, type Refused, type Table, type TableLimits } from './table.ts';
import { unpackedSize } from './unpackedSize.ts';

/** Sheets that are looked into for the first that has something in it. */
const sheetsLookedInto = 5;

/**
 * Reads the first sheet of an Excel file that is not empty. Of a formula the result counts that the program
 * wrote beside it; nothing is ever computed here.
 */
export async function xlsxTable(bytes: Buffer, limits: TableLimits): Promise<Table | Refused> {
  const size = unpackedSize(bytes, limits.unpacked);
  if (size === null) return { kind: 'refused', why: 'damaged' };
  if (size > limits.unpacked) return { kind: 'refused', why: 'too-large' };
  for (let sheet = 1; sheet <= sheetsLookedInto; sheet += 1) {
    const rows = await rowsOfSheet(bytes, sheet);
    if (rows === 'damaged') return { kind: 'refused', why: 'damaged' };
    if (rows === 'no-such-sheet') break;
    if (rows.length > 0)
      return overLimit(rows, limits) ?? { kind: 'table', form: { format: 'xlsx' }, rows };
  }
  return { kind: 'refused', why: 'empty' };
}

async function rowsOfSheet(
  bytes: Buffer,
  sheet: number,
): Promise<Table['rows'] | 'damaged' | 'no-such-sheet'> {
  try {
    // Its own copy: the library takes the whole buffer behind a view.
    const cells = await readSheet(new Uint8Array(bytes).buffer, sheet);
    return cells
      .map((row, index) => ({ line: index + 1, cells: row.map((value) => textOf(value)) }))
      .filter((row) => row.cells.some((cell) => cell !== ''));
  } catch (error) {
    if (error instanceof SheetNotFoundError || error instanceof TypeError)
      return sheet === 1 ? 'damaged' : 'no-such-sheet';
    return 'damaged';
  }
}

/** A cell as text: an instant of a spreadsheet has no zone, and stands for what was typed there. */
function textOf(value: CellValue | null): string {
  if (value === null) return '';
  if (value instanceof Date) {
    if (Number.isNaN(value.valueOf())) return '';
    // Half past two is 0.604166666666664 of a day in a file, which is a moment before it.
    const instant = new Date(Math.round(value.getTime() / 1000) * 1000);
    const [day = '', time = ''] = instant.toISOString().split('T');
    return time.startsWith('00:00:00') ? day : `${day} ${time.slice(0, 5)}`;
  }
  return String(value).trim();
}
