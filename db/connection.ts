import Sqlite from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { migrate } from 'drizzle-orm/better-sqlite3/migrator';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { fileURLToPath } from 'node:url';

/** The bare SQLite connection. */
export type Connection = Sqlite.Database;

/** The same connection as drizzle sees it: what the query files are built on. */
export type Drizzle = ReturnType<typeof drizzleOn>;

export function drizzleOn(connection: Connection) {
  return drizzle({ client: connection, casing: 'snake_case' });
}

/**
 * Opens the file (or `:memory:`), sets what durability and privacy rest on, and brings the tables
 * to the newest migration.
 *
 * @throws when the file is no database, cannot be written, or was made by a newer version.
 */
export function openConnection(file: string): Connection {
  const connection = new Sqlite(file);
  connection.pragma('journal_mode = WAL');
  // Said explicitly: in WAL mode this build would otherwise settle for NORMAL, and a power cut
  // could take back a sign-up that was already answered.
  connection.pragma('synchronous = FULL');
  connection.pragma('foreign_keys = ON');
  connection.pragma('secure_delete = ON');
  connection.pragma('trusted_schema = OFF');
  connection.pragma('busy_timeout = 5000');
  const migrationsFolder = fileURLToPath(new URL('../migrations', import.meta.url));
  migrate(drizzleOn(connection), { migrationsFolder });
  const newest = readMigrationFiles({ migrationsFolder }).at(-1)?.folderMillis ?? 0;
  const applied = connection
    .prepare('select max(created_at) from __drizzle_migrations')
    .pluck()
    .get();
  if (Number(applied) > newest) {
    connection.close();
    throw new Error('The database was written by a newer version of Cacerola.');
  }
  return connection;
}
