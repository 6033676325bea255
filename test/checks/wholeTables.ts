import Sqlite from 'better-sqlite3';
import { migrate } from 'drizzle-orm/better-sqlite3/migrator';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { drizzleOn, type Connection } from '../../db/connection.ts';
import { folded } from '../../db/folded.ts';

const Journal = z.object({ entries: z.array(z.object({ tag: z.string() })) });
const Texts = z.array(z.string());

/** Writes down what the migrations come to, from which an empty database is made at once. */
export function writeWholeTables(root: string): void {
  writeFileSync(join(root, 'db', 'tables.sql'), wholeTables(join(root, 'migrations')));
}

/** What the migrations of a folder come to, as SQL for an empty file. */
export function wholeTables(migrationsFolder: string): string {
  const journal = readFileSync(join(migrationsFolder, 'meta', '_journal.json'), 'utf8');
  const newest = Journal.parse(JSON.parse(journal)).entries.at(-1);
  const connection = migrated(migrationsFolder);
  const ofMaster = (column: string, condition: string): string[] =>
    Texts.parse(
      connection
        .prepare(
          `SELECT ${column} FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' AND ${condition}`,
        )
        .pluck()
        .all(),
    );
  const tables = ofMaster('name', "type = 'table'");
  const lines = [
    `-- ${newest?.tag ?? ''}`,
    '-- What all migrations up to this one come to. `npm run migrations:generate` writes it.',
    ...ofMaster('sql', 'sql IS NOT NULL').map((text) => `${text};`),
    ...tables.flatMap((table) => insertions(connection, table)),
  ];
  connection.close();
  return `${lines.join('\n')}\n`;
}

/** A database that has been through every migration of a folder, one after the other. */
export function migrated(migrationsFolder: string): Connection {
  const connection = new Sqlite(':memory:');
  connection.function('folded', { deterministic: true }, folded);
  migrate(drizzleOn(connection), { migrationsFolder });
  return connection;
}

/** What puts the rows of a table into an empty one. */
function insertions(connection: Connection, table: string): string[] {
  const columns = connection.prepare(`SELECT * FROM ${table}`).columns();
  const values = columns.map(({ name }) => `quote(${name})`).join(` || ', ' || `);
  const rows = connection.prepare(`SELECT ${values} FROM ${table}`).pluck().all();
  return Texts.parse(rows).map((row) => `INSERT INTO ${table} VALUES (${row});`);
}
