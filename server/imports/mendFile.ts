import type { Reads } from '../../db/database.ts';
import type { Import } from '../../db/schema.ts';
import type { Translate } from '../../templates/translate.ts';
import { tableFile, type TableFile } from '../spreadsheets/tableFile.ts';
import { problemsInWords } from './importView.ts';

/** More rows with errors are a list that was read wrongly. */
const mostRows = 5000;

/**
 * The rows of an import that have errors, as they came: in the format, the encoding and with the separator of
 * the list, and a column more that says what to do.
 */
export async function mendFile(
  { imports }: Pick<Reads, 'imports'>,
  one: Import,
  t: Translate,
): Promise<TableFile> {
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
  return tableFile(one.form, { name: t('console.imports.checked.problem'), header, rows });
}
