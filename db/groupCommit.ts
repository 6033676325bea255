import type { Connection } from './connection.ts';

/** Runs a synchronous job inside a transaction. */
export type Write = <Result>(job: () => Result) => Promise<Result>;

/** The two ways into the file; jobs of both share their commits. */
export interface Writes {
  /**
   * Answers after the fsync.
   *
   * @throws what the job threw, its changes rolled back; or the database's error, if the group it
   * was committed with could not be made durable.
   */
  write: Write;
  /**
   * Answers once the job outlives this process: after a kill it is there, and a power cut may take
   * back what was written in the last moments, see `syncWithin`. For what can be done twice.
   *
   * @throws as `write` does.
   */
  writeSoon: Write;
  /** How long a job that comes now would wait, in milliseconds, as those before it were worked off. */
  expectedWait: () => number;
  /** Ends the timer that would sync; nothing may be written afterwards. */
  stop: () => void;
}

interface WaitingJob {
  /** Whether its answer waits for the fsync. */
  durable: boolean;
  run(): void;
  succeed(): void;
  fail(error: unknown): void;
}

/** Bounds how long one group keeps the event loop and the write lock. */
const largestGroup = 200;

/**
 * What `writeSoon` wrote reaches the disk within twice so many milliseconds. An fsync stops the
 * whole program for some milliseconds, and hundreds of mails a second would each ask for one.
 */
const syncWithin = 200;

/**
 * Jobs that arrive together share one BEGIN IMMEDIATE … COMMIT and so one fsync, each inside its own
 * savepoint unless it came alone: a refused job takes nothing of its neighbours with it. A job is
 * synchronous, so nobody can hold the write lock over an await.
 *
 * @param committed is told after every group with a durable job that reached the disk.
 */
export function groupCommit(connection: Connection, committed: () => void): Writes {
  const begin = connection.prepare('BEGIN IMMEDIATE');
  const commit = connection.prepare('COMMIT');
  const rollback = connection.prepare('ROLLBACK');
  const savepoint = connection.prepare('SAVEPOINT job');
  const release = connection.prepare('RELEASE job');
  const undo = connection.prepare('ROLLBACK TO job');

  let waiting: WaitingJob[] = [];
  let scheduled = false;
  let syncedAt = -Infinity;
  /** Milliseconds that full groups of late took: in small ones the fsync is most of it. */
  let fullGroup = 0;
  let catchingUp: NodeJS.Timeout | null = null;

  /** Remembers what still has to reach the disk. In a stream of writes a later commit does it. */
  function noteCommit(synced: boolean): void {
    if (synced) {
      syncedAt = performance.now();
      clearTimeout(catchingUp ?? undefined);
      catchingUp = null;
    } else if (catchingUp === null) catchingUp = setTimeout(catchUp, syncWithin).unref();
    else catchingUp.refresh();
  }

  function catchUp(): void {
    catchingUp = null;
    try {
      // Syncs the log before it copies from it (sqlite.org/pragma.html#pragma_synchronous).
      connection.pragma('wal_checkpoint(PASSIVE)');
      syncedAt = performance.now();
    } catch {
      // A full disk, say. Nobody waits for this; the next commit syncs, and tells whoever waits.
      syncedAt = -Infinity;
    }
  }

  function commitGroup(): void {
    scheduled = false;
    const group = waiting.slice(0, largestGroup);
    waiting = waiting.slice(largestGroup);
    if (waiting.length > 0) schedule();

    const began = performance.now();
    const durable = group.some((job) => job.durable);
    const sync = durable || performance.now() - syncedAt >= syncWithin;
    const done: WaitingJob[] = [];
    // Alone in its transaction a job takes nobody with it: a savepoint would only cost.
    const alone = group.length === 1;
    try {
      // In WAL mode a commit syncs the log under FULL and leaves that for later under NORMAL.
      if (!sync) connection.pragma('synchronous = NORMAL');
      begin.run();
      for (const job of group) {
        if (!alone) savepoint.run();
        try {
          job.run();
          if (!alone) release.run();
          done.push(job);
        } catch (error) {
          // A full disk or an I/O error ends the whole transaction, and with it every neighbour.
          if (alone || !connection.inTransaction) throw error;
          undo.run();
          release.run();
          job.fail(error);
        }
      }
      commit.run();
    } catch (error) {
      if (connection.inTransaction) rollback.run();
      for (const job of group) job.fail(error);
      return;
    } finally {
      if (!sync && connection.open) connection.pragma('synchronous = FULL');
      if (group.length === largestGroup)
        fullGroup = 0.8 * fullGroup + 0.2 * (performance.now() - began);
    }
    noteCommit(sync);
    if (durable) committed();
    for (const job of done) job.succeed();
  }

  function schedule(): void {
    if (scheduled) return;
    scheduled = true;
    setImmediate(commitGroup);
  }

  const writing =
    (durable: boolean): Write =>
    <Result>(job: () => Result) =>
      new Promise<Result>((resolve, reject) => {
        let result: { value: Result } | undefined;
        waiting.push({
          durable,
          run: () => {
            result = { value: job() };
          },
          succeed: () => {
            if (result) resolve(result.value);
          },
          fail: reject,
        });
        schedule();
      });

  return {
    write: writing(true),
    writeSoon: writing(false),
    expectedWait: () => Math.floor(waiting.length / largestGroup) * fullGroup,
    stop: () => clearTimeout(catchingUp ?? undefined),
  };
}
