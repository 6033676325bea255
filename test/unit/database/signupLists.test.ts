import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { openConnection, drizzleOn } from '../../../db/connection.ts';
import { openDatabase, type Database } from '../../../db/database.ts';
import { enterSignups } from '../../../db/enterSignups.ts';
import { eventChanges } from '../../../db/events.ts';
import type { SignupToInsert } from '../../../db/signups.ts';
import { signupStates } from '../../../db/schema.ts';
import { signupChanges, signupReads } from '../../../db/signups.ts';
import { problemsOf } from '../../../db/integrity.ts';
import { bareEvent } from '../../helpers/events.ts';

let counter = 0;

function signup(eventId: number, values: Partial<SignupToInsert> = {}): SignupToInsert {
  counter += 1;
  const state = values.state ?? 'confirmed';
  return {
    publicId: `public-${counter}`,
    eventId,
    name: `Person ${counter}`,
    email: `person${counter}@example.org`,
    emailKey: `person${counter}@example.org`,
    language: 'en',
    uid: `uid-${counter}`,
    createdAt: counter,
    updatedAt: counter,
    ...values,
    state,
    ...(state === 'cancelled' ? { cancelledAt: 1, cancelledBy: 'attendee' } : {}),
  };
}

describe('the lists of sign-ups', () => {
  const state = fc.constantFrom(...signupStates);
  const step = fc.oneof(
    { weight: 4, arbitrary: fc.record({ do: fc.constant('insert'), state, of: fc.nat(1) }) },
    { weight: 3, arbitrary: fc.record({ do: fc.constant('change'), state, of: fc.nat(1000) }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('remove'), state, of: fc.nat(1000) }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('enter'), state, of: fc.nat(30) }) },
  );

  test('are those of a recount, whatever was written and however much of it was entered', () => {
    fc.assert(
      fc.property(
        fc.array(step, { minLength: 1, maxLength: 60 }),
        // A first id near the end of a block, so that few rows reach over it.
        fc.integer({ min: 4080, max: 4096 }),
        (steps, first) => {
          const connection = openConnection(':memory:');
          const drizzle = drizzleOn(connection);
          const changes = signupChanges(drizzle);
          const reads = signupReads(drizzle);
          const events = [bareEvent(1), bareEvent(1)].map((event) =>
            eventChanges(drizzle).insert(event),
          );
          connection.exec(`insert into sqlite_sequence values ('signups', ${first})`);
          const kept: number[] = [];
          for (const { do: what, state: to, of } of steps) {
            const id = kept[of % Math.max(1, kept.length)];
            if (what === 'insert')
              kept.push(
                changes.insert(
                  signup(events[of]?.id ?? 0, {
                    state: to,
                    companions: counter % 3,
                    name: 'Łi Ada',
                  }),
                ).id,
              );
            else if (what === 'enter') enterSignups(drizzle, of + 1);
            else if (id === undefined) continue;
            else if (what === 'remove') {
              changes.remove(id);
              kept.splice(kept.indexOf(id), 1);
            } else
              changes.update(id, {
                state: to,
                companions: of % 4,
                declinedAt: of % 2 === 0 ? 1 : null,
                cancelledAt: to === 'cancelled' ? 1 : null,
                ...(of % 3 === 0 ? { name: 'Øe Bo' } : {}),
              });
          }

          expect(problemsOf(connection)).toEqual([]);
          for (const { id: eventId } of events) {
            const all = reads.ofEvent(eventId, [...signupStates]);
            const counts = reads.counts(eventId);
            for (const one of signupStates) {
              const those = all.filter((row) => row.state === one);
              const people = those.reduce((sum, { companions }) => sum + companions + 1, 0);
              expect(counts[one]).toEqual({ people, signups: those.length });
              for (const search of ['', 'oe', 'li ada', '@example.org', 'nobody']) {
                const matches = (rows: typeof all) =>
                  rows.filter(
                    ({ name }) =>
                      ['', '@example.org'].includes(search) ||
                      (search === 'oe' && name === 'Øe Bo') ||
                      (search === 'li ada' && name === 'Łi Ada'),
                  );
                for (const [filter, wanted] of [
                  [{ search }, matches(all)],
                  [{ search, state: one }, matches(those)],
                ] as const)
                  for (const offset of [0, 1, 7, wanted.length - 1, wanted.length]) {
                    const place = Math.max(0, offset);
                    const { found, total } = reads.search(eventId, filter, 5, place);
                    expect(total).toBe(wanted.length);
                    expect(found).toEqual(wanted.slice(place, place + 5));
                  }
              }
            }
            const waiting = all.filter((row) => row.state === 'waiting');
            waiting.forEach(({ id }, place) => {
              expect(reads.waitingBefore(eventId, id)).toBe(place);
            });
            const declined = all.filter(
              (row) => row.declinedAt !== null && row.state !== 'cancelled',
            );
            expect(reads.declined(eventId)).toBe(declined.length);
            expect(reads.newestId(eventId)).toBe(all.at(-1)?.id ?? 0);
            expect(reads.page(eventId, all[0]?.id ?? 0, 9)).toEqual(all.slice(1, 10));
          }
          connection.close();
        },
      ),
      { numRuns: 25 },
    );
  });

  test('hold thousands of matches of a search, page by page', () => {
    const connection = openConnection(':memory:');
    const drizzle = drizzleOn(connection);
    const changes = signupChanges(drizzle);
    const reads = signupReads(drizzle);
    const { id: eventId } = eventChanges(drizzle).insert(bareEvent(1));
    connection.transaction(() => {
      for (let index = 0; index < 5000; index += 1) changes.insert(signup(eventId));
      enterSignups(drizzle, 3000);
    })();
    const all = reads.ofEvent(eventId, ['confirmed']).map(({ id }) => id);
    for (const place of [0, 880, 1999, 2001, 4990]) {
      const { found, total } = reads.search(eventId, { search: 'PERSON' }, 20, place);
      expect(total).toBe(5000);
      expect(found.map(({ id }) => id)).toEqual(all.slice(place, place + 20));
    }
    connection.close();
  });
});

describe('a database', () => {
  let directory: string;
  let file: string;
  let db: Database;
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'cacerola-lists-'));
    file = join(directory, 'cacerola.sqlite');
    db = openDatabase(file);
  });
  afterEach(() => {
    db.close();
    rmSync(directory, { recursive: true, force: true });
  });

  async function signUp(count: number): Promise<number> {
    return db.write((store) => {
      const { id } = store.events.insert(bareEvent(1));
      for (let index = 0; index < count; index += 1) store.signups.insert(signup(id));
      return id;
    });
  }
  const entered = (bare: Sqlite.Database) =>
    bare.prepare('select entered_through from signup_lists').pluck().get();

  test('enters sign-ups soon after they were written, all of them', async () => {
    await signUp(1200);
    const bare = new Sqlite(file, { readonly: true });
    expect(entered(bare)).toBe(0);
    for (let tries = 0; tries < 100 && entered(bare) !== 1200; tries += 1) await wait(50);
    expect(entered(bare)).toBe(1200);
    bare.close();
  });

  test('enters those of a former version when it is opened', async () => {
    const eventId = await signUp(30);
    db.close();
    db = openDatabase(file);
    const bare = new Sqlite(file, { readonly: true });
    expect(entered(bare)).toBe(30);
    bare.close();
    expect(db.signups.list(eventId, { search: 'person' }).total).toBe(30);
    expect(db.problems()).toEqual([]);
  });

  test.each([
    ['signup_blocks', 'update signup_blocks set signups = signups + 1'],
    ['signup_texts', `update signup_texts set text = 'X' where signup_id = 3`],
    ['signup_texts', `update signup_texts set organization = 'X' where signup_id = 3`],
    ['signup_texts', 'delete from signup_texts where signup_id = 3'],
  ])('says when sign-ups and %s differ', async (table, damage) => {
    await signUp(5);
    db.close();
    db = openDatabase(file);
    expect(db.problems()).toEqual([]);
    const bare = new Sqlite(file);
    bare.exec(damage);
    bare.close();
    expect(db.problems()).toEqual([`sign-ups and ${table} differ`]);
  });
});
