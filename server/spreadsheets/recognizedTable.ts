import type { Refused, Table, TableLimits } from './table.ts';

/** Reads a table from the bytes of a file, whatever its name says. */
export async function recognizedTable(
  bytes: Buffer,
  limits: TableLimits,
): Promise<Table | Refused> {
  const start = bytes.toString('latin1', 0, 4);
  if (start === 'PK\u0003\u0004') {
    const { xlsxTable } = await import('./xlsxTable.ts');
    return xlsxTable(bytes, limits);
  }
  if (start === '\u00d0\u00cf\u0011\u00e0') return { kind: 'refused', why: 'old-excel' };
  if (start === '%PDF') return { kind: 'refused', why: 'unknown-type' };
  const { csvTable } = await import('./csvTable.ts');
  return csvTable(bytes, limits);
}
