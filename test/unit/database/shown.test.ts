import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openConnection } from '../../../db/connection.ts';
import { openDatabase, type Database, type Store } from '../../../db/database.ts';
import type { SignupToInsert } from '../../../db/signups.ts';
import type { Event, NewEndorsement, NewEvent } from '../../../db/schema.ts';
import { watchShown } from '../../../db/shown.ts';

let directory: string;
let db: Database;
let event: Event;
let other: Event;

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'cacerola-test-'));
  db = openDatabase(join(directory, 'cacerola.sqlite'));
  event = await db.write((store) => store.events.insert(newEvent('one')));
  other = await db.write((store) => store.events.insert(newEvent('other')));
});

afterEach(() => {
  db.close();
  rmSync(directory, { recursive: true, force: true });
});

function newEvent(slug: string, values: Partial<NewEvent> = {}): NewEvent {
  return {
    slug,
    kind: 'online',
    state: 'published',
    language: 'en',
    title: 'An example panel',
    host: 'Example Collective',
    zone: 'America/New_York',
    startLocal: '2024-01-21T14:30',
    startsAt: 1,
    announcedZones: [],
    tzdata: '2026a',
    speakers: [],
    scheduledAt: 1,
    createdAt: 1,
    updatedAt: 1,
    ...values,
  };
}

let counter = 0;

function newSignup(values: Partial<SignupToInsert> = {}): SignupToInsert {
  counter += 1;
  return {
    publicId: `signup-${counter}`,
    eventId: event.id,
    name: 'Ada Example',
    email: `ada${counter}@example.org`,
    emailKey: `ada${counter}@example.org`,
    language: 'en',
    state: 'confirmed',
    uid: `uid-${counter}`,
    createdAt: 1,
    updatedAt: 1,
    ...values,
  };
}

function newEndorsement(values: Partial<NewEndorsement> = {}): NewEndorsement {
  counter += 1;
  return {
    publicId: `endorsement-${counter}`,
    source: 'organizer',
    state: 'approved',
    organization: 'Example Union',
    nameKey: 'example union',
    listedAs: 'Example Union',
    language: 'en',
    createdAt: 1,
    updatedAt: 1,
    ...values,
  };
}

/** What a write changes: the event's own page, that of another event, what shows all of them. */
async function changes(job: (store: Store) => unknown): Promise<string[]> {
  const shown = {
    event: { kind: 'event', id: event.id },
    other: { kind: 'event', id: other.id },
    everything: { kind: 'everything' },
    site: { kind: 'site' },
    nothing: { kind: 'nothing' },
  } as const;
  const versions = () => Object.values(shown).map((one) => db.shown.version(one));
  const before = versions();
  await db.write(job);
  const after = versions();
  return Object.keys(shown).filter((_, index) => before[index] !== after[index]);
}

const both = ['event', 'everything'];

describe('an event', () => {
  test('is shown anew after every change of it', async () => {
    expect(await changes((s) => s.events.update(event.id, { title: 'Another' }))).toEqual(both);
    expect(await changes((s) => s.events.update(event.id, { state: 'draft' }))).toEqual(both);
    expect(await changes((s) => s.events.update(event.id, { capacity: 10 }))).toEqual(both);
    expect(await changes((s) => s.events.insert(newEvent('three')))).toEqual(['everything']);
    expect(await changes((s) => s.events.remove(event.id))).toEqual(both);
  });

  test('has no column that changes unnoticed but those of the taken seats', async () => {
    const { id, slug, seatsTaken, seatsBeyond, ...columns } = event;
    const unnoticed: string[] = [];
    for (const [name, value] of Object.entries(columns))
      if ((await changes((s) => s.events.update(id, { [name]: value }))).length === 0)
        unnoticed.push(name);
    const seats = { seatsTaken, seatsBeyond };
    expect({ slug, ...seats, unnoticed }).toEqual({
      slug: 'one',
      seatsTaken: 0,
      seatsBeyond: 0,
      unnoticed: [],
    });
  });

  test('stays as it is when a change is refused, and the next one is noticed', async () => {
    await expect(changes((s) => s.events.update(event.id, { slug: 'other' }))).rejects.toThrow();
    expect(await changes((s) => s.events.update(event.id, { slug: 'free' }))).toEqual(both);
  });

  test('is shown anew, as every page is, after a change of the settings', async () => {
    const all = ['event', 'other', 'everything', 'site'];
    const saved = { organization: 'Example Assembly', updatedAt: 1 };
    expect(await changes((s) => s.siteSettings.save(saved))).toEqual(all);
    expect(await changes((s) => s.siteSettings.save({ ...saved, color: '#0a7d3b' }))).toEqual(all);
  });

  test('is shown anew, as all are, after a change of a campaign', async () => {
    const all = ['event', 'other', 'everything'];
    const campaign = { slug: 'c', title: 'A campaign', facts: [], updatedAt: 1 };
    expect(await changes((s) => s.campaigns.insert(campaign))).toEqual(all);
    expect(await changes((s) => s.campaigns.adopt(1))).toEqual(all);
    expect(await changes((s) => s.campaigns.remove(1))).toEqual(all);
  });
});

describe('a sign-up', () => {
  test('changes nothing that is shown', async () => {
    expect(await changes((s) => s.signups.insert(newSignup()))).toEqual([]);
    expect(await changes((s) => s.signups.update(1, { name: 'Bo Example' }))).toEqual([]);
    expect(await changes((s) => s.events.takeSeats(event.id, 3))).toEqual([]);
    expect(await changes((s) => s.signups.remove(1))).toEqual([]);
  });

  test('changes it where it takes the last seat, or frees one', async () => {
    await db.write((s) => s.events.update(event.id, { capacity: 3 }));
    expect(await changes((s) => s.events.takeSeats(event.id, 2))).toEqual([]);
    expect(await changes((s) => s.events.takeSeats(event.id, 1))).toEqual(both);
    expect(await changes((s) => s.events.takeSeats(event.id, 1))).toEqual([]);
    expect(await changes((s) => s.events.releaseSeats(event.id, 1))).toEqual(both);
    expect(await changes((s) => s.events.releaseSeats(event.id, 1))).toEqual([]);
  });

  test('changes it where a waiting list begins and where it ends', async () => {
    const waiting = { state: 'waiting' } as const;
    expect(await changes((s) => s.signups.insert(newSignup(waiting)))).toEqual(both);
    expect(await changes((s) => s.signups.insert(newSignup(waiting)))).toEqual([]);
    expect(await changes((s) => s.signups.update(1, { state: 'confirmed' }))).toEqual([]);
    expect(await changes((s) => s.signups.remove(2))).toEqual(both);
    expect(await changes((s) => s.signups.update(1, waiting))).toEqual(both);
    await db.write((s) => s.signups.insert(newSignup(waiting)));
    expect(await changes((s) => s.signups.removeOfEvent(event.id))).toEqual(both);
  });

  test('of a party that the event could never hold hides no waiting list', async () => {
    await db.write((s) => s.events.update(event.id, { capacity: 2 }));
    await db.write((s) => s.signups.insert(newSignup({ state: 'waiting', companions: 5 })));
    expect(await changes((s) => s.signups.insert(newSignup({ state: 'waiting' })))).toEqual(both);
    expect(await changes((s) => s.signups.update(1, { companions: 0 }))).toEqual([]);
    await db.write((s) => s.signups.remove(2));
    expect(await changes((s) => s.signups.update(1, { companions: 3 }))).toEqual(both);
  });
});

describe('a co-sponsorship', () => {
  test('changes what is shown once it is on the list, and no earlier', async () => {
    const asked = newEndorsement({ source: 'request', state: 'unconfirmed' });
    expect(
      await changes((s) => s.endorsements.insert({ kind: 'event', id: event.id }, asked)),
    ).toEqual([]);
    const confirmed = { state: 'waiting', confirmedAt: 1 } as const;
    expect(await changes((s) => s.endorsements.update(1, confirmed))).toEqual([]);
    expect(await changes((s) => s.endorsements.update(1, { state: 'approved' }))).toEqual(both);
    expect(await changes((s) => s.endorsements.update(1, { listedAs: 'X' }))).toEqual(both);
    expect(await changes((s) => s.endorsements.place(1, 2))).toEqual(both);
    expect(await changes((s) => s.endorsements.update(1, { state: 'withdrawn' }))).toEqual(both);
    expect(await changes((s) => s.endorsements.remove(1))).toEqual(both);
    expect(
      await changes((s) =>
        s.endorsements.insert({ kind: 'event', id: event.id }, newEndorsement()),
      ),
    ).toEqual(both);
  });
});

test('what another process commits counts as a change of everything', async () => {
  const elsewhere = openDatabase(join(directory, 'cacerola.sqlite'));
  try {
    const version = () => db.shown.version({ kind: 'event', id: event.id });
    const before = version();
    expect(version()).toBe(before);
    await elsewhere.write((s) => s.events.update(event.id, { title: 'Another' }));
    const after = version();
    expect(after).not.toBe(before);
    expect(version()).toBe(after);
  } finally {
    elsewhere.close();
  }
});

test('many changed events fill no memory, and none is forgotten', () => {
  const connection = openConnection(join(directory, 'cacerola.sqlite'));
  try {
    const shown = watchShown(connection, 1);
    const touch = connection.prepare('update events set title = title where id = ?');
    const versions = () => [event, other].map(({ id }) => shown.version({ kind: 'event', id }));
    touch.run(event.id);
    const before = versions();
    touch.run(other.id);
    const after = versions();
    expect(after.map((version, index) => version > (before[index] ?? 0))).toEqual([true, true]);
    touch.run(event.id);
    expect(versions()[0]).toBeGreaterThan(after[0] ?? 0);
  } finally {
    connection.close();
  }
});
