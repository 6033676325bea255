import type { ActionListChoices, Campaign } from '../../db/schema.ts';
import type { Services } from '../services.ts';
import { judgedRow, type Checking } from './checkActions.ts';
import { knownActions } from './likeness.ts';
import { rowsContext } from './listReading.ts';
import { importsKept } from '../imports/importsKept.ts';

type Working = Pick<Services, 'db' | 'clock'>;

/** Keeps what the columns of a list are, and has its rows looked at; what was answered about them stays. */
export async function beginChecking(
  { db }: Working,
  id: number,
  choices: ActionListChoices,
): Promise<void> {
  await db.write((store) => {
    const state = store.actionLists.byId(id)?.state;
    if (state === 'read' || state === 'checked')
      store.actionLists.update(id, { state: 'checking', choices, doneThrough: 0 });
  });
}

/** What organizers answered about rows, by their lines. A row without answers is asked about as at first. */
export type AnswersByLine = ReadonlyMap<number, ActionListChoices>;

/** Keeps answers about rows, and looks at these again. */
export async function answerRows(
  services: Pick<Services, 'db' | 'clock' | 'config' | 'cities'>,
  id: number,
  campaign: Campaign,
  answers: AnswersByLine,
): Promise<void> {
  const { db, clock } = services;
  const list = db.actionLists.byId(id);
  if (list?.state !== 'checked') return;
  const checking: Checking = {
    context: rowsContext(services, campaign, list, clock()),
    known: knownActions(db.campaignActions.ofCampaign(campaign.id)),
  };
  await db.write((store) => {
    if (store.actionLists.byId(id)?.state !== 'checked') return;
    for (const [line, given] of answers) {
      const row = store.actionLists.row(id, line);
      if (row === undefined) continue;
      store.actionLists.answer(id, line, given);
      store.actionLists.checkRow(judgedRow(store, row, given, checking));
    }
    // One that said the same as a row that is left out now is a row of its own.
    for (const row of store.actionLists.rows(id, ['repeated'], { limit: 200, offset: 0 }))
      store.actionLists.checkRow(judgedRow(store, row, row.answers, checking));
  });
}

/**
 * Has the actions of a list made, by whoever pressed the button.
 *
 * @param announce whether everybody sees them, or organizers alone
 */
export async function beginWriting(
  { db }: Working,
  id: number,
  organizerId: number,
  announce: boolean,
): Promise<void> {
  await db.write((store) => {
    if (store.actionLists.byId(id)?.state !== 'checked') return;
    store.actionLists.update(id, { state: 'writing', organizerId, announce, doneThrough: 0 });
  });
}

/** Whether what a list made can still be taken back. */
export function canUndo(
  {
    state,
    clearedAt,
    writtenAt,
  }: { state: string; clearedAt: number | null; writtenAt: number | null },
  now: number,
): boolean {
  return state === 'written' && clearedAt === null && (writtenAt ?? 0) + importsKept >= now;
}

/** Has the actions that a list made deleted, as long as that can be. */
export async function beginUndoing(
  { db, clock }: Working,
  id: number,
  organizerId: number,
): Promise<void> {
  const now = clock();
  await db.write((store) => {
    const list = store.actionLists.byId(id);
    if (list !== undefined && canUndo(list, now))
      store.actionLists.update(id, { state: 'undoing', organizerId, doneThrough: 0, kept: 0 });
  });
}

/** Deletes a list of which nothing was made. */
export async function discardList({ db }: Working, id: number): Promise<void> {
  await db.write((store) => {
    const state = store.actionLists.byId(id)?.state;
    if (state === 'read' || state === 'checked') store.actionLists.remove(id);
  });
}
