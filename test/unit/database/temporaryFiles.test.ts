import { expect, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, watch } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';

const database = new URL('../../../db/database.ts', import.meta.url).href;

/** Rewrites a database of 32 MB, more than SQLite keeps of a temporary file in memory. */
const program = `
  const { openDatabase } = await import(${JSON.stringify(database)});
  const { default: Sqlite } = await import('better-sqlite3');
  const db = openDatabase(process.argv[1]);
  const bare = new Sqlite(process.argv[1]);
  const insert = bare.prepare(
    "insert into campaigns (slug, title, facts, updated_at) values (?, ?, '[]', 0)",
  );
  bare.exec("begin");
  for (let at = 0; at < 8000; at += 1) insert.run(String(at), 'x'.repeat(4000));
  bare.exec("commit");
  bare.close();
  if (!db.compact()) throw new Error('Somebody else was reading.');
  db.close();
`;

test('nothing of the database is written to the directory for temporary files', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'cacerola-test-'));
  const temporary = join(folder, 'tmp');
  mkdirSync(temporary);
  const made: unknown[] = [];
  // SQLite removes the names of its files at once: they are seen only as they come.
  const watcher = watch(temporary, (_, name) => made.push(name));
  const words = ['--input-type=module', '-e', program, join(folder, 'a.sqlite')];
  execFileSync(process.execPath, words, { env: { TMPDIR: temporary } });
  await setTimeout(200);
  watcher.close();
  rmSync(folder, { recursive: true, force: true });
  expect(made).toEqual([]);
}, 90_000);
