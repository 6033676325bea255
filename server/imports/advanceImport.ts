import type { Store } from '../../db/database.ts';
import { othersTurn, type Stopped } from '../backgroundWorker.ts';
import type { Services } from '../services.ts';
import { checkRows } from './checkRows.ts';
import { undoRows } from './undoRows.ts';
import { ImportFailure, mailRows, writeRows } from './writeRows.ts';

/**
 * The longest that one write of an import works, in milliseconds: so long nobody else is answered. Some
 * more come for the disk.
 */
const longestWrite = 15;

type Working = Pick<Services, 'db' | 'config' | 'clock' | 'log'>;

/**
 * Goes on with an import until there is nothing left to do: it looks at its rows, writes them, has them
 * mailed or takes them back, as its state says, in short writes between which others are answered.
 *
 * @param stopped is asked before each write
 * @throws what it cannot go on with for now, such as a full disk
 */
export async function advanceImport(
  services: Working,
  id: number,
  stopped: Stopped = () => false,
): Promise<void> {
  const { db } = services;
  try {
    while (!stopped() && (await db.write((store) => step(services, store, id)))) await othersTurn();
  } catch (error) {
    if (!(await takesBack(services, id, error))) throw error;
    await advanceImport(services, id, stopped);
  }
}

/** Has an import taken back as a whole where it failed while it was written; answers whether it did. */
async function takesBack({ db, log }: Working, id: number, error: unknown): Promise<boolean> {
  const isForeseen = error instanceof ImportFailure;
  const failure = isForeseen ? `${error.why} ${error.line}` : 'broken 0';
  const takes = await db.write((store) => {
    if (store.imports.byId(id)?.state !== 'writing') return false;
    store.imports.update(id, { state: 'undoing', failure, doneThrough: 0 });
    return true;
  });
  if (takes && !isForeseen) log.error({ import: id, error }, 'import is taken back');
  // Whoever else goes on with it has seen the same, and was faster.
  return takes || isForeseen;
}

function step(services: Working, store: Store, id: number): boolean {
  const one = store.imports.byId(id);
  const event = one && store.events.byId(one.eventId);
  if (!event) return false;
  const now = services.clock();
  const began = performance.now();
  const isTimeUp = () => performance.now() - began > longestWrite;
  switch (one.state) {
    case 'checking':
      return checkRows(store, event, one, now, isTimeUp);
    case 'writing':
      return (
        writeRows(services, store, event, one, now, isTimeUp) || one.decisions['mailed'] === 'yes'
      );
    case 'undoing':
      return undoRows(services, store, event, one, now, isTimeUp);
    case 'written':
      return one.mailedThrough !== null && mailRows(store, event, one, now, isTimeUp);
    case 'read':
    case 'checked':
    case 'undone':
      return false;
  }
}
