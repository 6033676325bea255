import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { openConnection } from '../../../db/connection.ts';
import { openDatabase } from '../../../db/database.ts';
import { openLog } from '../../../server/log.ts';
import { mailboxTransport } from '../../../server/mail/transport.ts';
import { mailWorker } from '../../../server/mail/worker.ts';
import { makeServices } from '../../../server/makeServices.ts';
import { testConfig } from '../../helpers/app.ts';

/* Until migration 8 everybody had rows of their own for each reminder. */

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'cacerola-test-'));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

const Journal = z.looseObject({ entries: z.array(z.looseObject({ idx: z.number() })) });

/** The migrations as they were before reminders became one row an event. */
function formerMigrations(): string {
  const folder = join(directory, 'migrations');
  cpSync(fileURLToPath(new URL('../../../migrations', import.meta.url)), folder, {
    recursive: true,
  });
  const file = join(folder, 'meta', '_journal.json');
  const journal = Journal.parse(JSON.parse(readFileSync(file, 'utf8')));
  const entries = journal.entries.filter(({ idx }) => idx < 8);
  writeFileSync(file, JSON.stringify({ ...journal, entries }));
  return folder;
}

const startsAt = Date.UTC(2024, 0, 21, 19, 30);
const dayBefore = Date.UTC(2024, 0, 20, 15);
const soon = startsAt - 3_600_000;

/** Five people: reminded already, being mailed, refused for now, and two who wait. */
const people = ['sent', 'leased', 'tried', 'waits', 'waits too'];

function formerFile(): string {
  const file = join(directory, 'cacerola.sqlite');
  const former = openConnection(file, formerMigrations());
  former
    .prepare(
      `insert into events (id, slug, kind, state, language, title, host, zone, start_local, starts_at,
        announced_zones, tzdata, speakers, seats_taken, scheduled_at, created_at, updated_at)
      values (1, 'panel', 'online', 'published', 'en', 'Panel', 'Example Collective',
        'America/New_York', '2024-01-21T14:30', ?, '[]', 'x', '[]', 5, 1, 1, 1)`,
    )
    .run(startsAt);
  const signup = former.prepare(
    `insert into signups (id, public_id, event_id, name, email, email_key, language, state, uid,
      created_at, updated_at)
    values (@id, 'public' || @id, 1, @name, @email, @email, 'en',
      'confirmed', 'uid' || @id, 1, 1)`,
  );
  const mail = former.prepare(
    `insert into outbox (kind, message_key, event_id, signup_id, detail, priority, state, due_at,
      attempts, first_tried_at, lease_token, leased_until, sent_at, created_at)
    values (@kind, @kind || @id, 1, @id, @detail, 2, @state, @dueAt, @attempts, @triedAt,
      @leaseToken, @leasedUntil, null, 1)`,
  );
  const detail = JSON.stringify({ startsAt });
  const untouched = { state: 'due', attempts: 0, triedAt: null, leaseToken: null };
  for (const [index, name] of people.entries()) {
    const id = index + 1;
    signup.run({ id, name, email: `${id}@example.org` });
    const row = { ...untouched, id, detail, leasedUntil: null };
    mail.run({ ...row, kind: 'signup-confirmed', state: 'sent', detail: null, dueAt: 1 });
    mail.run({ ...row, kind: 'signup-reminder-soon', dueAt: soon });
    mail.run({
      ...row,
      kind: 'signup-reminder-day',
      dueAt: name === 'tried' ? dayBefore + 60_000 : dayBefore,
      ...(name === 'sent' ? { state: 'sent' } : {}),
      ...(name === 'leased' ? { leaseToken: 'dead', leasedUntil: dayBefore + 1 } : {}),
      ...(name === 'tried' ? { attempts: 1, triedAt: dayBefore } : {}),
    });
  }
  // What reminds of a start that was moved is nobody's any more; broken detail ends no upgrade.
  mail.run({ ...untouched, id: 5, kind: 'event-thanks', detail: '{', dueAt: 9, leasedUntil: null });
  former.close();
  return file;
}

test('reminders of before become one row an event and kind, and nobody gets two or none', async () => {
  const file = formerFile();
  const db = openDatabase(file);
  const { found } = db.outbox.list({}, 100, 0);
  const rowsOf = (kind: string) => found.map(({ mail }) => mail).filter((row) => row.kind === kind);
  expect(rowsOf('signup-reminder-soon')).toMatchObject([
    { signupId: null, fedThrough: 0, dueAt: soon, detail: { startsAt } },
  ]);
  expect(rowsOf('signup-reminder-day')).toHaveLength(4);
  expect(rowsOf('signup-confirmed')).toHaveLength(people.length);
  expect(db.reminders.ofEvent(1)).toMatchObject([
    { kind: 'signup-reminder-day', dueAt: dayBefore, startsAt },
    { kind: 'signup-reminder-soon', dueAt: soon, startsAt },
  ]);

  let now = dayBefore + 120_000;
  const log = openLog({ logLevel: 'silent' });
  const services = makeServices(testConfig(), db, log, () => now);
  const mailed = () =>
    db.mailbox
      .newest(100)
      .map(({ recipient, subject }) => `${recipient} ${subject}`)
      .toSorted();
  await mailWorker(services, mailboxTransport(services)).drain();
  expect(mailed()).toEqual([2, 3, 4, 5].map((id) => `${id}@example.org Tomorrow: Panel`));
  now = soon;
  await mailWorker(services, mailboxTransport(services)).drain();
  const all = mailed();
  expect(all).toHaveLength(4 + people.length);
  expect(new Set(all).size).toBe(all.length);
  db.close();
});
