import Sqlite from 'better-sqlite3';
import { randomBytes } from 'node:crypto';
import { chmodSync, copyFileSync, existsSync, renameSync, rmSync } from 'node:fs';
import { openConnection } from './connection.ts';
import { problemsOf } from './integrity.ts';
import { isSqliteError } from './unusable.ts';

export type RestoreOutcome =
  /** `former` is the file that the database lies in that was there before, null without one. */
  | { kind: 'restored'; former: string | null }
  /** Another process has the database open. */
  | { kind: 'in-use' }
  | { kind: 'missing' }
  /** The backup is no database of ours, or damaged. */
  | { kind: 'unsound'; problems: string[] };

/**
 * Puts a backup in the place of the database. The backup is read first, wholly; what was there
 * before is kept beside it.
 */
export function restoreDatabase(backup: string, file: string): RestoreOutcome {
  if (!existsSync(backup)) return { kind: 'missing' };
  const copy = `${file}.${randomBytes(6).toString('hex')}.restoring`;
  try {
    copyFileSync(backup, copy);
    chmodSync(copy, 0o600);
    const problems = inspect(copy);
    if (problems.length > 0) return { kind: 'unsound', problems };
    if (existsSync(file) && !closeForGood(file)) return { kind: 'in-use' };
    const former = existsSync(file) ? unusedName(`${file}.before-restore`) : null;
    if (former) renameSync(file, former);
    renameSync(copy, file);
    return { kind: 'restored', former };
  } finally {
    for (const suffix of ['', '-wal', '-shm']) rmSync(copy + suffix, { force: true });
  }
}

/** Whoever restored the wrong backup restores another: what was there at first is kept as well. */
function unusedName(wanted: string): string {
  let name = wanted;
  for (let number = 2; existsSync(name); number += 1) name = `${wanted}-${number}`;
  return name;
}

/** Looks into a copy of a backup, and brings it to the newest migration. */
function inspect(copy: string): string[] {
  try {
    const bare = new Sqlite(copy);
    try {
      const ours = bare
        .prepare("select 1 from sqlite_schema where type = 'table' and name = 'signups'")
        .get();
      if (!ours) return ['no such table: signups'];
      const problems = problemsOf(bare);
      if (problems.length > 0) return problems;
    } finally {
      bare.close();
    }
    openConnection(copy).close();
    return [];
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
}

/**
 * Folds the WAL into the file and removes it, which SQLite only does for the last process that
 * has the file open.
 */
function closeForGood(file: string): boolean {
  const connection = new Sqlite(file, { timeout: 0 });
  try {
    return connection.pragma('journal_mode = DELETE', { simple: true }) === 'delete';
  } catch (error) {
    if (isSqliteError(error) && error.code.startsWith('SQLITE_BUSY')) return false;
    throw error;
  } finally {
    connection.close();
  }
}
