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

  constructor(reason: Unusable, file: string, cause?: { message: string }) {
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

/** An error of the driver. It is known by its code: each realm of a process has a class of its own. */
export function isSqliteError(error: unknown): error is { code: string; message: string } {
  if (typeof error !== 'object' || error === null || !('code' in error)) return false;
  return typeof error.code === 'string' && error.code.startsWith('SQLITE_') && 'message' in error;
}

/** What an error of the driver, or one of drizzle around it, says of the file; null for any other. */
export function unusable(error: unknown, file: string): UnusableDatabase | null {
  if (error instanceof UnusableDatabase) return error;
  if (isSqliteError(error)) {
    const { code } = error;
    const found = reasons.find(([primary]) => code === primary || code.startsWith(`${primary}_`));
    return found ? new UnusableDatabase(found[1], file, error) : null;
  }
  if (!(error instanceof Error)) return null;
  // The driver looks for the directory before SQLite does.
  if (error instanceof TypeError && !existsSync(dirname(file)))
    return new UnusableDatabase('out-of-reach', file, error);
  return unusable(error.cause, file);
}
