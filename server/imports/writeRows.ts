import type { Store } from '../../db/database.ts';
import type { Event, Import, ImportRow, Signup } from '../../db/schema.ts';
import { hasAddress } from '../../db/schema.ts';
import { addressHash } from '../outbox/addressHash.ts';
import { scheduleReminders } from '../outbox/reminders.ts';
import type { Services } from '../services.ts';
import { enteringFor, mailTo } from '../signups/enterAttendee.ts';
import { answerOf, differences, mergedAnswers } from './differences.ts';
import { readerOf } from './importReading.ts';
import type { ReadPerson } from './readRow.ts';

/** Why an import cannot be written, and at which line: everything that it did is taken back. */
export class ImportFailure extends Error {
  readonly why: string;
  readonly line: number;
  constructor(why: string, line: number) {
    super(`${why} at line ${line}`);
    this.name = 'ImportFailure';
    this.why = why;
    this.line = line;
  }
}

type Working = Pick<Services, 'db' | 'config'>;

/**
 * Puts the next rows of an import on the list. What each did is kept in the same write, so that whoever goes
 * on after a crash begins with the next. Runs inside a write.
 *
 * @param isTimeUp is asked after each row
 * @returns whether there may be more
 * @throws ImportFailure where a row cannot do what it was shown to do
 */
export function writeRows(
  services: Working,
  store: Store,
  event: Event,
  one: Import,
  now: number,
  isTimeUp: () => boolean,
): boolean {
  const read = readerOf(store, event, one, now);
  const { organizerId, decisions } = one;
  const whenFull = decisions['whenFull'] === 'beyond' ? 'beyond' : 'wait';
  const entering = { organizerId, origin: 'import', whenFull, mailed: false } as const;
  const enter = enteringFor(services, store, event.id, entering, now);
  const done = { entered: 0, changed: 0, leftOut: 0 };
  let { doneThrough } = one;
  for (const row of store.imports.rowsAfter(one.id, doneThrough, 100)) {
    doneThrough = row.line;
    if (row.outcome === 'new') {
      const person = personOf(read(row.cells), row);
      const entered = enterRow(enter, person, row);
      if (entered !== null) {
        const refused = person.agreed === false && refuseMail(services, store, entered, now);
        const before = refused ? JSON.stringify({ refused }) : null;
        store.imports.noteDone({
          ...row,
          signupId: entered.id,
          did: 'entered',
          didAt: now,
          before,
        });
      }
      done[entered === null ? 'leftOut' : 'entered'] += 1;
    } else if (row.outcome === 'different' && decisions['known'] === 'update') {
      const before = changeRow(store, event, row, personOf(read(row.cells), row), one, now);
      if (before !== null)
        store.imports.noteDone({
          ...row,
          did: 'changed',
          didAt: now,
          before: JSON.stringify(before),
        });
      done[before === null ? 'leftOut' : 'changed'] += 1;
    } else done.leftOut += 1;
    if (isTimeUp()) break;
  }
  if (doneThrough === one.doneThrough) {
    finish(store, one, now);
    return false;
  }
  store.imports.update(one.id, {
    doneThrough,
    entered: one.entered + done.entered,
    changed: one.changed + done.changed,
    leftOut: one.leftOut + done.leftOut,
  });
  return true;
}

function finish(
  store: Store,
  { id, eventId, organizerId, entered, changed, decisions }: Import,
  now: number,
) {
  store.imports.update(id, {
    state: 'written',
    doneThrough: 0,
    writtenAt: now,
    mailedThrough: decisions['mailed'] === 'yes' ? 0 : null,
  });
  store.audit.append({
    at: now,
    by: { organizerId },
    action: 'import-written',
    eventId,
    detail: { entered, changed },
  });
}

function personOf(read: ReturnType<ReturnType<typeof readerOf>>, { line }: ImportRow): ReadPerson {
  // The questions were changed after the rows were looked at.
  if (read.kind === 'problems') throw new ImportFailure('askedOtherwise', line);
  return read.person;
}

/** Null where somebody has signed up by themselves since the rows were looked at. */
function enterRow(
  enter: ReturnType<typeof enteringFor>,
  person: ReadPerson,
  { line }: ImportRow,
): Signup | null {
  const { name, email, companions, language, signedUpAt, answers, texts, state } = person;
  const told = Object.entries(texts).filter(([, text]) => text !== null);
  const result = enter({
    name,
    email,
    companions: companions ?? 0,
    answers,
    ...Object.fromEntries(told),
    ...(language === null ? {} : { language }),
    ...(signedUpAt === null ? {} : { signedUpAt }),
    waits: state === 'waiting',
  });
  switch (result.kind) {
    case 'entered':
      return result.signup;
    case 'known':
      return null;
    case 'not-open':
      throw new ImportFailure('notOpen', line);
    case 'more-than-capacity':
      throw new ImportFailure('capacity', line);
    case 'asked-otherwise':
      throw new ImportFailure('askedOtherwise', line);
    case 'option-full':
      throw new ImportFailure('optionFull', line);
  }
}

/** Whether it is the import that keeps optional mails about the event from an address. */
function refuseMail({ config }: Working, store: Store, signup: Signup, now: number): boolean {
  if (!hasAddress(signup)) return false;
  const hash = addressHash(config, signup.email);
  if (store.mailRefusals.scopes(hash, signup.eventId).includes('event')) return false;
  store.mailRefusals.add(hash, { scope: 'event', eventId: signup.eventId }, 'owner', now);
  return true;
}

/** Of somebody who keeps the companions they had. */
const noSpots = 'console.imports.problems.noSpots';

/** Answers with what was there before, to be put back; null where there is nothing to change. */
function changeRow(
  store: Store,
  event: Event,
  row: ImportRow,
  person: ReadPerson,
  { organizerId, decisions }: Import,
  now: number,
) {
  const signup = row.signupId === null ? undefined : store.signups.byId(row.signupId);
  if (signup === undefined || signup.state === 'cancelled') return null;
  const given = store.answers.ofSignup(signup.id);
  const { name, companions, language, accessNeeds } = signup;
  const before = {
    name,
    companions,
    language,
    accessNeeds,
    answers: given.map((row) => answerOf(row)),
  };
  const more = (person.companions ?? companions) - companions;
  const fits =
    more <= 0 ||
    signup.state !== 'confirmed' ||
    store.events.takeSeats(event.id, more) ||
    takesBeyond(store, event, more, decisions['whenFull']);
  if (!fits) store.imports.noteProblems(row, [{ column: null, key: noSpots, values: {} }]);
  const told = fits ? person : { ...person, companions };
  const different = differences(signup, given, told);
  if (different.length === 0) return null;
  if (signup.state === 'confirmed' && more < 0) store.events.releaseSeats(event.id, -more);
  store.signups.update(signup.id, {
    name: person.name,
    companions: told.companions ?? companions,
    language: person.language ?? language,
    accessNeeds: person.texts.accessNeeds ?? accessNeeds,
    sequence: signup.sequence + 1,
    updatedAt: now,
  });
  if (different.some((field) => field.startsWith('question-'))) {
    store.answers.givePlaces(signup.id);
    store.answers.replace(signup.id, mergedAnswers(given, person, now));
    if (signup.state === 'confirmed') store.answers.takePlaces(signup.id);
  }
  store.audit.append({
    at: now,
    by: { organizerId },
    action: 'signup-corrected',
    eventId: event.id,
    signupId: signup.id,
    detail: { parts: partsOf(different) },
  });
  return before;
}

function takesBeyond(store: Store, event: Event, seats: number, whenFull = ''): boolean {
  if (whenFull !== 'beyond') return false;
  store.events.takeSeatsBeyond(event.id, seats);
  return true;
}

/** The parts as the audit log names them: answers to questions are one of them. */
export function partsOf(different: readonly string[]): string {
  const parts = different.map((field) => (field.startsWith('question-') ? 'answers' : field));
  return [...new Set(parts)].join(' ');
}

/**
 * Has the next people told that an import brought, after all of them are on the list. Runs inside a write.
 *
 * @returns whether there may be more
 */
export function mailRows(
  store: Store,
  event: Event,
  one: Import,
  now: number,
  isTimeUp: () => boolean,
): boolean {
  const through = one.mailedThrough ?? 0;
  let mailedThrough = through;
  for (const row of store.imports.rowsAfter(one.id, through, 100)) {
    mailedThrough = row.line;
    const signup =
      row.did === 'entered' && row.signupId !== null && store.signups.byId(row.signupId);
    if (signup && signup.state !== 'cancelled' && hasAddress(signup)) {
      const mailed = mailTo(store, signup, { origin: 'import' }, now);
      if (mailed) scheduleReminders(store, event, signup, now);
    }
    if (isTimeUp()) break;
  }
  const more = mailedThrough > through;
  store.imports.update(one.id, { mailedThrough: more ? mailedThrough : null });
  return more;
}
