import type { CellObject } from 'write-excel-file/node';

/** What a cell may hold; an instant is written as a date and an hour that sort. */
export type XlsxCell = string | number | Date | null;

/**
 * An Excel file with a header that stays in sight. A text is a text, whatever it begins with: nothing in
 * the file is run as a formula.
 *
 * @param widths of the columns in characters
 */
export async function xlsxFile(
  columns: readonly string[],
  rows: Iterable<readonly XlsxCell[]>,
  { sheet, widths }: { sheet: string; widths?: readonly number[] },
): Promise<Buffer> {
  const { default: writeXlsxFile } = await import('write-excel-file/node');
  const data: (CellObject | null)[][] = [
    columns.map((value) => ({ value, type: String, fontWeight: 'bold' })),
  ];
  for (const row of rows) data.push(row.map((cell) => cellOf(cell)));
  return writeXlsxFile(data, {
    sheet,
    stickyRowsCount: 1,
    columns: columns.map((_, index) => ({ width: widths?.[index] ?? 20 })),
  }).toBuffer();
}

function cellOf(value: XlsxCell): CellObject | null {
  if (value === null || value === '') return null;
  if (typeof value === 'number') return { value, type: Number };
  if (value instanceof Date) return { value, type: Date, format: 'yyyy-mm-dd hh:mm' };
  return { value, type: String };
}
