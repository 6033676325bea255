import type { Store } from '../../db/database.ts';
import type { CheckedRow } from '../../db/actionLists.ts';
import type { ActionListChoices, ActionRow } from '../../db/schema.ts';
import { likeKeyOf, type KnownActions } from './likeness.ts';
import { readAction, type RowsContext } from './readAction.ts';

/** What is found out about the rows of one list: how they are read, and what the campaign has. */
export interface Checking {
  context: RowsContext;
  known: KnownActions;
}

/** What a row is, with what organizers have answered about it. Runs inside a write, and keeps nothing. */
export function judgedRow(
  store: Store,
  { listId, line, cells }: Pick<ActionRow, 'listId' | 'line' | 'cells'>,
  answers: ActionListChoices,
  { context, known }: Checking,
): CheckedRow {
  const row = { listId, line, question: null, action: null, likeKey: null };
  if (answers['skip'] === 'yes') return { ...row, outcome: 'skipped' };
  const read = readAction(cells, answers, context);
  if (read.kind === 'empty') return { ...row, outcome: 'empty' };
  if (read.kind === 'asked') return { ...row, outcome: 'asked', question: read.question };
  const { action } = read;
  const likeKey = likeKeyOf(action);
  const judged = { ...row, action, likeKey };
  if (store.actionLists.isRepeated(listId, line, likeKey))
    return { ...judged, outcome: 'repeated', likeKey: null };
  const likeness = known.likenessOf(action);
  if (likeness.kind === 'same') return { ...judged, outcome: 'same' };
  if (likeness.kind === 'alike' && answers['likeness'] !== 'take') {
    const { why, eventId } = likeness;
    return { ...judged, outcome: 'asked', question: { about: 'likeness', why, eventId } };
  }
  return { ...judged, outcome: 'ready' };
}

/**
 * Looks at the next rows of a list and keeps what each is; nothing is made yet. Runs inside a write.
 *
 * @param isTimeUp is asked after each row
 * @returns whether there may be more
 */
export function checkActions(
  store: Store,
  listId: number,
  checking: Checking,
  isTimeUp: () => boolean,
): boolean {
  const list = store.actionLists.byId(listId);
  if (list?.state !== 'checking') return false;
  let { doneThrough } = list;
  for (const row of store.actionLists.rowsAfter(listId, doneThrough, 100)) {
    store.actionLists.checkRow(judgedRow(store, row, row.answers, checking));
    doneThrough = row.line;
    if (isTimeUp()) break;
  }
  const done = doneThrough === list.doneThrough;
  store.actionLists.update(listId, done ? { state: 'checked', doneThrough: 0 } : { doneThrough });
  return !done;
}
