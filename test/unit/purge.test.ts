import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase, type Database } from '../../db/database.ts';
import type { Store } from '../../db/database.ts';
import type { SignupToInsert } from '../../db/signups.ts';
import type { Event, NewEndorsement } from '../../db/schema.ts';
import { openLog } from '../../server/log.ts';
import { makeServices } from '../../server/makeServices.ts';
import { enqueueMail } from '../../server/outbox/mail.ts';
import { purgeExpired } from '../../server/privacy/retention.ts';
import type { Services } from '../../server/services.ts';
import { eraseSignup } from '../../server/signups/eraseSignup.ts';
import { testClock, testConfig, testNow, type TestClock } from '../helpers/app.ts';
import { insertEvent } from '../helpers/events.ts';
import { mailed } from '../helpers/signups.ts';

const day = 86_400_000;
const ended = Date.UTC(2024, 0, 21, 21);

let directory: string;
let db: Database;
let clock: TestClock;
let services: Services;
let counter = 0;

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

/** The panel of January 21 in New York, from 14:30 to 16:00 (21:00 UTC). */
function panel(): Promise<Event> {
  return insertEvent(services, {}, { endLocal: '2024-01-21T16:00' });
}

function signup(event: Event, name: string, email = `${name}@example.org`): SignupToInsert {
  counter += 1;
  return {
    publicId: `signup-${counter}`,
    eventId: event.id,
    name,
    email,
    emailKey: email.toLowerCase(),
    accessNeeds: `${name} needs a ramp`,
    language: 'en',
    state: 'confirmed',
    uid: `uid-${counter}`,
    createdAt: testNow,
    updatedAt: testNow,
  };
}

function insertInto(store: Store, { id }: Event, values: Partial<NewEndorsement>) {
  counter += 1;
  return store.endorsements.insert(
    { kind: 'event', id },
    {
      publicId: `endorsement-${counter}`,
      source: 'request',
      state: 'approved',
      organization: 'Example Union',
      nameKey: 'example union',
      listedAs: 'Example Union',
      language: 'en',
      createdAt: testNow,
      confirmedAt: testNow,
      updatedAt: testNow,
      ...values,
    },
  );
}

/** How often a text stands anywhere in the files of the database. */
function tracesOf(text: string): number {
  return readdirSync(directory)
    .map((file) => readFileSync(join(directory, file)).toString('latin1'))
    .reduce((sum, bytes) => sum + bytes.toLowerCase().split(text.toLowerCase()).length - 1, 0);
}

describe('on the retention day', () => {
  test('nothing personal of an event is left in any byte of the database', async () => {
    const event = await panel();
    const other = await insertEvent(services, {}, { startLocal: '2024-06-01T12:00' });
    // Enough rows that pages split and rows move: their old places keep copies that a mere DELETE
    // does not reach.
    const names = Array.from({ length: 900 }, (_, index) => `Zyxomark${(index * 7919) % 900}`);
    for (let from = 0; from < names.length; from += 100)
      await db.write((store) => {
        for (const name of names.slice(from, from + 100)) {
          const row = store.signups.insert(signup(event, name));
          store.signups.insert(signup(other, `kept${row.id}`));
          if (row.id % 3 === 0)
            store.signups.update(row.id, { name: `${name} ${'and friends '.repeat(row.id % 40)}` });
        }
      });
    const person = db.signups.ofEvent(event.id, ['confirmed'])[0];
    if (!person) throw new Error('Nobody signed up.');
    await db.write((store) => {
      for (const state of ['approved', 'unconfirmed', 'waiting', 'declined', 'withdrawn'] as const)
        insertInto(store, event, {
          state,
          contactName: 'Zyxomark Secretary',
          email: `zyxomark-${state}@example.org`,
          emailKey: `zyxomark-${state}@example.org`,
          ...(state === 'approved' ? {} : { organization: 'Zyxomark Union' }),
        });
      store.people.withholdTag(event.id, 'friends of zyxomark');
      store.mailbox.insert({
        receivedAt: testNow,
        recipient: mailed(person).email,
        subject: 'You are in, Zyxomark',
        raw: Buffer.from('Dear Zyxomark'),
      });
      enqueueMail(
        store,
        { kind: 'signup-confirmed', eventId: event.id, signupId: person.id },
        testNow,
      );
    });
    expect(tracesOf('zyxomark')).toBeGreaterThan(900);

    clock.set(ended + 30 * day);
    const result = await purgeExpired(services);

    expect(result).toMatchObject({ events: 1, signups: 900, endorsements: 5, clean: true });
    expect(tracesOf('zyxomark')).toBe(0);
    expect(db.events.byId(event.id)?.purgedAt).toBe(clock.now);
    expect(db.signups.counts(other.id).confirmed.signups).toBe(900);
  });

  test('the approved names stay on the public list, without their contacts', async () => {
    const event = await panel();
    await db.write((store) =>
      insertInto(store, event, {
        contactName: 'Ada Example',
        email: 'ada@example.org',
        emailKey: 'ada@example.org',
        statement: 'We are with you.',
      }),
    );
    clock.set(ended + 30 * day);
    await purgeExpired(services);
    expect(db.endorsements.byPublicId(`endorsement-${counter}`)).toMatchObject({
      state: 'approved',
      listedAs: 'Example Union',
      statement: 'We are with you.',
      contactName: '',
      email: null,
      emailKey: null,
    });
  });

  test('notes on organizations go, with logos that wait and what an undo would need', async () => {
    const event = await panel();
    const file = { width: 160, height: 40, type: 'webp', bytes: Buffer.from('RIFF') } as const;
    const id = await db.write((store) => {
      const email = 'ada@example.org';
      const ada = store.organizers.insert(
        { email, emailKey: email, name: 'Ada Example', language: 'en', invitedAt: testNow },
        { role: 'owner' },
      );
      const listing = { listedAs: 'Zyxomark Union', website: '', city: '', statement: '' };
      const one = insertInto(store, event, {
        source: 'organizer',
        before: {
          ...listing,
          state: 'waiting',
          proposed: null,
          decisionNote: '',
          decidedAt: null,
          position: null,
        },
      });
      const by = { organizerId: ada.id, createdAt: testNow };
      store.endorsementNotes.insert({ ...by, endorsementId: one.id, text: 'Ask Zyxomark' });
      store.endorsementLogos.put(one.id, 'listed', [{ ...file, hash: 'seen' }]);
      store.endorsementLogos.put(one.id, 'proposed', [{ ...file, hash: 'waits' }]);
      return one.id;
    });
    clock.set(ended + 30 * day);
    await purgeExpired(services);
    expect(tracesOf('zyxomark')).toBe(0);
    expect(db.endorsementNotes.count(id)).toBe(0);
    expect(db.endorsementLogos.of(id)).toMatchObject({ listed: { hash: 'seen' }, proposed: null });
  });

  test('it comes neither a moment early nor late', async () => {
    const event = await panel();
    await db.write((store) => store.signups.insert(signup(event, 'Ada')));
    clock.set(ended + 30 * day - 1);
    expect(await purgeExpired(services)).toMatchObject({ events: 0, signups: 0 });
    expect(db.signups.counts(event.id).confirmed.signups).toBe(1);
    clock.advance(1);
    expect(await purgeExpired(services)).toMatchObject({ events: 1, signups: 1 });
  });

  test('an event whose end nobody announced counts as three hours long', async () => {
    await insertEvent(services);
    const startsAt = Date.UTC(2024, 0, 21, 19, 30);
    clock.set(startsAt + 3 * 3_600_000 + 30 * day - 1);
    expect((await purgeExpired(services)).events).toBe(0);
    clock.advance(1);
    expect((await purgeExpired(services)).events).toBe(1);
  });

  test('a second purge finds nothing to do, and says so', async () => {
    await panel();
    clock.set(ended + 40 * day);
    await purgeExpired(services);
    expect(await purgeExpired(services)).toEqual({
      events: 0,
      signups: 0,
      endorsements: 0,
      mails: 0,
      organizers: 0,
      clean: true,
    });
  });

  test('a row that arrives after the purge leaves with the next', async () => {
    const event = await panel();
    clock.set(ended + 40 * day);
    await purgeExpired(services);
    await db.write((store) => store.signups.insert(signup(event, 'Late')));
    expect((await purgeExpired(services)).signups).toBe(1);
  });

  test('the audit log keeps what happened and how many, without names', async () => {
    const event = await panel();
    await db.write((store) => {
      const { id } = store.signups.insert(signup(event, 'Ada'));
      store.audit.append({
        at: testNow,
        by: 'attendee',
        action: 'signup-confirmed',
        eventId: event.id,
        signupId: id,
      });
    });
    clock.set(ended + 40 * day);
    await purgeExpired(services);
    expect(db.audit.ofEvent(event.id, 10)).toMatchObject([
      { action: 'personal-data-removed', actor: 'system', detail: { signups: 1 } },
      { action: 'signup-confirmed', signupId: null },
    ]);
  });
});

describe('erasing one sign-up', () => {
  test('frees the seat, deletes every trace of the person and says so without a name', async () => {
    const event = await insertEvent(services, { capacity: 1 });
    const [person, waiting] = await db.write((store) => {
      store.events.takeSeats(event.id, 1);
      const first = store.signups.insert(signup(event, 'Zyxomark'));
      const second = store.signups.insert({ ...signup(event, 'Next'), state: 'waiting' });
      store.mailbox.insert({
        receivedAt: testNow,
        recipient: mailed(first).email,
        subject: 'Zyxomark',
        raw: Buffer.from('Dear Zyxomark'),
      });
      return [first, second];
    });
    expect(await eraseSignup(services, person.id, 'attendee')).toEqual({ kind: 'erased' });
    expect(await eraseSignup(services, person.id, 'attendee')).toEqual({ kind: 'unknown' });
    expect(db.signups.byId(person.id)).toBeUndefined();
    expect(db.signups.byId(waiting.id)?.state).toBe('confirmed');
    expect(db.audit.ofEvent(event.id, 1)).toMatchObject([
      { action: 'signup-erased', actor: 'attendee', signupId: null },
    ]);

    expect((await purgeExpired(services)).clean).toBe(true);
    expect(tracesOf('zyxomark')).toBe(0);
  });
});

describe('taking the traces out of the file', () => {
  test('is made up for when it could not be done at once', async () => {
    await panel();
    clock.set(ended + 40 * day);
    const hindered = { ...services, db: { ...db, compact: () => false } };
    expect((await purgeExpired(hindered)).clean).toBe(false);
    let compacted = 0;
    const free = { ...db, compact: () => (compacted += 1) > 0 && db.compact() };
    expect((await purgeExpired({ ...services, db: free })).clean).toBe(true);
    await purgeExpired({ ...services, db: free });
    expect(compacted).toBe(1);
  });
});
