import { stringify } from 'csv-stringify';
import { pipeline, Readable } from 'node:stream';
import { innerFormula } from '../../db/spreadsheetText.ts';

/** What a cell may hold; null is an empty cell. */
export type CsvCell = string | number | null;

/** Whether a file is asked for with the names of columns that programs read, and not people. */
export function wantsFieldNames(query: URLSearchParams): boolean {
  return query.get('columns') === 'osdi';
}

/**
 * A CSV file as a stream that asks for its rows as they are read, so that no list stands in memory
 * whole: UTF-8, CRLF, every cell quoted (RFC 4180).
 *
 * It begins with a byte order mark, without which Excel reads the letters of most of the world as
 * others; LibreOffice takes it as a sign of UTF-8. Text that a spreadsheet would run as a formula
 * (it begins with `=`, `+`, `-`, `@`, their full-width forms, a tab or a carriage return) gets an
 * apostrophe in front, and so does what follows a separator inside of it.
 *
 * @param columns the header row
 * @param rows one list of cells a row, in the order of the columns; a generator that reads the
 * database page by page is closed when the reader goes away
 */
export function csvStream(
  columns: readonly string[],
  rows: Iterable<readonly CsvCell[]> | AsyncIterable<readonly CsvCell[]>,
): Readable {
  const file = stringify({
    bom: true,
    header: true,
    columns: [...columns],
    record_delimiter: '\r\n',
    escape_formulas: true,
    quoted: true,
    quoted_empty: true,
    cast: { string: (text) => text.replace(innerFormula, "'$&") },
  });
  // Whoever reads the file meets the error there, or went away and wants to hear of none.
  pipeline(Readable.from(rows), file, () => {});
  return file;
}
