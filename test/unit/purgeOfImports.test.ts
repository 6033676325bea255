import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase, type Database } from '../../db/database.ts';
import type { ActionList, Event, Import } from '../../db/schema.ts';
import { importsKept } from '../../server/imports/importsKept.ts';
import { openLog } from '../../server/log.ts';
import { makeServices } from '../../server/makeServices.ts';
import { purgeExpired } from '../../server/privacy/retention.ts';
import type { Services } from '../../server/services.ts';
import { eraseSignup } from '../../server/signups/eraseSignup.ts';
import { testClock, testConfig, testNow, type TestClock } from '../helpers/app.ts';
import { insertEvent } from '../helpers/events.ts';
import { signedInOrganizer } from '../helpers/organizer.ts';
import { insertOpenCampaign } from '../helpers/proposals.ts';
import { signUpAttendee } from '../helpers/signups.ts';

let directory: string;
let db: Database;
let clock: TestClock;
let services: Services;
let organizerId: number;

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'cacerola-purge-imports-'));
  db = openDatabase(join(directory, 'cacerola.sqlite'));
  clock = testClock();
  const config = testConfig({ retentionDays: 30 });
  services = makeServices(config, db, openLog({ logLevel: 'silent' }), () => clock.now);
  await signedInOrganizer(services);
  organizerId = db.organizers.byEmailKey('ada@example.org')?.id ?? 0;
});
afterEach(() => {
  db.close();
  rmSync(directory, { recursive: true, force: true });
});

/** A list of one person whom nobody else names, in a state. */
function list(event: Event, values: Partial<Import> = {}): Promise<Import> {
  return db.write((store) => {
    const one = store.imports.insert({
      eventId: event.id,
      organizerId,
      state: 'checked',
      fileName: 'people.csv',
      form: { format: 'csv' },
      columns: [{ name: 'Name', samples: ['Zebedea Listed'], filled: 1, words: null, dates: null }],
      mapping: {},
      decisions: {},
      rows: 1,
      createdAt: clock.now,
      ...values,
    });
    const cells = ['Zebedea Listed', 'zebedea@example.org'];
    store.imports.addRows(one.id, [{ line: 2, cells }]);
    store.imports.checkRow({
      importId: one.id,
      line: 2,
      emailKey: 'zebedea@example.org',
      outcome: 'new',
      problems: [],
      changes: '',
      signupId: null,
      agreed: true,
    });
    return one;
  });
}

/** Whether a word stands anywhere in the files of the database. */
function isOnDisk(word: string): boolean {
  db.checkpoint();
  return readdirSync(directory).some((file) =>
    readFileSync(join(directory, file)).includes(Buffer.from(word)),
  );
}

test('a list that nobody imported is gone after a week, with its traces', async () => {
  const event = await insertEvent(services);
  const one = await list(event);
  clock.advance(importsKept - 1);
  await purgeExpired(services);
  expect(isOnDisk('zebedea')).toBe(true);
  clock.advance(2);
  await purgeExpired(services);
  expect(db.imports.byId(one.id)).toBeUndefined();
  expect(isOnDisk('zebedea')).toBe(false);
});

test('of a list that was imported it stays for as long as the sign-up who came by it', async () => {
  const event = await insertEvent(services);
  const one = await list(event, { state: 'written', writtenAt: testNow });
  const { id: signupId } = await signUpAttendee(services, event, {
    name: 'Bob Example',
    email: 'bob@example.org',
  });
  await db.write((store) => {
    store.imports.addRows(one.id, [{ line: 3, cells: ['Bob Listed'] }]);
    const did = { did: 'entered', didAt: testNow, before: null } as const;
    store.imports.noteDone({ importId: one.id, line: 3, signupId, ...did });
  });
  clock.advance(importsKept + 1);
  await purgeExpired(services);
  expect(db.imports.rows(one.id, null, { limit: 9, offset: 0 })).toMatchObject([
    { line: 3, cells: [], signupId },
  ]);
  expect(db.imports.byId(one.id)).toMatchObject({ clearedAt: clock.now });
  expect(isOnDisk('Listed')).toBe(false);

  await eraseSignup(services, signupId, { organizerId });
  expect(db.imports.rows(one.id, null, { limit: 9, offset: 0 })).toEqual([]);
});

test('erasing somebody reaches the lists that name them', async () => {
  const event = await insertEvent(services);
  const one = await list(event);
  const { id } = await signUpAttendee(services, event, {
    name: 'Zebedea Example',
    email: 'Zebedea@example.org',
  });
  await eraseSignup(services, id, { organizerId });
  expect(db.imports.rows(one.id, null, { limit: 9, offset: 0 })).toEqual([]);
});

test('the retention day takes every list of an event', async () => {
  const event = await insertEvent(services, {}, { endLocal: '2024-01-21T16:00' });
  const one = await list(event, { state: 'written', writtenAt: testNow });
  clock.set(Date.UTC(2024, 0, 21, 21) + 31 * 86_400_000);
  await db.write((store) => store.imports.update(one.id, { writtenAt: clock.now }));
  await purgeExpired(services);
  expect(db.imports.byId(one.id)).toBeUndefined();
  expect(isOnDisk('zebedea')).toBe(false);
});

test('a list of actions says nothing of anybody after a week, whether it was imported or not', async () => {
  const { id: campaignId } = await insertOpenCampaign(services);
  const insert = (values: Partial<ActionList>) =>
    db.write((store) => {
      const one = store.actionLists.insert({
        campaignId,
        organizerId,
        state: 'checked',
        fileName: 'actions.csv',
        form: { format: 'csv' },
        columns: [{ name: 'Contact', samples: ['zebedea@example.org'] }],
        choices: {},
        rows: 1,
        createdAt: clock.now,
        ...values,
      });
      store.actionLists.addRows(one.id, [{ line: 2, cells: ['Cairo', 'zebedea@example.org'] }]);
      return one;
    });
  const left = await insert({});
  const written = await insert({ state: 'written', writtenAt: clock.now, made: 1 });
  clock.advance(importsKept - 1);
  await purgeExpired(services);
  expect(isOnDisk('zebedea')).toBe(true);
  clock.advance(2);
  await purgeExpired(services);
  expect(db.actionLists.byId(left.id)).toBeUndefined();
  expect(db.actionLists.byId(written.id)).toMatchObject({ made: 1, clearedAt: clock.now });
  expect(isOnDisk('zebedea')).toBe(false);
});
