import { parse } from 'csv-parse/sync';
import { codeOf } from './codeOf.ts';
import { overLimit, type Refused, type Separator, type Table, type TableLimits } from './table.ts';
import { decodedText } from './textEncoding.ts';

const separators: readonly Separator[] = ['\t', ';', ',', '|'];

/** So many letters show how a file is parted. */
const looked = 50_000;

/** What Excel writes before the first line, and reads there. */
const separatorLine = /^sep=([\t;,|])(?:\r\n|\n|\r)/i;

/** Whether a text has letters that no text has, and pictures and programs have soon. */
function isNoText(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code < 0x09 || (code > 0x0d && code < 0x1b)) return true;
  }
  return false;
}

/**
 * Reads a text as a table: CSV with any separator, or rows copied from a spreadsheet. Rows without
 * anything in them are left out.
 */
export function csvTable(bytes: Uint8Array, limits: TableLimits): Table | Refused {
  const { text: whole, encoding, byteOrderMark } = decodedText(bytes);
  if (isNoText(whole.slice(0, looked))) return { kind: 'refused', why: 'unknown-type' };
  const named = separatorLine.exec(whole);
  const text = named ? whole.slice(named[0].length) : whole;
  const separator = separators.find((one) => one === named?.[1]) ?? separatorOf(text);
  const rows = rowsOf(text, separator, limits);
  if (!Array.isArray(rows)) return rows;
  if (rows.length === 0) return { kind: 'refused', why: 'empty' };
  const extraLines = named ? 1 : 0;
  return (
    overLimit(rows, limits) ?? {
      kind: 'table',
      form: { format: 'csv', encoding, separator, byteOrderMark },
      rows: rows.map(({ line, cells }) => ({ line: line + extraLines, cells })),
    }
  );
}

/** The separator by which the most rows have as many cells as the first, and more than one. */
export function separatorOf(text: string): Separator {
  const sample = text.slice(0, looked);
  let best: { separator: Separator; score: number } = { separator: ',', score: 0 };
  for (const separator of separators) {
    const rows: Table['rows'] = [];
    try {
      parseInto(rows, sample, separator, { to: 50 });
    } catch {
      // The sample may end within a quoted cell; the rows before it say enough.
    }
    const [first] = rows;
    if (first === undefined || first.cells.length < 2) continue;
    const alike = rows.filter(({ cells }) => cells.length === first.cells.length).length;
    const score = alike / rows.length + Math.min(first.cells.length, 50) / 1000;
    if (score > best.score) best = { separator, score };
  }
  return best.separator;
}

function rowsOf(
  text: string,
  separator: Separator,
  { rows, columns, cell }: TableLimits,
): Table['rows'] | Refused {
  const found: Table['rows'] = [];
  try {
    parseInto(found, text, separator, { to: rows + 2, longest: columns * (cell + 4) });
    return found;
  } catch (error) {
    switch (codeOf(error)) {
      case 'CSV_MAX_RECORD_SIZE':
        return { kind: 'refused', why: 'cell-too-long' };
      case 'CSV_QUOTE_NOT_CLOSED':
        return { kind: 'refused', why: 'damaged' };
      default:
        throw error;
    }
  }
}

function parseInto(
  found: Table['rows'],
  text: string,
  separator: Separator,
  { to, longest = 0 }: { to: number; longest?: number },
): void {
  parse(text, {
    delimiter: separator,
    // A quote within a cell that is not quoted is a letter as any other: people write 5" and O"Hara.
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_empty_values: true,
    max_record_size: longest,
    to,
    on_record: (cells: string[], { lines }) => {
      found.push({ line: lines, cells });
      return null;
    },
  });
}
