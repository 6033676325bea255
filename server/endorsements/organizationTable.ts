import { csvTable } from '../spreadsheets/csvTable.ts';
import type { TableLimits } from '../spreadsheets/table.ts';
import { nameKey } from './organizationName.ts';
import { mostNames } from './pastedNames.ts';

/** What a column of organizations can say. */
const listColumns = [
  'name',
  'group',
  'website',
  'city',
  'statement',
  'contactName',
  'language',
] as const;
export type ListColumn = (typeof listColumns)[number];

/** How people and our own files call the columns; as {@link nameKey} compares them. */
const columnNames: Readonly<Record<ListColumn, readonly string[]>> = {
  name: calls(
    'listed as|name|organization|organization name|organisation',
    'figura como|nombre|organizacion|nombre de la organizacion',
  ),
  group: calls('group|heading|encabezado|grupo'),
  website: calls('website|web|url|site|web address|sitio web|sitio|direccion web'),
  city: calls('city|ciudad'),
  statement: calls('statement|declaracion'),
  contactName: calls('contact|contact name|contacto|nombre del contacto'),
  language: calls(
    'language|contact language|language of the contact',
    'idioma|lengua|idioma del contacto',
  ),
};

function calls(...lines: readonly string[]): string[] {
  return lines.flatMap((line) => line.split('|'));
}

/** A row of a table: what its cells say, '' where a cell or its column is missing. */
export interface OrganizationRow {
  /** From 1, as a text editor counts them. */
  line: number;
  cells: Readonly<Record<ListColumn, string>>;
}

export type OrganizationTable =
  | { kind: 'rows'; rows: OrganizationRow[]; unused: string[] }
  /** Its first line does not name the columns: it is a list of names, whatever stands in them. */
  | { kind: 'no-table' }
  | { kind: 'too-many'; count: number };

/** What is longer was refused before: this is as much as a box of the form takes. */
const limits: TableLimits = { rows: 100_000, columns: 50, cell: 5000, unpacked: 0 };

/** Reads a pasted text as a table of organizations, if its first line names a column of names. */
export function organizationTable(text: string): OrganizationTable {
  const table = csvTable(Buffer.from(text), limits);
  if (table.kind === 'refused') return { kind: 'no-table' };
  const [head, ...rows] = table.rows;
  const names = (head?.cells ?? []).map(nameKey);
  const at = (column: ListColumn) => names.findIndex((name) => columnNames[column].includes(name));
  if (at('name') === -1) return { kind: 'no-table' };
  if (rows.length > mostNames) return { kind: 'too-many', count: rows.length };
  const used = new Set(listColumns.map(at));
  return {
    kind: 'rows',
    rows: rows.map(({ line, cells }) => ({
      line,
      cells: cellsOf((column) => cells[at(column)]?.trim() ?? ''),
    })),
    unused: (head?.cells ?? []).filter((name, index) => !used.has(index) && name.trim() !== ''),
  };
}

/** The cells of a row that says a name alone, or of one that is asked for each of them. */
export function cellsOf(cell: (column: ListColumn) => string): Record<ListColumn, string> {
  return {
    name: cell('name'),
    group: cell('group'),
    website: cell('website'),
    city: cell('city'),
    statement: cell('statement'),
    contactName: cell('contactName'),
    language: cell('language'),
  };
}
