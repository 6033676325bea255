import type { NewSuggestedPlace } from '../../db/schema.ts';
import { folded } from '../../db/folded.ts';
import { csvTable } from '../spreadsheets/csvTable.ts';
import type { FieldProblem } from '../web/parseForm.ts';

/** A place of a pasted list, without what the program finds out about it. */
export type PastedPlace = Pick<NewSuggestedPlace, 'city' | 'name' | 'address' | 'source'>;

export type PastedPlaces =
  { ok: true; places: PastedPlace[] } | { ok: false; problem: FieldProblem };

/** More places than any country has embassies and consulates. */
export const mostPlaces = 1000;

/** In letters, each cell. */
const longestCell = 200;

/** Two columns at least: with one alone, csv has no separator to be told by. */
const limits = { rows: mostPlaces * 2, columns: 20, cell: 2000, unpacked: 0 };

/** What people write above the first column. */
const headings = [
  'CITY',
  'TOWN',
  'CIUDAD',
  'VILLE',
  'CIDADE',
  'STADT',
  'ORT',
  'CITTA',
  'المدينة',
  'مدينة',
].map((heading) => folded(heading));

/**
 * Reads what an organizer pasted: rows of a spreadsheet, or lines with a separator, whose columns are the
 * city, the name, the street and where that is known from. An empty text is an empty list.
 */
export function pastedPlaces(text: string): PastedPlaces {
  if (text.trim() === '') return { ok: true, places: [] };
  const table = csvTable(Buffer.from(text), limits);
  if (table.kind === 'refused')
    return {
      ok: false,
      problem: { key: 'console.proposals.places.problems.line', values: { line: 1 } },
    };
  const [head] = table.rows;
  const isHeading = headings.includes(folded(head?.cells[0]?.trim() ?? ''));
  const rows = isHeading ? table.rows.slice(1) : table.rows;
  if (rows.length > mostPlaces)
    return {
      ok: false,
      problem: {
        key: 'console.proposals.places.problems.tooMany',
        values: { count: rows.length, most: mostPlaces },
      },
    };
  const places: PastedPlace[] = [];
  for (const { line, cells } of rows) {
    const [city = '', name = '', address = '', source = ''] = cells.map((cell) =>
      cell.replace(/\s+/gu, ' ').trim(),
    );
    const values = { line };
    if (city === '' || name === '')
      return { ok: false, problem: { key: 'console.proposals.places.problems.line', values } };
    if ([city, name, address, source].some((cell) => cell.length > longestCell))
      return { ok: false, problem: { key: 'console.proposals.places.problems.tooLong', values } };
    places.push({ city, name, address, source });
  }
  return { ok: true, places };
}

/** A list as it is typed. */
export function placeLines(places: readonly PastedPlace[]): string {
  const cell = (text = '') => (/[;"\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return places
    .map(({ city, name, address, source }) => [city, name, address, source].map(cell).join('; '))
    .join('\n');
}
