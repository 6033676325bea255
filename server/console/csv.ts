import { stringify } from 'csv-stringify';
import { pipeline, Readable } from 'node:stream';

/** What a cell may hold; null is an empty cell. */
export type CsvCell = string | number | null;

/**
 * A CSV file as a stream that asks for its rows as they are read, so that no list stands in memory
 * whole: UTF-8, CRLF, quoted where needed (RFC 4180).
 *
 * It begins with a byte order mark, without which Excel reads the letters of most of the world as
 * others; LibreOffice takes it as a sign of UTF-8. Text that a spreadsheet would run as a formula
 * (it begins with `=`, `+`, `-`, `@`, their full-width forms, a tab or a carriage return) gets an
 * apostrophe in front.
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
    columns: columns.map((column) => ({ key: column, header: column })),
    record_delimiter: '\r\n',
    escape_formulas: true,
    // With CRLF between rows the library leaves a lone CR or LF in a cell unquoted.
    quoted_match: /[\r\n]/,
  });
  // Whoever reads the file meets the error there, or went away and wants to hear of none.
  pipeline(Readable.from(rows), file, () => {});
  return file;
}
