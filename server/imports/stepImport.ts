import type { ImportChoices } from '../../db/schema.ts';
import { importsKept } from './importsKept.ts';
import type { Services } from '../services.ts';

type Working = Pick<Services, 'db' | 'clock'>;

/** Keeps what the columns of a list are, and has its rows looked at. */
export async function beginChecking(
  { db }: Working,
  id: number,
  choices: ImportChoices,
): Promise<void> {
  const { words = '', ...mapping } = choices;
  await db.write((store) => {
    const one = store.imports.byId(id);
    if (one?.state !== 'read' && one?.state !== 'checked') return;
    store.imports.update(id, {
      state: 'checking',
      mapping,
      consentWords: mapping['agree'] === 'nobody' ? '' : words.trim(),
      decisions: {},
      doneThrough: 0,
    });
  });
}

/** Keeps what was decided, and has the people of a list written down: by whoever pressed the button. */
export async function beginWriting(
  { db }: Working,
  id: number,
  organizerId: number,
  decided: ImportChoices,
): Promise<void> {
  await db.write((store) => {
    const one = store.imports.byId(id);
    if (one?.state !== 'checked') return;
    const decisions = { ...one.decisions, ...decided };
    store.imports.update(id, { state: 'writing', organizerId, decisions, doneThrough: 0 });
  });
}

/** Has an import undone, as long as it can be. */
export async function beginUndoing(
  { db, clock }: Working,
  id: number,
  organizerId: number,
): Promise<void> {
  const now = clock();
  await db.write((store) => {
    const one = store.imports.byId(id);
    if (one?.state !== 'written' || one.clearedAt !== null || one.writtenAt === null) return;
    if (one.writtenAt + importsKept < now) return;
    // Who is not mailed yet is not mailed any more.
    store.imports.update(id, {
      state: 'undoing',
      organizerId,
      doneThrough: 0,
      mailedThrough: null,
    });
  });
}

/** Deletes a list that nobody imported. */
export async function discardImport({ db }: Working, id: number): Promise<void> {
  await db.write((store) => {
    const one = store.imports.byId(id);
    if (one?.state === 'read' || one?.state === 'checked') store.imports.remove(id);
  });
}
