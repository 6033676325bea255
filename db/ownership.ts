import Sqlite from 'better-sqlite3';

/** Who of several processes on one database file sends its mails. */
export interface Ownership {
  /** Takes it, if nobody has it; true from then on. */
  take(): boolean;
  giveUp(): void;
}

/**
 * The ownership of the outbox of a database file: a lock of the operating system on a file beside it,
 * held as a transaction of SQLite's, which knows how to lock on every system. The lock ends with the
 * process however it ends, `kill -9` included, so whoever gets it knows that nobody else is sending.
 *
 * @param databaseFile on a file system whose locks work; SQLite itself needs no less
 */
export function outboxOwnership(databaseFile: string): Ownership {
  let held: Sqlite.Database | null = null;
  return {
    take: () => {
      if (held !== null) return true;
      const lock = new Sqlite(`${databaseFile}-sender`, { timeout: 0 });
      try {
        lock.exec('BEGIN EXCLUSIVE');
      } catch (error) {
        lock.close();
        if (isBusy(error)) return false;
        throw error;
      }
      held = lock;
      return true;
    },
    giveUp: () => {
      held?.close();
      held = null;
    },
  };
}

/** Told by its code alone: under jest the error's class is another one than that of this module. */
function isBusy(error: unknown): boolean {
  return (
    typeof error === 'object' && error !== null && 'code' in error && error.code === 'SQLITE_BUSY'
  );
}
