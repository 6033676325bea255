import Sqlite from 'better-sqlite3';
import { fileURLToPath } from 'node:url';
import { folded } from './folded.ts';
import { quickDatabase } from './quickQueries.ts';
import { isSqliteError, unusable, UnusableDatabase } from './unusable.ts';
import { bringUpToDate } from './upToDate.ts';

/** The bare SQLite connection. */
export type Connection = Sqlite.Database;

/** The same connection as drizzle sees it: what the query files are built on. */
export type Drizzle = ReturnType<typeof drizzleOn>;

export function drizzleOn(connection: Connection) {
  return quickDatabase(withOpaqueParameters(connection));
}

/**
 * A bound value may decide whether a partial index serves, so SQLite makes the plan of such a statement
 * anew whenever values are bound to it (sqlite.org/c3ref/prepare.html, on sqlite3_prepare_v2), which takes
 * ten times as long as to run it. Of what stands behind a plus sign it expects nothing. What a partial index
 * is to serve for has to be written out, not bound.
 */
export function withOpaqueParameters(connection: Connection): Connection {
  const prepare: Connection['prepare'] = connection.prepare.bind(connection);
  const opaque = (text: string) =>
    text.replaceAll(/'[^']*'|"[^"]*"|\?/g, (part) => (part === '?' ? '+?' : part));
  const wrapped: Connection = Object.create(connection, {
    prepare: { value: (text: string) => prepare(opaque(text)) },
  });
  return wrapped;
}

/**
 * Opens the file (or `:memory:`), sets what durability and privacy rest on, and brings the tables
 * to the newest migration.
 *
 * @throws UnusableDatabase when the file is no database, cannot be written, or was made by a newer
 *   version.
 */
export function openConnection(
  file: string,
  migrationsFolder = fileURLToPath(new URL('../migrations', import.meta.url)),
): Connection {
  let connection: Connection | undefined;
  try {
    connection = new Sqlite(file);
    prepare(connection, file, migrationsFolder);
    return connection;
  } catch (error) {
    connection?.close();
    throw unusable(error, file) ?? error;
  }
}

function prepare(connection: Connection, file: string, migrationsFolder: string): void {
  connection.pragma('journal_mode = WAL');
  // Said explicitly: in WAL mode this build would otherwise settle for NORMAL, and a power cut
  // could take back a sign-up that was already answered.
  connection.pragma('synchronous = FULL');
  // A sign-up writes sixteen pages into the log, mostly the same ones: copied into the file four times as
  // seldom, they are copied once for four. The log takes up to 16 MB.
  connection.pragma('wal_autocheckpoint = 4000');
  connection.pragma('secure_delete = ON');
  connection.pragma('trusted_schema = OFF');
  // VACUUM works on a whole copy, which must not lie in a directory that others back up or read.
  connection.pragma('temp_store = MEMORY');
  connection.pragma('busy_timeout = 5000');
  connection.function('folded', { deterministic: true }, folded);
  // A migration that makes a table anew drops the old one, and with it every row that refers to it
  // (sqlite.org/lang_altertable.html, section 7). What it says itself of it is not heard within its
  // transaction.
  connection.pragma('foreign_keys = OFF');
  if (!bringUpToDate(connection, drizzleOn(connection), migrationsFolder))
    throw new UnusableDatabase('newer', file);
  connection.pragma('foreign_keys = ON');
  // Nothing so far had to write, where the tables are up to date.
  unlessBusy(connection, () =>
    connection.exec('UPDATE __drizzle_migrations SET hash = hash WHERE false'),
  );
}

/**
 * Does what a file that is written to this very moment can do without. In a rush the write lock is free
 * for microseconds, and a command of the host that waited for it would give up after some seconds.
 */
export function unlessBusy(connection: Connection, job: () => unknown): void {
  const patience = Number(connection.pragma('busy_timeout', { simple: true }));
  connection.pragma('busy_timeout = 0');
  try {
    job();
  } catch (error) {
    if (!isSqliteError(error) || !error.code.startsWith('SQLITE_BUSY')) throw error;
  } finally {
    connection.pragma(`busy_timeout = ${patience}`);
  }
}
