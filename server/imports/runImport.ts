import { setImmediate } from 'node:timers/promises';
import type { Database, Store } from '../../db/database.ts';
import type { Services } from '../services.ts';
import { checkRows } from './checkRows.ts';
import { undoRows } from './undoRows.ts';
import { ImportFailure, mailRows, writeRows } from './writeRows.ts';

/**
 * The longest that one write of an import works, in milliseconds: so long nobody else is answered. Some
 * more come for the disk.
 */
const longestWrite = 25;

type Working = Pick<Services, 'db' | 'config' | 'clock' | 'log'>;

/** What is under way in this process, by the database that it writes into. */
const running = new WeakMap<Database, Map<number, Promise<void>>>();

/**
 * Goes on with an import until there is nothing left to do: it looks at its rows, writes them, has them
 * mailed or takes them back, as its state says, in short writes between which others are answered. A second
 * call waits for the first.
 */
export function runImport(services: Working, id: number): Promise<void> {
  const { db } = services;
  const underWay = running.get(db) ?? new Map<number, Promise<void>>();
  running.set(db, underWay);
  const before = underWay.get(id);
  if (before !== undefined) return before;
  const run = work(services, id).finally(() => underWay.delete(id));
  underWay.set(id, run);
  return run;
}

/** Has an import run, and does not wait for more than a moment: a small one is done by then. */
export async function runForAMoment(services: Working, id: number, moment = 700): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const enough = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, moment);
  });
  await Promise.race([runImport(services, id), enough]);
  clearTimeout(timer);
}

/** Goes on with what was begun before the program ended. */
export async function resumeImports(services: Working): Promise<void> {
  for (const { id } of services.db.imports.underWay()) await runImport(services, id);
}

async function work(services: Working, id: number): Promise<void> {
  const { db, log } = services;
  try {
    while (await db.write((store) => step(services, store, id))) await setImmediate();
  } catch (error) {
    if (!isOpen(db)) return;
    const isWriting = db.imports.byId(id)?.state === 'writing';
    if (!(error instanceof ImportFailure)) log.error({ import: id, error }, 'import stopped');
    if (!isWriting) return;
    const failure = error instanceof ImportFailure ? `${error.why} ${error.line}` : 'broken 0';
    try {
      await db.write((store) =>
        store.imports.update(id, { state: 'undoing', failure, doneThrough: 0 }),
      );
      while (await db.write((store) => step(services, store, id))) await setImmediate();
    } catch (again) {
      // A full disk, say: it is gone on with at the next start, or when somebody looks at it.
      log.error({ import: id, error: again }, 'import could not be taken back');
    }
  }
}

/** Whoever stops the program closes the database without waiting for an import. */
function isOpen(db: Pick<Database, 'version'>): boolean {
  try {
    return db.version() !== '';
  } catch {
    return false;
  }
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
