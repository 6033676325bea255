import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { is } from 'drizzle-orm';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { getTableConfig, SQLiteTable } from 'drizzle-orm/sqlite-core';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { openConnection, type Connection } from '../../../db/connection.ts';
import { folded } from '../../../db/folded.ts';
import * as schema from '../../../db/schema.ts';

const folder = fileURLToPath(new URL('../../../migrations', import.meta.url));
const migrations = readMigrationFiles({ migrationsFolder: folder });

let directory: string;
let file: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'cacerola-test-'));
  file = join(directory, 'cacerola.sqlite');
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

/** A row of every table, each naming those of the others; only columns that the first version had. */
const rows: Readonly<Record<string, Readonly<Record<string, string | number | null>>>> = {
  campaigns: { id: 7, slug: 'campaign', title: 'Campaign', facts: '["a fact"]', updated_at: 1 },
  events: {
    id: 7,
    slug: 'panel',
    campaign_id: 7,
    kind: 'online',
    state: 'published',
    language: 'en',
    title: 'Panel',
    host: 'Example Collective',
    zone: 'America/New_York',
    start_local: '2024-01-21T14:30',
    starts_at: 1705865400000,
    announced_zones: '["America/New_York"]',
    tzdata: '2023d',
    speakers: '[{"name":"Ada Example","role":"welder"}]',
    capacity: 20,
    seats_taken: 2,
    scheduled_at: 1,
    published_at: 1,
    created_at: 1,
    updated_at: 1,
  },
  signups: {
    id: 7,
    public_id: 'signup-public-id',
    event_id: 7,
    name: 'Ada Example',
    email: 'ada@example.org',
    email_key: 'ada@example.org',
    companions: 1,
    access_needs: 'a chair',
    language: 'es',
    zone: 'America/Bogota',
    state: 'confirmed',
    uid: 'signup-uid',
    created_at: 1,
    updated_at: 1,
  },
  endorsements: {
    id: 7,
    public_id: 'endorsement-public-id',
    event_id: 7,
    source: 'request',
    state: 'approved',
    organization: 'Example Union',
    name_key: 'example union',
    listed_as: 'Example Union',
    proposed: '{"listedAs":"The Union","website":"","city":"","statement":""}',
    email: 'union@example.org',
    email_key: 'union@example.org',
    language: 'en',
    created_at: 1,
    confirmed_at: 1,
    updated_at: 1,
  },
  organizers: {
    id: 7,
    name: 'Bo Example',
    email: 'bo@example.org',
    email_key: 'bo@example.org',
    language: 'en',
    invited_at: 1,
  },
  sign_ins: {
    id: 7,
    public_id: 'sign-in-public-id',
    organizer_id: 7,
    browser_hash: 'browser',
    created_at: 1,
    expires_at: 2,
  },
  sessions: { token_hash: 'token', organizer_id: 7, created_at: 1, last_seen_at: 1 },
  messages: {
    id: 7,
    form_key: 'form',
    event_id: 7,
    organizer_id: 7,
    audience: 'all',
    texts: '{"en":{"subject":"S","text":"T"}}',
    pace: 60,
    created_at: 1,
    updated_at: 1,
  },
  outbox: {
    id: 7,
    kind: 'message',
    message_key: 'message-key',
    event_id: 7,
    signup_id: 7,
    endorsement_id: 7,
    organizer_id: 7,
    sign_in_id: 7,
    message_id: 7,
    detail: '{"startsAt":1}',
    priority: 1,
    due_at: 1,
    created_at: 1,
  },
  bounces: {
    mail_id: 7,
    address_hash: 'hash',
    weight: 'hard',
    status: '5.1.1',
    reply: 'unknown',
    at: 1,
  },
  mailbox: { id: 7, received_at: 1, recipient: 'ada@example.org', subject: 'S', raw: 'bytes' },
  mail_refusals: {
    id: 7,
    address_hash: 'hash',
    scope: 'event',
    event_id: 7,
    source: 'owner',
    created_at: 1,
  },
  trail: {
    id: 7,
    at: 1,
    actor: 'organizer',
    organizer_id: 7,
    action: 'event-cancelled',
    event_id: 7,
    signup_id: 7,
    endorsement_id: 7,
    detail: '{"attendees":2}',
  },
  unread_reports: {
    id: 7,
    received_at: 1,
    digest: 'digest',
    subject: 'S',
    sender: 'bo@example.org',
    raw: 'bytes',
    size: 5,
  },
};

/** The database file as a former version left it, with a row in every table. */
function formerFile(version: number): void {
  const former = new Sqlite(file);
  // As every connection of the program knows it when it migrates.
  former.function('folded', { deterministic: true }, folded);
  former.exec(
    'create table __drizzle_migrations (id serial primary key, hash text, created_at numeric)',
  );
  for (const { sql, hash, folderMillis } of migrations.slice(0, version + 1)) {
    for (const statement of sql) former.exec(statement);
    former
      .prepare('insert into __drizzle_migrations (hash, created_at) values (?, ?)')
      .run(hash, folderMillis);
  }
  former.pragma('foreign_keys = OFF');
  for (const [table, row] of Object.entries(rows)) {
    const names = Object.keys(row);
    former
      .prepare(`insert into ${table} (${names.join()}) values (${names.map(() => '?').join()})`)
      .run(...Object.values(row));
  }
  expect(former.pragma('foreign_key_check')).toEqual([]);
  former.close();
}

function kept(connection: Connection): unknown {
  return Object.fromEntries(
    Object.entries(rows).map(([table, row]) => [
      table,
      connection.prepare(`select ${Object.keys(row).join()} from ${table}`).get(),
    ]),
  );
}

const Journal = z.looseObject({
  entries: z.array(z.looseObject({ when: z.number(), tag: z.string() })),
});

describe('a database', () => {
  test.each(migrations.map((_, version) => version))(
    'that was left by migration %d loses nothing by an upgrade',
    (version) => {
      formerFile(version);
      const connection = openConnection(file);
      expect(kept(connection)).toEqual(rows);
      expect(connection.pragma('foreign_key_check')).toEqual([]);
      expect(connection.pragma('integrity_check', { simple: true })).toBe('ok');
      connection.close();
    },
  );

  test('loses nothing where a migration makes a table anew that others refer to', () => {
    formerFile(migrations.length - 1);
    const changed = join(directory, 'migrations');
    cpSync(folder, changed, { recursive: true });
    const journalFile = join(changed, 'meta', '_journal.json');
    const journal = Journal.parse(JSON.parse(readFileSync(journalFile, 'utf8')));
    const when = (journal.entries.at(-1)?.when ?? 0) + 1;
    const entries = [...journal.entries, { when, tag: 'anew', breakpoints: true }];
    writeFileSync(journalFile, JSON.stringify({ ...journal, entries }));
    // As drizzle-kit writes it: within the transaction of a migration the pragmas do nothing.
    const anew = [
      'PRAGMA foreign_keys=OFF;',
      'CREATE TABLE __new_outbox AS SELECT * FROM outbox;',
      'DROP TABLE outbox;',
      'ALTER TABLE __new_outbox RENAME TO outbox;',
      'CREATE UNIQUE INDEX outbox_ids ON outbox (id);',
      'PRAGMA foreign_keys=ON;',
    ];
    writeFileSync(join(changed, 'anew.sql'), anew.join('--> statement-breakpoint\n'));
    const connection = openConnection(file, changed);
    expect(kept(connection)).toEqual(rows);
    expect(connection.pragma('foreign_keys', { simple: true })).toBe(1);
    connection.close();
  });
});

test('migrations are in the order of their times: an older one would be passed over', () => {
  const times = migrations.map(({ folderMillis }) => folderMillis);
  expect(times).toEqual([...new Set(times)].toSorted((one, other) => one - other));
});

const ForeignKeys = z.array(
  z.object({
    table: z.string(),
    from: z.string(),
    to: z.string(),
    on_update: z.string(),
    on_delete: z.string(),
  }),
);

/** What refers to what, and what happens to it then. drizzle-kit leaves that out of added columns. */
test.each(Object.values(schema).filter((value) => is(value, SQLiteTable)))(
  'the references of a table are in the file as the schema has them: %#',
  (table) => {
    const { name, foreignKeys } = getTableConfig(table);
    const connection = openConnection(file);
    const found = ForeignKeys.parse(connection.pragma(`foreign_key_list(${name})`));
    connection.close();
    const wanted = foreignKeys.map((key) => {
      const { columns, foreignTable, foreignColumns } = key.reference();
      return [
        columns.map(nameIn).join(),
        getTableConfig(foreignTable).name,
        foreignColumns.map(nameIn).join(),
        key.onUpdate ?? 'no action',
        key.onDelete ?? 'no action',
      ].join(' ');
    });
    const inFile = found.map(({ from, table: to, to: column, on_update, on_delete }) =>
      `${from} ${to} ${column} ${on_update} ${on_delete}`.toLowerCase(),
    );
    expect({ name, references: inFile.toSorted() }).toEqual({
      name,
      references: wanted.toSorted(),
    });
  },
);

/** The name of a column in the file. */
function nameIn({ name }: { name: string }): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
