/** How the bytes of a text file are read. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** What stands between two cells of a line. */
export type Separator = ',' | ';' | '\t' | '|';

/** How a table was written, so that another one can be written alike. */
export type TableForm =
  | { format: 'csv'; encoding: Encoding; separator: Separator; byteOrderMark: boolean }
  | { format: 'xlsx' };

export interface TableRow {
  /** From 1, as a text editor or a spreadsheet counts them: where the row ends. */
  line: number;
  cells: string[];
}

/** Why a file is not taken as a table. */
export type TableRefusal =
  | 'empty'
  /** What it holds, unpacked, is more than a list of people needs. */
  | 'too-large'
  | 'too-many-rows'
  | 'too-many-columns'
  | 'cell-too-long'
  /** An Excel file of before 2007. */
  | 'old-excel'
  /** No table that is known here. */
  | 'unknown-type'
  /** It ends in the middle, or is damaged. */
  | 'damaged';

export type Refused = { kind: 'refused'; why: TableRefusal; line?: number };

/** A table that was read whole. */
export interface Table {
  kind: 'table';
  form: TableForm;
  rows: TableRow[];
}

export interface TableLimits {
  rows: number;
  columns: number;
  /** Characters (UTF-16 code units) of a cell. */
  cell: number;
  /** Bytes that a packed file may have once it is unpacked. */
  unpacked: number;
}

/** More than any list of people that organizers bring along; what is larger is refused unread. */
export const tableLimits: TableLimits = {
  rows: 50_000,
  columns: 100,
  cell: 5_000,
  unpacked: 60_000_000,
};

/** The first row that is larger than it may be. */
export function overLimit(rows: readonly TableRow[], limits: TableLimits): Refused | null {
  if (rows.length > limits.rows + 1) return { kind: 'refused', why: 'too-many-rows' };
  for (const { line, cells } of rows) {
    if (cells.length > limits.columns) return { kind: 'refused', why: 'too-many-columns', line };
    if (cells.some((cell) => cell.length > limits.cell))
      return { kind: 'refused', why: 'cell-too-long', line };
  }
  return null;
}
