import { buffer } from 'node:stream/consumers';
import type { Reads } from '../../db/database.ts';
import type { Import, ImportForm } from '../../db/schema.ts';
import { csvCell } from '../../db/spreadsheetText.ts';
import type { Translate } from '../../templates/translate.ts';
import type { Encoding, Separator } from '../spreadsheets/table.ts';
import { encodedText } from '../spreadsheets/textEncoding.ts';
import { xlsxStream } from '../spreadsheets/xlsxStream.ts';
import { problemsInWords } from './importView.ts';

/** More rows with errors are a list that was read wrongly. */
const mostRows = 5000;

export interface MendFile {
  type: string;
  bytes: Buffer;
}

/** As the list came. */
export function formatOfMendFile({ form }: Pick<Import, 'form'>): 'csv' | 'xlsx' {
  return form?.['format'] === 'xlsx' ? 'xlsx' : 'csv';
}

/**
 * The rows of an import that have errors, as they came: in the format, the encoding and with the separator of
 * the list, and a column more that says what to do.
 */
export async function mendFile(
  { imports }: Pick<Reads, 'imports'>,
  one: Import,
  t: Translate,
): Promise<MendFile> {
  const header = [
    ...one.columns.map(
      ({ name }, index) => name || t('console.imports.columns.unnamed', { number: index + 1 }),
    ),
    t('console.imports.checked.toDo'),
  ];
  const rows = imports
    .rows(one.id, 'problem', { limit: mostRows, offset: 0 })
    .map((row) => [
      ...one.columns.map((_, index) => row.cells[index] ?? ''),
      problemsInWords(one, row, t).join(' '),
    ]);
  if (formatOfMendFile(one) === 'xlsx')
    return {
      type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      bytes: await buffer(
        xlsxStream({
          name: t('console.imports.checked.problem'),
          columns: header.map((heading) => ({ heading, width: 20 })),
          rows: [rows],
        }),
      ),
    };
  const separator = separatorOf(one.form);
  const text = [header, ...rows]
    .map((cells) => `${cells.map(csvCell).join(separator)}\r\n`)
    .join('');
  const encoding = encodingOf(one.form);
  // What names cannot be written in the letters of the list is written in those that have all.
  const byteOrderMark = one.form?.['byteOrderMark'] === true || encoding === 'utf-8';
  const bytes = encodedText(text, { encoding, byteOrderMark });
  return { type: 'text/csv', bytes };
}

function separatorOf(form: ImportForm | null): Separator {
  const separators: readonly Separator[] = [',', ';', '\t', '|'];
  return separators.find((one) => one === form?.['separator']) ?? ',';
}

function encodingOf(form: ImportForm | null): Encoding {
  const encodings: readonly Encoding[] = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'];
  return encodings.find((one) => one === form?.['encoding']) ?? 'utf-8';
}
