import { partialDeepStrictEqual } from 'node:assert';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { openDatabase, type Database } from '../../db/database.ts';
import type { ImportState } from '../../db/schema.ts';
import { workOnImports } from '../../server/imports/importWorker.ts';
import { startImport } from '../../server/imports/startImport.ts';
import { beginChecking, beginUndoing, beginWriting } from '../../server/imports/stepImport.ts';
import { openLog } from '../../server/log.ts';
import { makeServices } from '../../server/makeServices.ts';
import type { Services } from '../../server/services.ts';
import { testConfig } from '../helpers/app.ts';
import { insertEvent } from '../helpers/events.ts';
import { signedInOrganizer } from '../helpers/organizer.ts';
import { startProgram, type RunningProgram } from '../helpers/program.ts';

/** What is there at some moment of an import. */
export interface ImportLeft {
  state: ImportState;
  /** How many people are on the list, and by how many addresses. */
  people: number;
  addresses: number;
  /** Seats as counted beside the event. */
  seats: number;
  /** Mails to them, sent or not; and how many of them have several. */
  mails: number;
  mailedTwice: number;
  /** Mails that the mailbox of the program caught. */
  caught: number;
  /** Entries of the audit log that say that it was written, or undone. */
  told: number;
}

export interface ImportKillReport {
  /** When the program was killed while it wrote the list, and while it took it back. */
  killed: [writing: ImportLeft, undoing: ImportLeft];
  /** What the starts after them made of it. */
  written: ImportLeft;
  undone: ImportLeft;
}

const patience = 60_000;

/**
 * Has the program write a list and take it back, kills it at both, and starts it again.
 *
 * @param people on the list, each of whom is mailed
 * @param share of the list after which it is killed: below 1, and by far: it goes on while it is killed
 */
export async function importKillReport(people: number, share: number): Promise<ImportKillReport> {
  const directory = mkdtempSync(join(tmpdir(), 'cacerola-import-kill-'));
  const db = openDatabase(join(directory, 'cacerola.sqlite'));
  const services = makeServices(testConfig(), db, openLog({ logLevel: 'silent' }), Date.now);
  try {
    const { id, organizerId } = await checkedImport(services, people);
    await beginWriting(services, id, organizerId, { mailed: 'yes' });
    const writing = await killedAt(directory, db, id, people * share);
    const second = await startProgram(directory, {});
    const written = await ended(db, id, 'written');
    await beginUndoing(services, id, organizerId);
    const undoing = await killedAt(directory, db, id, people * share, second);
    const third = await startProgram(directory, {});
    const undone = await ended(db, id, 'undone');
    await stop(third, 'SIGTERM');
    return { killed: [writing, undoing], written, undone };
  } finally {
    db.close();
    rmSync(directory, { recursive: true, force: true });
  }
}

async function checkedImport(services: Services, people: number) {
  await signedInOrganizer(services);
  const organizerId = services.db.organizers.byEmailKey('ada@example.org')?.id ?? 0;
  const event = await insertEvent(services, {}, { startLocal: '2040-01-21T14:30' });
  const rows = Array.from({ length: people }, (_, n) => `Ada ${n},ada${n}@example.org,${n % 3}`);
  const file = Buffer.from(['Name,Email,Guests', ...rows].join('\n'));
  const started = await startImport(services, event, organizerId, { file, fileName: '' });
  if (started.kind !== 'started') throw new Error(started.why);
  const { id, mapping } = started.import;
  await beginChecking(services, id, { ...mapping, agree: 'nobody' });
  await workOnImports(services);
  return { id, organizerId };
}

/** Kills a program once it has come so far, or has one start that is. */
async function killedAt(
  directory: string,
  db: Database,
  id: number,
  rows: number,
  program?: RunningProgram,
): Promise<ImportLeft> {
  const starting = program ?? startProgram(directory, {});
  await until(() => (db.imports.byId(id)?.doneThrough ?? 0) > rows);
  await stop(await starting, 'SIGKILL');
  return left(db, id);
}

async function ended(db: Database, id: number, state: ImportState): Promise<ImportLeft> {
  await until(() => {
    const one = db.imports.byId(id);
    return one?.state === state && one.mailedThrough === null;
  });
  return left(db, id);
}

async function until(holds: () => boolean): Promise<void> {
  const began = performance.now();
  while (!holds()) {
    if (performance.now() - began > patience) throw new Error('The import does not go on.');
    await after(2);
  }
}

async function stop({ process: child }: RunningProgram, signal: 'SIGTERM' | 'SIGKILL') {
  const gone = once(child, 'exit');
  child.kill(signal);
  await gone;
}

function left(db: Database, id: number): ImportLeft {
  const { state, eventId } = db.imports.byId(id) ?? { state: 'read', eventId: 0 };
  const people = db.signups.ofEvent(eventId, ['confirmed', 'waiting', 'cancelled']);
  const mails = db.outbox.list({}, 1_000_000, 0).found.flatMap(({ mail }) => mail.signupId ?? []);
  return {
    state,
    people: people.length,
    addresses: new Set(people.map(({ email }) => email)).size,
    seats: db.events.byId(eventId)?.seatsTaken ?? -1,
    mails: mails.length,
    mailedTwice: mails.length - new Set(mails).size,
    caught: db.mailbox.count(),
    told: db.audit.ofEvent(eventId, 10).filter(({ action }) => action.startsWith('import-')).length,
  };
}

/** What holds of a report: the list was whole at last, and then was gone; one that is begun mails nobody. */
export function wholeOrNothing(people: number) {
  const seats = Array.from({ length: people }, (_, n) => 1 + (n % 3)).reduce((a, b) => a + b, 0);
  const once = { mailedTwice: 0 };
  return {
    killed: [
      { ...once, state: 'writing', mails: 0, told: 0 },
      { ...once, state: 'undoing', told: 1 },
    ],
    written: { ...once, people, addresses: people, seats, mails: people, told: 1 },
    undone: { ...once, people: 0, addresses: 0, seats: 0, mails: 0, caught: 0, told: 2 },
  };
}

if (process.argv[1] === import.meta.filename)
  for (let round = 0; round < 10; round += 1) {
    const share = Math.random() * 0.7;
    const found = await importKillReport(5000, share);
    // oxlint-disable-next-line no-console -- the table is what this program is for
    console.table([...found.killed, found.written, found.undone]);
    partialDeepStrictEqual(found, wholeOrNothing(5000));
  }
