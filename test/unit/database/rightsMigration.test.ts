import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { openConnection } from '../../../db/connection.ts';
import { openDatabase } from '../../../db/database.ts';

/* Until migration 28 all organizers could do everything. */

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'cacerola-test-'));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

const Journal = z.looseObject({ entries: z.array(z.looseObject({ idx: z.number() })) });

/** The migrations as they were before there were roles. */
function formerMigrations(): string {
  const folder = join(directory, 'migrations');
  const present = fileURLToPath(new URL('../../../migrations', import.meta.url));
  cpSync(present, folder, { recursive: true });
  const file = join(folder, 'meta', '_journal.json');
  const journal = Journal.parse(JSON.parse(readFileSync(file, 'utf8')));
  const entries = journal.entries.filter(({ idx }) => idx < 28);
  writeFileSync(file, JSON.stringify({ ...journal, entries }));
  return folder;
}

test('whoever organized before there were roles is an owner, and who was removed is nobody', () => {
  const file = join(directory, 'cacerola.sqlite');
  const former = openConnection(file, formerMigrations());
  const organizer = former.prepare(
    `insert into organizers (id, name, email, email_key, language, invited_at, removed_at)
    values (@id, @id, @id, @id, 'en', 1, @removedAt)`,
  );
  organizer.run({ id: 1, removedAt: null });
  organizer.run({ id: 2, removedAt: 1 });
  organizer.run({ id: 3, removedAt: null });
  former.close();

  const db = openDatabase(file);
  expect([1, 2, 3].map((id) => db.rights.of(id))).toEqual([
    { role: 'owner' },
    null,
    { role: 'owner' },
  ]);
  expect(db.organizers.active().map(({ id }) => id)).toEqual([1, 3]);
  db.close();
});

test('what is no role cannot be written', () => {
  const file = join(directory, 'cacerola.sqlite');
  openDatabase(file).close();
  const connection = openConnection(file);
  connection.exec(`insert into organizers (id, name, email, email_key, language, invited_at)
    values (1, 'a', 'a', 'a', 'en', 1)`);
  for (const impossible of [
    `'boss', null, null`,
    `'door', null, null`,
    `'owner', null, 1`,
    `'organizer', 1, null`,
    `'coordinator', 1, null`,
  ])
    expect(() =>
      connection.exec(
        `insert into rights (organizer_id, role, door_event_id, campaign_id) values (1, ${impossible})`,
      ),
    ).toThrow(/CHECK constraint failed/);
  connection.close();
});
