import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase, type Database } from '../../db/database.ts';
import { openLog } from '../../server/log.ts';
import { makeServices } from '../../server/makeServices.ts';
import { purgeExpired } from '../../server/privacy/retention.ts';
import type { Services } from '../../server/services.ts';
import { testClock, testConfig, testNow, type TestClock } from '../helpers/app.ts';
import { bareEvent } from '../helpers/events.ts';

const day = 86_400_000;

let directory: string;
let db: Database;
let clock: TestClock;
let services: Services;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'cacerola-purge-'));
  db = openDatabase(join(directory, 'cacerola.sqlite'));
  clock = testClock();
  const config = testConfig({ retentionDays: 30 });
  services = makeServices(config, db, openLog({ logLevel: 'silent' }), () => clock.now);
});
afterEach(() => {
  db.close();
  rmSync(directory, { recursive: true, force: true });
});

/** How often a text stands anywhere in the files of the database. */
function tracesOf(text: string): number {
  return readdirSync(directory)
    .map((file) => readFileSync(join(directory, file)).toString('latin1'))
    .reduce((sum, bytes) => sum + bytes.toLowerCase().split(text.toLowerCase()).length - 1, 0);
}

describe('the rest that has run out', () => {
  test('mails that the mailbox caught go with the days', async () => {
    await db.write((store) =>
      store.mailbox.insert({
        receivedAt: testNow,
        recipient: 'ada@example.org',
        subject: 'Zyxomark',
        raw: Buffer.from('Zyxomark'),
      }),
    );
    clock.advance(30 * day);
    await purgeExpired(services);
    expect(tracesOf('zyxomark')).toBeGreaterThan(0);
    clock.advance(1);
    expect(await purgeExpired(services)).toMatchObject({ mails: 1, clean: true });
    expect(tracesOf('zyxomark')).toBe(0);
  });

  test('a form that nobody finishes goes with the days, and one of an event stays with it', async () => {
    const { organizer, event } = await db.write((store) => ({
      organizer: store.organizers.insert(
        {
          name: 'Ada Example',
          email: 'ada@example.org',
          emailKey: 'ada@example.org',
          language: 'en',
          invitedAt: testNow,
        },
        { role: 'owner' },
      ),
      event: store.events.insert(bareEvent(testNow, {}, { startLocal: '2024-04-21T14:30' })),
    }));
    const kept = { organizerId: organizer.id, version: 1, createdAt: testNow, updatedAt: testNow };
    await db.write((store) => {
      store.drafts.insertForm({ ...kept, id: 'never made', typed: { title: 'Zyxomark' } });
      store.drafts.insertForm({ ...kept, id: 'edits', eventId: event.id, typed: { title: 'A' } });
    });
    clock.advance(30 * day);
    await purgeExpired(services);
    expect(db.drafts.form('never made')).toBeDefined();
    clock.advance(1);
    expect(await purgeExpired(services)).toMatchObject({ clean: true });
    expect(db.drafts.form('never made')).toBeUndefined();
    expect(db.drafts.form('edits')).toBeDefined();
    expect(tracesOf('zyxomark')).toBe(0);
  });

  test('a former organizer becomes nameless, and the audit log still knows that they were one', async () => {
    const organizer = await db.write((store) =>
      store.organizers.insert(
        {
          name: 'Zyxomark',
          email: 'zyxomark@example.org',
          emailKey: 'zyxomark@example.org',
          language: 'en',
          invitedAt: testNow,
          removedAt: testNow,
        },
        { role: 'owner' },
      ),
    );
    clock.advance(30 * day + 1);
    expect(await purgeExpired(services)).toMatchObject({ organizers: 1, clean: true });
    expect(tracesOf('zyxomark')).toBe(0);
    expect(db.organizers.byId(organizer.id)?.name).toBe('Former organizer');
    expect((await purgeExpired(services)).organizers).toBe(0);
  });

  test('sessions and links that open nothing any more are deleted', async () => {
    const signIn = await db.write((store) => {
      const { id } = store.organizers.insert(
        {
          name: 'Ada Example',
          email: 'ada@example.org',
          emailKey: 'ada@example.org',
          language: 'en',
          invitedAt: testNow,
        },
        { role: 'owner' },
      );
      store.organizers.insertSession({
        tokenHash: 'hash',
        organizerId: id,
        createdAt: testNow,
        lastSeenAt: testNow,
      });
      return store.organizers.insertSignIn({
        publicId: 'link',
        organizerId: id,
        createdAt: testNow,
        expiresAt: testNow + 1,
      });
    });
    await purgeExpired(services);
    expect(db.organizers.signInById(signIn.id)).toBeDefined();
    expect(db.organizers.bySession('hash')).toBeDefined();
    clock.advance(8 * day);
    await purgeExpired(services);
    expect(db.organizers.signInById(signIn.id)).toBeUndefined();
    expect(db.organizers.bySession('hash')).toBeUndefined();
  });
});
