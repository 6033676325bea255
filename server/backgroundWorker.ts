import { setTimeout as after } from 'node:timers/promises';
import type { Log } from './log.ts';

/** Goes on with what takes longer than a request, also with what a process that ended left half done. */
export interface BackgroundWorker {
  start(): void;
  /** Begins no further write and resolves once the one under way is done. */
  stop(): Promise<void>;
}

/** Whether to begin nothing more; asked before each write. */
export type Stopped = () => boolean;

/** How often it is looked for something to do, in milliseconds. */
const lookEvery = 1_000;

/** So long the answer to a form waits for what it began, in milliseconds: what is small is done by then. */
const patience = 500;

/** Between two writes, in milliseconds. */
const pause = 4;

/**
 * Looks for something to do, does it, and looks again after a pause. How far it has come is for the database
 * to know: whoever goes on after a crash neither begins anew nor leaves anything out.
 *
 * @param work whatever there is to do at this moment, in short writes
 */
export function backgroundWorker(
  log: Log,
  work: (stopped: Stopped) => Promise<void>,
): BackgroundWorker {
  const stopping = new AbortController();
  const { signal } = stopping;
  let running: Promise<void> | null = null;

  async function run(): Promise<void> {
    while (!signal.aborted) {
      try {
        await work(() => signal.aborted);
      } catch (error) {
        log.error({ error }, 'it could not be looked for what is to be done');
      }
      // Ends at once where it is stopped.
      await after(lookEvery, undefined, { signal }).catch(() => {});
    }
  }

  return {
    start: () => {
      running ??= run();
    },
    stop: async () => {
      stopping.abort();
      await running;
    },
  };
}

/**
 * Goes on with one after the other. One that fails does not hold up those behind it; it is tried again at the
 * next look.
 *
 * @param what they are, for the log
 */
export async function goOnWithEach(
  log: Log,
  what: 'action' | 'actionList' | 'feed' | 'import' | 'letter' | 'message',
  ids: readonly number[],
  goOn: (id: number) => Promise<void>,
): Promise<void> {
  for (const id of ids) {
    try {
      await goOn(id);
    } catch (error) {
      log.error({ [what]: id, error }, 'not gone on with for now');
    }
  }
}

/**
 * Lets others have their turns before the next write. A page takes several turns of the event loop, and would
 * come after as many writes.
 */
export function othersTurn(): Promise<void> {
  return after(pause);
}

/**
 * Does what a form began for as long as its answer can wait; the worker goes on with the rest, and with what
 * fails here.
 */
export async function forAMoment(
  log: Log,
  work: (stopped: Stopped) => Promise<void>,
): Promise<void> {
  const until = performance.now() + patience;
  try {
    await work(() => performance.now() > until);
  } catch (error) {
    log.error({ error }, 'what a form began is left to the worker');
  }
}
