import { chmodSync, existsSync, renameSync, rmSync } from 'node:fs';
import { openDatabase, type Database } from '../../db/database.ts';

export type BackupOutcome =
  | { kind: 'saved' }
  /** A file of that name is there already; it is left alone. */
  | { kind: 'exists' }
  /** The copy is damaged, as the database must be. */
  | { kind: 'unsound'; problems: string[] };

/**
 * Copies the database to a file, while it is in use. The copy is read wholly before it gets its
 * name, so that a file of that name is always a backup that can be restored.
 */
export async function backUp(db: Database, file: string): Promise<BackupOutcome> {
  if (existsSync(file)) return { kind: 'exists' };
  const unfinished = `${file}.unfinished`;
  const remove = () => {
    for (const suffix of ['', '-wal', '-shm']) rmSync(unfinished + suffix, { force: true });
  };
  remove();
  try {
    await db.backup(unfinished);
    chmodSync(unfinished, 0o600);
    const copy = openDatabase(unfinished);
    const problems = copy.problems();
    copy.close();
    if (problems.length > 0) return { kind: 'unsound', problems };
    renameSync(unfinished, file);
    return { kind: 'saved' };
  } finally {
    remove();
  }
}
