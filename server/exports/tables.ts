import { Readable } from 'node:stream';
import { csvCell } from '../../db/spreadsheetText.ts';
import type { SignupRow } from '../../db/signupRows.ts';
import { memoize } from '../memoize.ts';
import { wallTime } from '../time/clock.ts';
import { xlsxStream, type XlsxCell } from '../spreadsheets/xlsxStream.ts';
import type { Cell, Column } from './columns.ts';

/** People, some at a time. */
export type People = AsyncIterable<readonly SignupRow[]>;

/** A table of people before it is a file. */
export interface Table {
  columns: readonly Column[];
  people: People;
  /** The zone of somebody's event, on whose clocks local columns are. */
  zoneOf: (row: SignupRow) => string;
}

/** What parts the cells of a CSV file: a semicolon where Excel writes decimals with a comma. */
export type Separator = ',' | ';';

/**
 * A table as CSV in the form of `csvStream`: byte order mark, CRLF, every cell quoted, nothing that a
 * spreadsheet would run.
 */
export function csvTable({ columns, people, zoneOf }: Table, separator: Separator): Readable {
  const line = (cells: readonly string[]) => `${cells.map(csvCell).join(separator)}\r\n`;
  // A space instead of the T: spreadsheets read it as date and time.
  const localTime = localTimes(zoneOf);
  const spaced = (row: SignupRow) => {
    const local = localTime(row);
    return (at: number) => local(at).replace('T', ' ');
  };
  return textFile(async function* () {
    yield `\uFEFF${line(columns.map(({ heading }) => heading))}`;
    for await (const some of people)
      yield some
        .map((row) => {
          const local = spaced(row);
          return line(columns.map((column) => plainText(column, column.of(row), local)));
        })
        .join('');
  });
}

/** A table as JSON Lines (jsonlines.org): an object a line, with the names that programs read. */
export function jsonLines({ columns, people, zoneOf }: Table): Readable {
  const localTime = localTimes(zoneOf);
  return textFile(async function* () {
    for await (const some of people)
      yield some
        .map((row) => {
          const local = localTime(row);
          const values = columns.map((column): [string, Cell] => [
            column.name,
            jsonValue(column, (column.forPrograms ?? column.of)(row), local),
          ]);
          return `${JSON.stringify(Object.fromEntries(values))}\n`;
        })
        .join('');
  });
}

/** A table as a spreadsheet, whose moments, days and numbers are such. */
export function xlsxTable({ columns, people, zoneOf }: Table, sheetName: string): Readable {
  const localTime = localTimes(zoneOf);
  async function* rows(): AsyncGenerator<XlsxCell[][]> {
    for await (const some of people)
      yield some.map((row) => {
        const local = localTime(row);
        return columns.map((column) => xlsxCell(column, column.of(row), local));
      });
  }
  return xlsxStream({
    name: sheetName,
    columns: columns.map(({ heading, kind }) => ({ heading, width: widths[kind] })),
    rows: rows(),
  });
}

/** Texts as they are made, of which few wait; they become bytes on their way out. */
export function textFile(parts: () => AsyncIterable<string>): Readable {
  return Readable.from(parts(), { highWaterMark: 2 });
}

const widths: Record<Column['kind'], number> = {
  text: 28,
  number: 10,
  utc: 17,
  local: 17,
  day: 12,
};

function plainText({ kind }: Column, cell: Cell, localTime: (at: number) => string): string {
  if (typeof cell === 'number' && kind === 'utc') return new Date(cell).toISOString();
  if (typeof cell === 'number' && kind === 'local') return localTime(cell);
  return String(cell ?? '');
}

function jsonValue(column: Column, cell: Cell, localTime: (at: number) => string): Cell {
  if (cell === null || cell === '') return null;
  return column.kind === 'number' ? cell : plainText(column, cell, localTime);
}

function xlsxCell({ kind }: Column, cell: Cell, localTime: (at: number) => string): XlsxCell {
  if (cell === null) return null;
  if (kind === 'day') return { day: String(cell) };
  if (typeof cell === 'number' && kind === 'utc')
    return { moment: new Date(cell).toISOString().slice(0, 16) };
  if (typeof cell === 'number' && kind === 'local') return { moment: localTime(cell) };
  return cell;
}

/** The clocks of each event. Sign-ups that follow each other mostly came within the same minute. */
function localTimes(zoneOf: Table['zoneOf']): (row: SignupRow) => (instant: number) => string {
  const byZone = new Map<string, (instant: number) => string>();
  return (row) => {
    const zone = zoneOf(row);
    const before = byZone.get(zone);
    if (before !== undefined) return before;
    const ofMinute = memoize(1, String, (minute: number) => wallTime(minute * 60_000, zone));
    const localTime = (instant: number) => ofMinute(Math.floor(instant / 60_000));
    byZone.set(zone, localTime);
    return localTime;
  };
}
