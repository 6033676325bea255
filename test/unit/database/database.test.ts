import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openConnection } from '../../../db/connection.ts';
import { openDatabase, type Database } from '../../../db/database.ts';
import { openLog } from '../../../server/log.ts';
import { makeServices } from '../../../server/makeServices.ts';
import { testConfig, testNow } from '../../helpers/app.ts';
import { insertEvent } from '../../helpers/events.ts';
import { insertSignup } from '../../helpers/mails.ts';

let directory: string;
let file: string;
let db: Database;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'cacerola-test-'));
  file = join(directory, 'cacerola.sqlite');
  db = openDatabase(file);
});

afterEach(() => {
  db.close();
  rmSync(directory, { recursive: true, force: true });
});

const remark = (recipient: string) => ({
  receivedAt: 1,
  recipient,
  subject: 'A mail',
  raw: Buffer.from(`To: ${recipient}`),
});

const recipients = (of: Database) => of.mailbox.newest(10).map(({ recipient }) => recipient);

test('what is written down of the outbox alone changes no page', async () => {
  const before = db.version();
  expect(await db.mark((outbox) => outbox.counts().due)).toBe(0);
  expect(db.version()).toBe(before);
  await db.write((store) => store.mailbox.insert(remark('ada@example.org')));
  expect(db.version()).not.toBe(before);
});

test('a sign-up that is put onto a list is told as it then stands there', async () => {
  const log = openLog({ logLevel: 'silent' });
  const services = makeServices(testConfig(), db, log, () => testNow);
  const event = await insertEvent(services);
  const inserted = await db.write((store) =>
    store.signups.insert({
      publicId: 'ada',
      eventId: event.id,
      name: 'Ada Example',
      email: 'ada@example.org',
      emailKey: 'ada@example.org',
      language: 'es',
      state: 'confirmed',
      uid: 'uid',
      createdAt: 1,
      updatedAt: 2,
    }),
  );
  expect(db.signups.byId(inserted.id)).toStrictEqual(inserted);
});

test('a file that another process writes to at this moment is opened at once', async () => {
  const log = openLog({ logLevel: 'silent' });
  const services = makeServices(testConfig(), db, log, () => testNow);
  await insertSignup(services, await insertEvent(services));
  const writer = openConnection(file);
  writer.exec('BEGIN IMMEDIATE');
  const began = performance.now();
  // The one who signed up is in no list yet, and whoever opens the file would enter them.
  const opened = openDatabase(file);
  const waited = performance.now() - began;
  writer.exec('ROLLBACK');
  writer.close();
  opened.close();
  expect(waited).toBeLessThan(4000);
});

test('questions that are asked together see one state, and may fail', async () => {
  const insert = openConnection(file);
  try {
    const add = insert.prepare(
      `insert into mailbox (received_at, recipient, subject, raw) values (1, 'ada@example.org', '', '')`,
    );
    const [before, after] = db.read(() => {
      const first = recipients(db);
      add.run();
      return [first, recipients(db)];
    });
    expect([before, after]).toEqual([[], []]);
    expect(recipients(db)).toEqual(['ada@example.org']);
    expect(() =>
      db.read(() => {
        throw new Error('No answer.');
      }),
    ).toThrow('No answer.');
    expect(db.read(() => recipients(db))).toEqual(['ada@example.org']);
    expect(await db.write(() => db.read(() => recipients(db)))).toEqual(['ada@example.org']);
  } finally {
    insert.close();
  }
});

describe('a database file', () => {
  test('tells of a write once it is on the disk, and not of how far the outbox was worked off', async () => {
    let told = 0;
    db.onCommit(() => {
      told += 1;
    });
    await db.mark((outbox) => outbox.counts().due);
    expect(told).toBe(0);
    await db.write(() => null);
    expect(told).toBe(1);
  });

  test('keeps what was written when it is opened again', async () => {
    await db.write((store) => store.mailbox.insert(remark('ada@example.org')));
    db.close();
    db = openDatabase(file);
    expect(recipients(db)).toEqual(['ada@example.org']);
  });

  test('holds nothing where there is no detail, and otherwise JSON', async () => {
    const trace = { at: 1, by: 'system' } as const;
    await db.write((store) => {
      store.audit.append({ ...trace, action: 'traces-removed' });
      store.audit.append({ ...trace, action: 'changes-sent-now', detail: { attendees: 3 } });
      const mail = { kind: 'x', priority: 1, dueAt: 1, createdAt: 1 } as const;
      store.outbox.insert({ ...mail, messageKey: 'a' });
      store.outbox.insert({ ...mail, messageKey: 'b', detail: { seats: 3 } });
    });
    const reader = openConnection(file);
    const details = (table: string) =>
      reader.prepare(`select detail from ${table} order by id`).pluck().all();
    expect(details('trail')).toEqual([null, '{"attendees":3}']);
    expect(details('outbox')).toEqual([null, '{"seats":3}']);
    reader.close();
  });

  test('is copied whole while it is in use', async () => {
    await db.write((store) => store.mailbox.insert(remark('ada@example.org')));
    const copy = join(directory, 'copy.sqlite');
    await db.backup(copy);
    await db.write((store) => store.mailbox.insert(remark('bo@example.org')));
    const restored = openDatabase(copy);
    expect(recipients(restored)).toEqual(['ada@example.org']);
    restored.close();
  });

  test('holds no byte of what was removed, once the log is folded in', async () => {
    const address = 'somebody-who-left@example.org';
    await db.write((store) => store.mailbox.insert(remark(address)));
    db.checkpoint();
    expect(readFileSync(file).includes(address)).toBe(true);
    await db.write((store) => store.mailbox.removeBefore(2));
    db.checkpoint();
    expect(readFileSync(file).includes(address)).toBe(false);
    expect(readFileSync(`${file}-wal`).includes(address)).toBe(false);
  });

  test('that a newer version has written is not opened by an older one', () => {
    db.close();
    const connection = openConnection(file);
    connection
      .prepare('insert into __drizzle_migrations (hash, created_at) values (?, ?)')
      .run('from a later version', 8_000_000_000_000);
    connection.close();
    try {
      expect(() => openDatabase(file)).toThrow(/newer version/);
    } finally {
      rmSync(file);
      db = openDatabase(file);
    }
  });
});

describe('the version of what is stored', () => {
  test('changes with every commit and with nothing else', async () => {
    const before = db.version();
    recipients(db);
    expect(db.version()).toBe(before);
    await db.write((store) => store.mailbox.insert(remark('ada@example.org')));
    expect(db.version()).not.toBe(before);
  });

  test('changes when another program writes into the file', async () => {
    const other = openDatabase(file);
    const before = db.version();
    await other.write((store) => store.mailbox.insert(remark('ada@example.org')));
    expect(db.version()).not.toBe(before);
    other.close();
  });
});
