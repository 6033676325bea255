import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase, type Database } from '../../db/database.ts';
import type { Event, SheetRow } from '../../db/schema.ts';
import { openLog } from '../../server/log.ts';
import { makeServices } from '../../server/makeServices.ts';
import { purgeExpired } from '../../server/privacy/retention.ts';
import type { Services } from '../../server/services.ts';
import { eraseSignup } from '../../server/signups/eraseSignup.ts';
import { testClock, testConfig, testNow, type TestClock } from '../helpers/app.ts';
import { insertEvent } from '../helpers/events.ts';
import { insertSignup } from '../helpers/mails.ts';

let directory: string;
let db: Database;
let clock: TestClock;
let services: Services;
let event: Event;

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'cacerola-sheets-'));
  db = openDatabase(join(directory, 'cacerola.sqlite'));
  clock = testClock();
  const config = testConfig({ retentionDays: 30 });
  services = makeServices(config, db, openLog({ logLevel: 'silent' }), () => clock.now);
  event = await insertEvent(services, {}, { endLocal: '2024-01-21T16:00' });
});
afterEach(() => {
  db.close();
  rmSync(directory, { recursive: true, force: true });
});

/** How often a text stands anywhere in the files of the database. */
function tracesOf(text: string): number {
  return readdirSync(directory)
    .map((file) => readFileSync(join(directory, file)).toString('latin1'))
    .reduce((sum, bytes) => sum + bytes.split(text).length - 1, 0);
}

const row = (values: Partial<SheetRow>): SheetRow => ({
  key: 'a row',
  eventId: event.id,
  photoId: null,
  number: null,
  state: 'typed',
  typed: {},
  note: '',
  signupId: null,
  organizerId: null,
  updatedAt: testNow,
  ...values,
});

function addPhoto(): Promise<number> {
  const bytes = Buffer.from('ZyxomarkPhotograph '.repeat(5000));
  const photo = { eventId: event.id, bytes, width: 1, height: 1, createdAt: testNow };
  return db.write((store) => store.sheets.addPhoto(photo));
}

describe('photographs and rows of sheets', () => {
  test('go with the retention day, out of every byte, also where they came late', async () => {
    clock.set(Date.UTC(2024, 1, 20, 21));
    await purgeExpired(services);
    const photoId = await addPhoto();
    await db.write((store) => {
      store.sheets.putRow(
        row({ key: 'one', photoId, number: 1, state: 'later', note: 'Zyxomark?' }),
      );
      store.sheets.putRow(
        row({ key: 'two', typed: { who: 'Zyxomark', email: 'Zyxomark@example.org' } }),
      );
    });
    expect(tracesOf('Zyxomark')).toBeGreaterThan(4000);
    expect(await purgeExpired(services)).toMatchObject({ events: 1, clean: true });
    expect(db.sheets.photos(event.id)).toEqual([]);
    expect(db.sheets.left(event.id)).toEqual([]);
    expect(tracesOf('Zyxomark')).toBe(0);
  });

  test('that show somebody who is erased are deleted; rows that wait stay without it', async () => {
    const [photoId, other] = [await addPhoto(), await addPhoto()];
    const { id } = await insertSignup(services, event, { state: 'waiting' });
    await db.write((store) => {
      const done = row({ key: 'one', photoId, number: 1, state: 'entered', signupId: id });
      store.sheets.putRow(done);
      store.sheets.putRow(row({ key: 'two', photoId, number: 2, state: 'unreadable', note: 'B?' }));
      store.sheets.putRow(row({ key: 'three', photoId: other, number: 1, state: 'later' }));
    });
    await eraseSignup(services, id, 'attendee');
    expect(db.sheets.photos(event.id).map((photo) => photo.id)).toEqual([other]);
    expect(db.sheets.row('one')).toBeUndefined();
    expect(db.sheets.row('two')).toMatchObject({ photoId: null, note: 'B?' });
  });

  test('go with the retention day where they alone came late', async () => {
    clock.set(Date.UTC(2024, 1, 20, 21));
    await purgeExpired(services);
    await addPhoto();
    expect(await purgeExpired(services)).toMatchObject({ events: 1 });
    expect(db.sheets.photos(event.id)).toEqual([]);
    await db.write((store) => store.sheets.putRow(row({ state: 'later' })));
    expect(await purgeExpired(services)).toMatchObject({ events: 1 });
    expect(db.sheets.left(event.id)).toEqual([]);
  });

  test('with the address of somebody who is erased are deleted before anybody enters them', async () => {
    const [photoId, other] = [await addPhoto(), await addPhoto()];
    const { id } = await insertSignup(services, event, {
      email: 'zoe@example.org',
      state: 'waiting',
    });
    await db.write((store) => {
      const typed = { who: 'Zoe?', email: 'Zoe@Example.org' };
      store.sheets.putRow(row({ key: 'one', photoId, number: 1, state: 'later', typed }));
      store.sheets.putRow(row({ key: 'two', typed: { ...typed, email: 'zoe@' } }));
      store.sheets.putRow(row({ key: 'three', photoId: other, number: 1, state: 'later' }));
    });
    await eraseSignup(services, id, 'attendee');
    expect(['one', 'two', 'three'].filter((key) => db.sheets.row(key))).toEqual(['two', 'three']);
    expect(db.sheets.photos(event.id).map((photo) => photo.id)).toEqual([other]);
  });

  test('of which one is done stay as whoever was first has entered them', async () => {
    const { id } = await insertSignup(services, event, {});
    await db.write((store) => store.sheets.putRow(row({ state: 'entered', signupId: id })));
    await db.write((store) => store.sheets.putRow(row({ state: 'typed', typed: { who: 'Bo' } })));
    expect(db.sheets.row('a row')).toMatchObject({ state: 'entered', typed: {}, signupId: id });
  });
});
