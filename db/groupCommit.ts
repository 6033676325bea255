import type { Connection } from './connection.ts';

/**
 * Runs a synchronous job inside a transaction and answers after the fsync.
 *
 * @throws what the job threw, its changes rolled back; or the database's error, if the group it
 * was committed with could not be made durable.
 */
export type Write = <Result>(job: () => Result) => Promise<Result>;

interface WaitingJob {
  run(): void;
  succeed(): void;
  fail(error: unknown): void;
}

/** Bounds how long one group keeps the event loop and the write lock. */
const largestGroup = 200;

/**
 * Jobs that arrive together share one BEGIN IMMEDIATE … COMMIT and so one fsync, each inside its
 * own savepoint: a refused job takes nothing of its neighbours with it. A job is synchronous, so
 * nobody can hold the write lock over an await.
 *
 * @param committed is told after every group that reached the disk.
 */
export function groupCommit(connection: Connection, committed: () => void): Write {
  const begin = connection.prepare('BEGIN IMMEDIATE');
  const commit = connection.prepare('COMMIT');
  const rollback = connection.prepare('ROLLBACK');
  const savepoint = connection.prepare('SAVEPOINT job');
  const release = connection.prepare('RELEASE job');
  const undo = connection.prepare('ROLLBACK TO job');

  let waiting: WaitingJob[] = [];
  let scheduled = false;

  function commitGroup(): void {
    scheduled = false;
    const group = waiting.slice(0, largestGroup);
    waiting = waiting.slice(largestGroup);
    if (waiting.length > 0) schedule();

    const done: WaitingJob[] = [];
    try {
      begin.run();
      for (const job of group) {
        savepoint.run();
        try {
          job.run();
          release.run();
          done.push(job);
        } catch (error) {
          // A full disk or an I/O error ends the whole transaction, and with it every neighbour.
          if (!connection.inTransaction) throw error;
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
    }
    committed();
    for (const job of done) job.succeed();
  }

  function schedule(): void {
    if (scheduled) return;
    scheduled = true;
    setImmediate(commitGroup);
  }

  return <Result>(job: () => Result) =>
    new Promise<Result>((resolve, reject) => {
      let result: { value: Result } | undefined;
      waiting.push({
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
}
