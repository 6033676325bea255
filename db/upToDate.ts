import type { Database as Connection } from 'better-sqlite3';
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import { migrate } from 'drizzle-orm/better-sqlite3/migrator';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What all migrations come to; its first line names the last of them. */
const tables = new URL('tables.sql', import.meta.url);

interface Journal {
  entries: readonly { tag: string; when: number }[];
}

/**
 * Brings the tables to the newest migration. An empty file is given them as they are today: to change them a
 * hundred times, from the first version to this one, takes SQLite a hundred times as long.
 *
 * @returns whether it is the newest that this version knows; otherwise a newer one has written the file
 */
export function bringUpToDate(
  connection: Connection,
  drizzle: BetterSQLite3Database,
  migrationsFolder: string,
): boolean {
  const journal = readFileSync(join(migrationsFolder, 'meta', '_journal.json'), 'utf8');
  const { entries }: Journal = JSON.parse(journal);
  const { tag, when } = entries.at(-1) ?? { tag: '', when: 0 };
  if (isEmpty(connection)) {
    const text = readFileSync(tables, 'utf8');
    // Where a migration came later, all are run.
    if (/.*/.exec(text)?.[0] === `-- ${tag}`)
      connection.transaction(() => isEmpty(connection) && connection.exec(text)).immediate();
  }
  if (newestIn(connection) < when) migrate(drizzle, { migrationsFolder });
  return newestIn(connection) <= when;
}

function isEmpty(connection: Connection): boolean {
  return connection.prepare('select 1 from sqlite_master').get() === undefined;
}

/** When the newest migration was made that a file has been through; 0 before the first. */
function newestIn(connection: Connection): number {
  const kept = connection
    .prepare("select 1 from sqlite_master where name = '__drizzle_migrations'")
    .get();
  if (kept === undefined) return 0;
  return Number(
    connection.prepare('select max(created_at) from __drizzle_migrations').pluck().get(),
  );
}
