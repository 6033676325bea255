import type { ImportColumn } from '../../db/schema.ts';
import { checkedAddress } from '../web/emailAddress.ts';
import type { TableRow } from '../spreadsheets/table.ts';
import { datesOf } from './dates.ts';

/** Cells that are shown of a column, and how long. */
const samples = { many: 3, long: 60 };

/** Words of a column that are told one by one, and how long they are. */
const mostWords = 12;
const longestWord = 60;

/** Cells of a column that are looked at for its days; the first of a list tell how the others are. */
const datesLookedAt = 5000;

interface Watched {
  name: string;
  samples: string[];
  filled: number;
  words: Map<string, number> | null;
  cells: string[];
}

/** Sees the rows of a list go by, and tells of its columns what is to be known. */
export interface ColumnWatch {
  see: (rows: readonly TableRow[]) => void;
  columns: () => ImportColumn[];
}

/** @param header the names of the columns; '' for each where the list has none */
export function watchColumns(header: readonly string[]): ColumnWatch {
  const watched: Watched[] = header.map((name) => watchedColumn(name));
  return {
    see: (rows) => {
      for (const { cells } of rows) {
        // A row may have more cells than the header.
        while (watched.length < cells.length) watched.push(watchedColumn(''));
        cells.forEach((cell, index) => {
          const column = watched[index];
          if (column && cell.trim() !== '') note(column, cell.trim());
        });
      }
    },
    columns: () =>
      watched.map(({ name, samples: some, filled, words, cells }) => ({
        name,
        samples: some,
        filled,
        words:
          words === null
            ? null
            : [...words].toSorted(([, a], [, b]) => b - a).map(([word]) => word),
        dates: datesOf(cells),
      })),
  };
}

function watchedColumn(name: string): Watched {
  return { name: name.trim().slice(0, 200), samples: [], filled: 0, words: new Map(), cells: [] };
}

function note(column: Watched, cell: string): void {
  column.filled += 1;
  if (column.cells.length < datesLookedAt) column.cells.push(cell.slice(0, 40));
  const shown = cell.slice(0, samples.long);
  if (column.samples.length < samples.many && !column.samples.includes(shown))
    column.samples.push(shown);
  if (column.words === null) return;
  if (cell.length > longestWord) column.words = null;
  else {
    column.words.set(cell, (column.words.get(cell) ?? 0) + 1);
    if (column.words.size > mostWords) column.words = null;
  }
}

/** Whether the first row of a list names its columns: one that holds an address is a row of people. */
export function isHeader(cells: readonly string[]): boolean {
  return !cells.some((cell) => cell.includes('@') && addressIn(cell) !== null);
}

/** An address, alone or as mail programs write it: `Ada Example <ada@example.org>`. */
export function addressIn(cell: string): { email: string; name: string } | null {
  const [, name = '', within = cell] = /^\s*"?([^"<]*)"?\s*<([^<>]+)>\s*$/.exec(cell) ?? [];
  const email = checkedAddress(within.trim());
  return email === null ? null : { email, name: name.trim() };
}
