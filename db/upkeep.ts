import type { Connection } from './connection.ts';
import { problemsOf } from './integrity.ts';
import type { Snapshots } from './snapshots.ts';

/** What is done with a database as a whole: copies, room, traces, damage. */
export interface Upkeep {
  /** Copies the database, consistent while it is in use, to another file. */
  backup(file: string): Promise<void>;
  /** Folds the WAL into the file and empties it, so that no deleted row lingers there. */
  checkpoint(): void;
  /**
   * Writes the file anew without any trace of what was deleted. `secure_delete` alone leaves some:
   * when rows move from one page to another, their bytes stay behind in the first.
   *
   * @returns false where somebody was reading at length, so that traces may remain in the WAL.
   */
  compact(): boolean;
  /** What SQLite finds wrong with the file (PRAGMA integrity_check); empty when it is sound. */
  problems(): string[];
}

export function upkeepOf(connection: Connection, snapshots: Pick<Snapshots, 'count'>): Upkeep {
  return {
    backup: async (target) => {
      await connection.backup(target);
    },
    checkpoint: () => {
      connection.pragma('wal_checkpoint(TRUNCATE)');
    },
    compact: () => {
      // It would wait for a reader that cannot go on meanwhile.
      if (snapshots.count() > 0) return false;
      connection.exec('VACUUM');
      // The first column tells whether a reader was in the way.
      return connection.pragma('wal_checkpoint(TRUNCATE)', { simple: true }) === 0;
    },
    problems: () => problemsOf(connection),
  };
}
