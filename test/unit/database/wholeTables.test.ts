import { expect, test } from '@jest/globals';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { openConnection, type Connection } from '../../../db/connection.ts';
import { migrated } from '../../checks/wholeTables.ts';

/* An empty file is given the tables at once; any other goes through the migrations. */

const migrations = fileURLToPath(new URL('../../../migrations', import.meta.url));

test('a new file is as one that has been through all migrations', () => {
  const [made, other] = [openConnection(':memory:'), migrated(migrations)];
  expect(contents(made)).toEqual(contents(other));
  made.close();
  other.close();
});

const Journal = z.looseObject({ entries: z.array(z.looseObject({ tag: z.string() })) });

test('a new file goes through the migrations where the last of them is another', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cacerola-test-'));
  try {
    cpSync(migrations, folder, { recursive: true });
    const file = join(folder, 'meta', '_journal.json');
    const journal = Journal.parse(JSON.parse(readFileSync(file, 'utf8')));
    writeFileSync(file, JSON.stringify({ ...journal, entries: journal.entries.slice(0, -1) }));
    const [made, other] = [openConnection(':memory:', folder), migrated(folder)];
    expect(contents(made)).toEqual(contents(other));
    made.close();
    other.close();
  } finally {
    rmSync(folder, { recursive: true });
  }
});

const Master = z.array(
  z.object({
    type: z.string(),
    name: z.string(),
    tbl_name: z.string(),
    sql: z.string().nullable(),
  }),
);

/** Every table, index and trigger as SQLite keeps it, and every row. */
function contents(connection: Connection): unknown {
  const master = connection.prepare("select * from sqlite_master where name <> 'sqlite_sequence'");
  const all = Master.parse(master.all());
  const rows = all
    .filter(({ type }) => type === 'table')
    .map(({ name }) => [name, connection.prepare(`select * from ${name}`).all()]);
  return { all, rows };
}
