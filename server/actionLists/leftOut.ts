import type { ActionList, ActionRow, ActionRowOutcome } from '../../db/schema.ts';
import type { View } from '../../templates/view.ts';
import type { Services } from '../services.ts';
import { tableFile, type TableFile } from '../spreadsheets/tableFile.ts';
import { questionInWords } from './questionWords.ts';
import { mostActions } from './startList.ts';

/** Rows of which nothing is made. */
export const leftOutOutcomes: readonly ActionRowOutcome[] = [
  'asked',
  'same',
  'repeated',
  'skipped',
];

/** The rows of which no action was made, as they came, with a column more that says why. */
export async function leftOutFile(
  services: Pick<Services, 'db'>,
  list: ActionList,
  view: View,
): Promise<TableFile> {
  const { t } = view;
  const header = [
    ...list.columns.map(
      ({ name }, index) => name || t('console.imports.columns.unnamed', { number: index + 1 }),
    ),
    t('console.actionLists.why'),
  ];
  const rows = services.db.actionLists
    .rows(list.id, leftOutOutcomes, { limit: mostActions, offset: 0 })
    .map((row) => [
      ...list.columns.map((_, index) => row.cells[index] ?? ''),
      whyOf(services, row, view),
    ]);
  return tableFile(list.form, { name: t('console.actionLists.file'), header, rows });
}

function whyOf(services: Pick<Services, 'db'>, row: ActionRow, view: View): string {
  const { outcome, question } = row;
  if (outcome === 'asked' && question !== null) return questionInWords(services, question, view);
  return outcome === null ? '' : view.t(`console.actionLists.outcomes.${outcome}`);
}
