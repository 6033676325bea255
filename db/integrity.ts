import type { Connection } from './connection.ts';

/** What SQLite finds wrong with a file, as it words it; empty when the file is sound. */
export function problemsOf(connection: Connection): string[] {
  const damage = connection
    .prepare('PRAGMA integrity_check')
    .pluck()
    .all()
    .map(String)
    .filter((line) => line !== 'ok');
  const strays = connection
    .prepare('select distinct "table" from pragma_foreign_key_check')
    .pluck()
    .all()
    .map((table) => `foreign key mismatch in ${String(table)}`);
  return [...damage, ...strays];
}
