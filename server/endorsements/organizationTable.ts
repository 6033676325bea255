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

/**
 * How people and our own files call the columns, in every language that pages speak: a list of organizations
 * comes from whoever kept one. Where a file of ours has the name of an organization twice, as it is listed
 * and as it was given, what is listed counts.
 */
const columnNames: Readonly<Record<ListColumn, readonly string[]>> = {
  name: calls(
    'listed as|cómo figura|figura como|aparece como|nom dans la liste|nell’elenco come|nome nell’elenco',
    'name auf der liste|الاسم في القائمة',
    'name|organization|organization name|organisation|group name|collective',
    'nombre|organización|nombre de la organización|colectivo',
    'nome|organização|nome da organização|coletivo|entidade',
    'nom|nom de l’organisation|collectif|association',
    'organizzazione|nome dell’organizzazione|collettivo|associazione',
    'name der organisation|initiative|verein|verband',
    'الاسم|اسم|المنظمة|اسم المنظمة|منظمة|الجهة|الجمعية',
  ),
  group: calls(
    'group|heading|encabezado|grupo|título do grupo|intertitre|groupe|titoletto|gruppo',
    'überschrift|gruppe|القسم|المجموعة',
  ),
  website: calls(
    'website|web|url|site|web address|sitio web|sitio|dirección web|página web',
    'site web|adresse web|sito web|sito|indirizzo web|webseite|internetseite|webadresse',
    'موقع الويب|الموقع|الموقع الإلكتروني|موقع',
  ),
  city: calls('city|town|ciudad|cidade|ville|città|comune|stadt|ort|المدينة|مدينة'),
  statement: calls(
    'statement|declaración|declaração|déclaration|dichiarazione|erklärung|البيان|بيان',
  ),
  contactName: calls(
    'contact|contact name|contact person|contacto|nombre del contacto|contato|nome do contato',
    'nom du contact|contatto|nome del contatto|referente|kontakt|ansprechperson|name des kontakts',
    'جهة الاتصال|اسم جهة الاتصال|المسؤول|الشخص المسؤول',
  ),
  language: calls(
    'language|contact language|language of the contact|idioma|lengua|idioma del contacto',
    'língua|idioma do contato|langue|langue du contact|lingua|lingua del contatto',
    'sprache|sprache des kontakts|اللغة|لغة|لغة جهة الاتصال',
  ),
};

/** As {@link nameKey} compares them. */
function calls(...lines: readonly string[]): string[] {
  return lines.flatMap((line) => line.split('|')).map(nameKey);
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
  const at = (column: ListColumn) => {
    const known = columnNames[column];
    // Of several the one whose name stands further up.
    const found = known.find((name) => names.includes(name));
    return found === undefined ? -1 : names.indexOf(found);
  };
  const places = new Map(listColumns.map((column) => [column, at(column)]));
  if (places.get('name') === -1) return { kind: 'no-table' };
  if (rows.length > mostNames) return { kind: 'too-many', count: rows.length };
  const used = new Set(places.values());
  return {
    kind: 'rows',
    rows: rows.map(({ line, cells }) => ({
      line,
      cells: cellsOf((column) => cells[places.get(column) ?? -1]?.trim() ?? ''),
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
