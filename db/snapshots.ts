import Sqlite from 'better-sqlite3';
import type { Connection } from './connection.ts';
import { folded } from './folded.ts';

/** How long a snapshot is held, in milliseconds: meanwhile the log grows, and keeps what is deleted. */
export interface SnapshotLimits {
  /** So long nobody may ask for anything. */
  patience: number;
  /** So long it is read in all, by somebody who takes a few lines every now and then. */
  longest: number;
}

/** A file of a million sign-ups comes through a slow line within the hour, and the purge waits no longer. */
const usualLimits: SnapshotLimits = { patience: 120_000, longest: 3_600_000 };

/** A connection of its own that sees the database as it was at one moment. */
export interface Snapshot {
  connection: Connection;
  /** Says that somebody still reads; it is closed where that takes too long. */
  renew: () => void;
  close: () => void;
}

/** The snapshots of one database that are open. */
export interface Snapshots {
  /** @throws the database's error where the file cannot be opened once more */
  open: () => Snapshot;
  /** How many are open: as long as there is one, no log is emptied. */
  count: () => number;
  closeAll: () => void;
}

/** Lets long files be read while others write, each as the database was when it began. */
export function snapshotsOf(
  connection: Connection,
  { patience, longest }: SnapshotLimits = usualLimits,
): Snapshots {
  const open = new Set<Snapshot>();

  return {
    open: () => {
      // Nobody else can open a database in memory: what is read there is a copy.
      const reader = connection.memory
        ? new Sqlite(connection.serialize())
        : new Sqlite(connection.name, { readonly: true });
      reader.function('folded', { deterministic: true }, folded);
      // What is sorted must not lie in a directory that others back up or read.
      reader.pragma('temp_store = MEMORY');
      const opened = performance.now();
      const timer = setTimeout(() => snapshot.close(), patience).unref();
      const snapshot: Snapshot = {
        connection: reader,
        renew: () => {
          if (performance.now() - opened > longest) snapshot.close();
          else timer.refresh();
        },
        close: () => {
          clearTimeout(timer);
          open.delete(snapshot);
          reader.close();
        },
      };
      open.add(snapshot);
      // The moment is that of the first question.
      reader.exec('begin; select 1 from sqlite_schema');
      return snapshot;
    },
    count: () => open.size,
    closeAll: () => {
      for (const snapshot of open) snapshot.close();
    },
  };
}
