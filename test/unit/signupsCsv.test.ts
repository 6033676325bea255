import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import { openDatabase, type Database } from '../../db/database.ts';
import {
  columnOf,
  signupQuestions,
  signupStates,
  type Event,
  type NewSignup,
  type Signup,
} from '../../db/schema.ts';
import { signupsCsv } from '../../server/signups/signupsCsv.ts';
import { wallTime } from '../../server/time/clock.ts';
import { csvStream } from '../../server/web/csv.ts';
import { translator } from '../../templates/translate.ts';
import { bareEvent } from '../helpers/events.ts';
import { hostilePieces, hostileText } from '../helpers/hostileTexts.ts';

let directory: string;
let db: Database;
let counter = 0;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'cacerola-csv-'));
  db = openDatabase(join(directory, 'cacerola.sqlite'));
});
afterEach(() => {
  db.close();
  rmSync(directory, { recursive: true, force: true });
});

async function eventWith(rows: readonly Partial<NewSignup>[]): Promise<Event> {
  return db.write((store) => {
    const event = store.events.insert(bareEvent(1));
    for (const row of rows) {
      counter += 1;
      store.signups.insert({
        publicId: `public-${counter}`,
        eventId: event.id,
        name: 'Ada Example',
        email: 'ada@example.org',
        emailKey: String(counter),
        language: 'en',
        uid: String(counter),
        createdAt: counter * 61_007,
        updatedAt: counter * 61_007,
        state: 'confirmed',
        ...row,
      });
    }
    return event;
  });
}

const readCsv = (event: Event, words: Parameters<typeof signupsCsv>[2] = null) =>
  buffer(signupsCsv(db, event, words));

/** The same file through the library that writes every other one. */
function byLibrary(event: Event, signups: readonly Signup[]): Promise<Buffer> {
  const statuses = {
    unconfirmed: 'needs action',
    confirmed: 'accepted',
    waiting: 'tentative',
    cancelled: 'declined',
  };
  const iso = (at: number) => new Date(at).toISOString();
  return buffer(
    csvStream(
      [
        'identifier',
        'given_name',
        'email_address',
        'language_spoken',
        'status',
        'created_date',
        'created_date_local',
        'modified_date',
        'companions',
        ...signupQuestions.map(columnOf),
        'time_zone',
        'calendar_declined_date',
      ],
      signups.map((one) => [
        `cacerola:${one.publicId}`,
        one.name,
        one.email,
        one.language,
        statuses[one.state],
        iso(one.createdAt),
        wallTime(one.createdAt, event.zone).replace('T', ' '),
        iso(one.updatedAt),
        one.companions,
        ...signupQuestions.map((question) => one[question]),
        one.zone,
        one.declinedAt === null ? null : iso(one.declinedAt),
      ]),
    ),
  );
}

/** What a spreadsheet, a parser of CSV or SQLite could stumble on. */
const awkward = [
  '=',
  '+',
  '-',
  '@',
  '＝',
  '＋',
  '－',
  '＠',
  '\t',
  '\r',
  '\n',
  '"',
  "'",
  ',',
  ';',
].concat([' ', '\u00a0', '\u0000', '\ud800', '王', '😀', 'a', '1', '\u202e', '\uFEFF']);

describe('the file of sign-ups', () => {
  test('is to the byte what the library would write', async () => {
    const text = fc.array(fc.constantFrom(...awkward), { maxLength: 8 }).map((all) => all.join(''));
    const instant = fc.integer({ min: 0, max: 4_000_000_000_000 });
    const row = fc.record({
      name: text,
      email: text,
      accessNeeds: text,
      zone: fc.option(text),
      state: fc.constantFrom(...signupStates),
      companions: fc.nat(20),
      createdAt: instant,
      updatedAt: instant,
      declinedAt: fc.option(instant),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 12 }), async (rows) => {
        const event = await eventWith(
          rows.map((one) => (one.state === 'cancelled' ? { ...one, cancelledAt: 1 } : one)),
        );
        const all = db.signups.page(event.id, 0, 100);
        expect(all).toHaveLength(rows.length);
        const file = await readCsv(event);
        expect(file.toString()).toBe((await byLibrary(event, all)).toString());
      }),
      { numRuns: 60 },
    );
  });

  test('is so for texts that are long and hostile', async () => {
    const event = await eventWith(
      Object.values(hostilePieces).map((piece) => {
        const text = hostileText(piece, 40);
        return { name: text, accessNeeds: `;${text}`, email: `${text}@example.org` };
      }),
    );
    const file = await readCsv(event);
    expect(file).toEqual(await byLibrary(event, db.signups.page(event.id, 0, 1000)));
  });

  test('names columns and states in the words of the reader', async () => {
    const event = await eventWith([{ state: 'waiting' }]);
    const file = (await readCsv(event, translator('es'))).toString();
    expect(file).toContain('"Nombre","Correo electrónico"');
    expect(file).toContain(`"${translator('es')('console.signups.state.waiting')}"`);
  });

  test('tells of one moment, whatever is written while it is read', async () => {
    const event = await eventWith(Array.from({ length: 1100 }, () => ({})));
    const before = await byLibrary(event, db.signups.page(event.id, 0, 2000));
    const parts: Buffer[] = [];
    for await (const part of signupsCsv(db, event, null)) {
      parts.push(Buffer.from(part));
      if (parts.length !== 2) continue;
      await db.write((store) => {
        const last = store.signups.newestId(event.id);
        store.signups.update(last, { name: 'Changed meanwhile' });
        store.signups.remove(last - 1);
      });
    }
    expect(Buffer.concat(parts)).toEqual(before);
    expect((await readCsv(event)).toString()).toContain('Changed meanwhile');
  });

  test('lets nobody empty the log while it is read, and everybody after', async () => {
    const event = await eventWith(Array.from({ length: 1100 }, () => ({})));
    const file = signupsCsv(db, event, null);
    for await (const part of file) {
      expect(part.length).toBeGreaterThan(0);
      if (part.length > 1000) break;
    }
    expect(file.destroyed).toBe(true);
    await wait(50);
    expect(db.compact()).toBe(true);

    const lines = db.signupLines(event.id, {
      states: { unconfirmed: '', confirmed: '', waiting: '', cancelled: '' },
      localTime: String,
    });
    lines.next();
    expect(db.compact()).toBe(false);
    lines.return(undefined);
    expect(db.compact()).toBe(true);
  });
});
