import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import type { Event, NewEvent } from '../../db/schema.ts';
import { eventSignUpsAddress } from '../../templates/addresses.ts';
import { startTestApp, type TestApp } from '../helpers/app.ts';
import { insertEvent } from '../helpers/events.ts';
import { insertSignup } from '../helpers/mails.ts';
import { signUpAttendee } from '../helpers/signups.ts';

/*
 * A stranger can measure how long an answer takes. A sign-up of a known address does the same work as one
 * of an unknown address: the same statements in the same order, and as many pages on the disk.
 */

let app: TestApp;
beforeEach(async () => {
  app = await startTestApp();
  await app.services.db.write((store) =>
    store.organizers.insert(
      {
        name: 'Bo Example',
        email: 'bo@example.org',
        emailKey: 'bo@example.org',
        language: 'en',
        invitedAt: 0,
      },
      { role: 'owner' },
    ),
  );
});
afterEach(() => app.close());

const known = 'ada@example.org';
const unknown = 'bea@example.org';
const frame = 4096 + 24;

/** What SQLite is told while a job runs, and how many pages it then adds to its log. */
async function workOf(job: () => Promise<unknown>): Promise<{ told: string[]; pages: number }> {
  const memory = new Sqlite(':memory:');
  const statement: object = Object.getPrototypeOf(memory.prepare('select 1'));
  memory.close();
  const told: string[] = [];
  const methods = ['run', 'get', 'all'].map((name) => {
    const { value, ...rest } = Object.getOwnPropertyDescriptor(statement, name) ?? {};
    if (typeof value !== 'function') throw new Error(`Statements have no ${name}`);
    const spied = function (this: Sqlite.Statement, ...values: unknown[]): unknown {
      told.push(`${name} ${this.source}`);
      return Reflect.apply(value, this, values);
    };
    Object.defineProperty(statement, name, { ...rest, value: spied });
    return { name, whole: { ...rest, value } };
  });
  // Sign-ups of before are entered into lists a moment after they were written.
  await after(400);
  const log = join(app.services.config.dataDirectory, 'cacerola.sqlite-wal');
  // So that the log begins anew and its size counts.
  app.services.db.checkpoint();
  try {
    await job();
  } finally {
    for (const { name, whole } of methods) Object.defineProperty(statement, name, whole);
  }
  return { told, pages: Math.floor(statSync(log).size / frame) };
}

/** The statements of the write that was asked for, whatever else was written meanwhile. */
function writeOf(told: readonly string[]): string[] {
  const writes = told.join('\n').split('run BEGIN IMMEDIATE\n');
  return (writes.find((one) => one.includes('SAVEPOINT part')) ?? '').split('\n').filter(isWork);
}

/** Whether a part is kept is the one thing that differs. */
const isWork = (text: string) => text !== 'run ROLLBACK TO part';

const signUp = (event: Event, email: string) =>
  app.post(eventSignUpsAddress(event.slug), { name: 'Stranger Example', email }).expect(303);

const events: Record<string, Partial<NewEvent>> = {
  'without a capacity': {},
  'that has addresses confirmed': { confirmAddress: true },
  'with seats': { capacity: 50 },
};

const stands: Record<string, (event: Event) => Promise<unknown>> = {
  'is in': (event) => insertSignup(app.services, event, { email: known }),
  'waits for a seat': (event) =>
    insertSignup(app.services, event, { email: known, state: 'waiting' }),
  'got the link a moment ago': (event) =>
    insertSignup(app.services, event, { email: known, linkMailedAt: app.clock.now - 1 }),
  'and the unknown one had enough mails for today': async (event) => {
    await insertSignup(app.services, event, { email: known });
    for (const email of [known, unknown])
      for (let times = 0; times < 20; times += 1)
        await signUpAttendee(app.services, await insertEvent(app.services), {
          name: 'Ada Example',
          email,
        });
  },
};

describe.each(Object.entries(events))('at an event %s', (_, values) => {
  test.each(Object.entries(stands))(
    'an address that %s costs what a new one costs',
    async (__, stand) => {
      const event = await insertEvent(app.services, values);
      await stand(event);
      // Somebody else has come before: reminders and digests are on their way.
      await insertSignup(app.services, event, { email: 'cy@example.org' });
      await signUpAttendee(app.services, event, { name: 'Dee Example', email: 'dee@example.org' });
      const ofKnown = await workOf(() => signUp(event, known));
      const ofUnknown = await workOf(() => signUp(event, unknown));
      expect(writeOf(ofKnown.told)).toEqual(writeOf(ofUnknown.told));
      expect(writeOf(ofKnown.told).length).toBeGreaterThan(10);
      // A page more or less is one that was full.
      expect(Math.abs(ofKnown.pages - ofUnknown.pages)).toBeLessThanOrEqual(1);
      expect(ofKnown.pages).toBeGreaterThan(8);
    },
  );
});

/**
 * Of an address that came long ago the row lies on another page than the newest, and is marked. How many
 * pages are full at the moment is chance: the fewest of some are compared.
 */
test('an address that came long ago costs as many pages as a new one', async () => {
  const event = await insertEvent(app.services);
  const addresses = Array.from({ length: 12 }, (_, at) => `ada${at}@example.org`);
  for (const email of addresses) await insertSignup(app.services, event, { email });
  for (let at = 0; at < 150; at += 1)
    await insertSignup(app.services, event, { email: `cy${at}@example.org` });
  await signUpAttendee(app.services, event, { name: 'Dee Example', email: 'dee@example.org' });

  const pages: { known: number[]; unknown: number[] } = { known: [], unknown: [] };
  const fewest = () => ({ known: Math.min(...pages.known), unknown: Math.min(...pages.unknown) });
  for (const [at, email] of addresses.entries()) {
    pages.known.push((await workOf(() => signUp(event, email))).pages);
    pages.unknown.push((await workOf(() => signUp(event, `bea${at}@example.org`))).pages);
    if (at >= 3 && fewest().known === fewest().unknown) break;
  }
  expect(fewest().known).toBe(fewest().unknown);
});
