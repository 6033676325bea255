import Sqlite from 'better-sqlite3';
import { existsSync } from 'node:fs';
import { dirname } from 'node:path';

/** Why a database file cannot be worked with, as far as somebody can do something about it. */
export type Unusable =
  /** It is no SQLite file, or a damaged one. */
  | 'damaged'
  /** It, or its directory, may not be written. */
  | 'read-only'
  /** It may not be opened, or its directory is not there. */
  | 'out-of-reach'
  /** A newer version of the program wrote it. */
  | 'newer'
  /** Another program keeps it locked. */
  | 'locked'
  | 'disk-full';

/** A database file that cannot be worked with. The message is SQLite's; the wording stands elsewhere. */
export class UnusableDatabase extends Error {
  readonly reason: Unusable;
  readonly file: string;

  constructor(reason: Unusable, file: string, cause?: Error) {
    super(cause?.message ?? 'written by a newer version', { cause });
    this.name = 'UnusableDatabase';
    this.reason = reason;
    this.file = file;
  }
}

/** Primary result codes of SQLite (sqlite.org/rescode.html); extended ones begin with them. */
const reasons: readonly [code: string, reason: Unusable][] = [
  ['SQLITE_NOTADB', 'damaged'],
  ['SQLITE_CORRUPT', 'damaged'],
  ['SQLITE_READONLY', 'read-only'],
  ['SQLITE_PERM', 'out-of-reach'],
  ['SQLITE_CANTOPEN', 'out-of-reach'],
  ['SQLITE_BUSY', 'locked'],
  ['SQLITE_FULL', 'disk-full'],
];

/** What an error of the driver, or one of drizzle around it, says of the file; null for any other. */
export function unusable(error: unknown, file: string): UnusableDatabase | null {
  if (!(error instanceof Error)) return null;
  if (error instanceof UnusableDatabase) return error;
  // The driver looks for the directory before SQLite does.
  if (error instanceof TypeError && !existsSync(dirname(file)))
    return new UnusableDatabase('out-of-reach', file, error);
  if (!(error instanceof Sqlite.SqliteError)) return unusable(error.cause, file);
  const { code } = error;
  const found = reasons.find(([primary]) => code === primary || code.startsWith(`${primary}_`));
  return found ? new UnusableDatabase(found[1], file, error) : null;
}
