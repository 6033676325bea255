import Sqlite from 'better-sqlite3';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Event, Import } from '../../db/schema.ts';
import { workOnImports } from '../../server/imports/importWorker.ts';
import { importsKept } from '../../server/imports/importsKept.ts';
import { databaseFile } from '../../server/operations/databaseFile.ts';
import {
  consoleImportAddress,
  consoleImportsAddress,
  consoleSignUpsAddress,
} from '../../templates/addresses.ts';
import { startTestApp, type TestApp, type Visitor } from '../helpers/app.ts';
import { insertEvent } from '../helpers/events.ts';
import { signedInOrganizer } from '../helpers/organizer.ts';
import { htmlProblems } from '../helpers/pageChecks.ts';
import { signUpAttendee } from '../helpers/signups.ts';
import { proveAll } from '../helpers/waysIn.ts';

let app: TestApp;
let organizer: Visitor;
let event: Event;

beforeAll(async () => {
  app = await startTestApp();
  organizer = app.visitor({ Cookie: await signedInOrganizer(app.services) });
});
beforeEach(async () => {
  event = await insertEvent(app.services);
});
afterAll(() => app.close());

const people = [
  'First name;Last name;Email;Guests;Status;Timestamp',
  'Ada;Example;ada.new@example.org;2;Attending;30/12/2023 10:30',
  'Bob;Example;bob@example.org;;Waitlist;31/12/2023',
  'Cleo;Example;cleo@example;;Attending;01/01/2024',
  'Ada;Again;ADA.new@example.org;;Attending;02/01/2024',
  'Dora;Example;dora@example.org;;Cancelled;02/01/2024',
].join('\n');

const newest = (): Import => {
  const [one] = app.services.db.imports.ofEvent(event.id, 1);
  if (one === undefined) throw new Error('Nothing was imported');
  return one;
};
const at = (action?: 'columns' | 'writing' | 'undoing' | 'removal' | 'problems') =>
  consoleImportAddress(event.slug, newest().id, action);
const paste = (pasted: string) => organizer.post(consoleImportsAddress(event.slug), { pasted });
const onList = () =>
  app.services.db.signups
    .ofEvent(event.id, ['confirmed', 'waiting'])
    .map(({ name, companions, state }) => `${name} +${companions} ${state}`);

/** Says that the columns are what they were taken for. */
async function sayColumns(further: Record<string, string> = {}) {
  const { mapping } = newest();
  const form = { ...mapping, agree: 'nobody', ...further };
  return organizer.post(at('columns'), form);
}

/** Decides about the list, and waits until it is written. */
async function write(decided: Record<string, string> = {}) {
  await organizer.post(at('writing'), decided).expect(303);
  await workOnImports(app.services);
}

async function undo() {
  await organizer.post(at('undoing')).expect(303);
  await workOnImports(app.services);
}

async function rehearse(list: string, further: Record<string, string> = {}) {
  await paste(list).expect(303);
  await sayColumns(further).then((answer) => expect(answer.status).toBe(303));
  await workOnImports(app.services);
  return organizer.get(at()).expect(200);
}

describe('a list of people', () => {
  test('is read, looked at, imported and undone', async () => {
    const start = await organizer.get(consoleImportsAddress(event.slug)).expect(200);
    expect(await htmlProblems(start.text)).toEqual([]);
    await paste(people).expect(303);
    const columns = await organizer.get(at()).expect(200);
    expect(await htmlProblems(columns.text)).toEqual([]);
    expect(columns.text).toContain('For example: Ada · Bob · Cleo');
    expect(columns.text).toContain('“Waitlist” means');
    // Days above 12 say by themselves which number is the day.
    expect(columns.text).not.toContain('Day first');

    const unsaid = await organizer.post(at('columns'), { ...newest().mapping });
    expect(unsaid.status).toBe(422);
    expect(unsaid.text).toContain('Say whether these people may be emailed.');
    await sayColumns().then((answer) => expect(answer.status).toBe(303));
    const checked = await organizer.get(at()).expect(200);
    expect(await htmlProblems(checked.text)).toEqual([]);
    expect(checked.text).toContain('2 people are new.');
    expect(checked.text).toContain('1 row has an error.');
    expect(checked.text).toContain('The same email address is in row 2.');
    expect(checked.text).toContain('1 is canceled in the list and is left out.');
    expect(onList()).toEqual([]);

    const undecided = await organizer.post(at('writing')).expect(422);
    expect(undecided.text).toContain('Correct the rows with errors');
    await write({ partly: 'yes' });
    expect(onList()).toEqual(['Ada Example +2 confirmed', 'Bob Example +0 waiting']);
    const [ada] = app.services.db.signups.ofEvent(event.id, ['confirmed']);
    expect(ada).toMatchObject({ origin: 'import', createdAt: Date.UTC(2023, 11, 30, 15, 30) });
    expect(app.services.db.events.byId(event.id)?.seatsTaken).toBe(3);
    const written = await organizer.get(at()).expect(200);
    expect(await htmlProblems(written.text)).toEqual([]);
    expect(written.text).toContain('2 people are new on the list.');
    // Nobody is mailed unasked.
    await app.deliver();
    expect(app.services.db.mailbox.count()).toBe(0);

    await undo();
    expect(onList()).toEqual([]);
    expect(app.services.db.events.byId(event.id)?.seatsTaken).toBe(0);
    const undone = await organizer.get(at()).expect(200);
    expect(undone.text).toContain('2 people are as before.');
    expect(await htmlProblems(undone.text)).toEqual([]);
  });

  test('changes those who are on the list only where that was chosen, and gives it back', async () => {
    await signUpAttendee(app.services, event, { name: 'Ada', email: 'ada.new@example.org' });
    const checked = await rehearse('Name,Email,Guests\nAda Example,ada.new@example.org,3\n');
    expect(checked.text).toContain('1 is on the list already, with other details.');
    expect(checked.text).toContain('Other: Name, Guests they bring');
    const undecided = await organizer.post(at('writing')).expect(422);
    expect(undecided.text).toContain('Say what happens with people who are on the list already.');
    await write({ known: 'update' });
    expect(onList()).toEqual(['Ada Example +3 confirmed']);
    await undo();
    expect(onList()).toEqual(['Ada +0 confirmed']);
    expect(app.services.db.events.byId(event.id)?.seatsTaken).toBe(1);
  });

  test('that is undone leaves those as they are who were changed since', async () => {
    await rehearse('Name,Email\nAda Example,ada.new@example.org\nBob Example,bob@example.org\n');
    await write();
    const [ada] = app.services.db.signups.ofEvent(event.id, ['confirmed']);
    app.clock.advance(60_000);
    await organizer.post(`${consoleSignUpsAddress(event.slug)}/${ada?.id}/removal`).expect(303);
    await undo();
    const { text } = await organizer.get(at()).expect(200);
    expect(text).toContain('1 stays: they were changed after the import.');
    expect(app.services.db.signups.ofEvent(event.id, ['cancelled'])).toHaveLength(1);
    expect(onList()).toEqual([]);
  });

  test('that is discarded leaves nothing', async () => {
    await paste(people).expect(303);
    await organizer.post(at('removal')).expect(303);
    expect(app.services.db.imports.ofEvent(event.id, 9)).toEqual([]);
  });

  test('of more people than there are spots is asked about', async () => {
    await app.services.db.write((store) => store.events.update(event.id, { capacity: 2 }));
    const list =
      'Name,Email\nA Example,a@example.org\nB Example,b@example.org\nC Example,c@example.org';
    const checked = await rehearse(list);
    expect(checked.text).toContain('3 people come with this list, and 2 spots are free');
    expect((await organizer.post(at('writing')).expect(422)).text).toContain('who don’t fit');
    await write({ whenFull: 'wait' });
    expect(onList()).toEqual([
      'A Example +0 confirmed',
      'B Example +0 confirmed',
      'C Example +0 waiting',
    ]);
    await undo();
    expect(onList()).toEqual([]);
    await rehearse(list);
    await write({ whenFull: 'beyond' });
    expect(app.services.db.events.byId(event.id)?.seatsTaken).toBe(3);
  });

  test('gives back its rows with errors, in its own form and with what to do', async () => {
    await rehearse(people);
    const file = await organizer.get(at('problems')).expect(200);
    expect(file.text).toContain(
      '"First name";"Last name";"Email";"Guests";"Status";"Timestamp";"What to do"',
    );
    expect(file.text).toContain('"cleo@example"');
    expect(file.text).not.toContain('bob@example.org');
    expect(app.services.db.audit.ofEvent(event.id, 1)).toMatchObject([
      { action: 'signups-exported', detail: { rows: 1 } },
    ]);
  });
});

describe('who agreed', () => {
  const list = 'Name,Email,Consent\nA Example,a@example.org,yes\nB Example,b@example.org,no\n';
  const refused = (email: string) => {
    const signup = app.services.db.signups.active(event.id, email);
    return signup === undefined
      ? null
      : app.services.db.imports
          .rows(newest().id, 'new', {
            limit: 9,
            offset: 0,
          })
          .find((row) => row.signupId === signup.id)?.agreed;
  };

  test('is kept with the words, and the others get no optional email', async () => {
    const unsaid = await paste(list).then(() => sayColumns({ agree: 'column' }));
    expect(unsaid.text).toContain('Type the words they agreed to.');
    await sayColumns({ agree: 'column', words: 'Yes, write to me.' });
    await write({ mailed: 'yes' });
    expect(refused('a@example.org')).toBe(true);
    expect(refused('b@example.org')).toBe(false);
    const { text } = await organizer.get(at()).expect(200);
    expect(text).toContain('Yes, write to me.');
    // What is necessary is mailed, where it was asked for.
    await app.deliver();
    expect(
      app.services.db.mailbox
        .newest(10)
        .map(({ recipient }) => recipient)
        .filter((recipient) => list.includes(recipient))
        .sort(),
    ).toEqual(['a@example.org', 'b@example.org']);
  });
});

describe('what cannot be read', () => {
  test.each([
    ['', 'Choose a file, or paste some rows.'],
    ['Name,Email\n', 'There are only names of columns in this list'],
    ['Name,Email\n"Ada,ada@example.org\n', 'This file is damaged'],
    [`Name,Note\nAda,${'x'.repeat(6000)}\n`, 'A cell in row 2 is too long.'],
  ])('is told in words: %#', async (pasted, sentence) => {
    const { text, status } = await paste(pasted);
    expect(status).toBe(422);
    expect(text).toContain(sentence);
    expect(await htmlProblems(text)).toEqual([]);
    expect(app.services.db.imports.ofEvent(event.id, 9)).toEqual([]);
  });

  test('is no import of another event', async () => {
    await paste(people).expect(303);
    const other = await insertEvent(app.services);
    await organizer.get(consoleImportAddress(other.slug, newest().id)).expect(404);
    await organizer.get(consoleImportAddress(event.slug, '999')).expect(404);
    await organizer.get(consoleImportAddress(event.slug, 'x')).expect(404);
  });

  test('hostile names are shown as they are, and run nowhere', async () => {
    const name = '<script>alert(1)</script>=cmd|calc';
    const checked = await rehearse(`Name,Email\n"${name}",a@example.org\n`);
    expect(checked.text).not.toContain('<script>alert(1)');
    await write();
    expect(onList()).toEqual([`${name} +0 confirmed`]);
  });
});

describe('all or nothing', () => {
  const many = (rows: number) =>
    ['Name,Email', ...Array.from({ length: rows }, (_, n) => `P ${n},p${n}@example.org`)].join(
      '\n',
    );

  test('an import that meets what it cannot do takes everything back', async () => {
    const list = ['Name,Email,Guests', ...many(300).split('\n').slice(1)].join('\n');
    await rehearse(list.replace('p200@example.org', 'p200@example.org,5'));
    // While somebody looked at what would happen, somebody else made the hall smaller.
    await app.services.db.write((store) => store.events.update(event.id, { capacity: 4 }));
    await write({ whenFull: 'wait' });
    expect(onList()).toEqual([]);
    expect(app.services.db.events.byId(event.id)?.seatsTaken).toBe(0);
    const { text } = await organizer.get(at()).expect(200);
    expect(text).toContain('Nothing was imported.');
    expect(text).toContain('Row 202 has more people than the event has spots.');
    expect(await htmlProblems(text)).toEqual([]);
  });

  test('an import that cannot be taken back for now is at the next look', async () => {
    await rehearse(many(3));
    await write();
    const bare = new Sqlite(databaseFile(app.services.config));
    bare.exec(`create trigger full before delete on signups
      when old.name = 'P 1' begin select raise(abort, 'full'); end`);
    app.expectErrors();
    await undo();
    expect(newest()).toMatchObject({ state: 'undoing' });
    bare.exec('drop trigger full');
    bare.close();
    await workOnImports(app.services);
    expect(newest()).toMatchObject({ state: 'undone', kept: 0 });
    expect(onList()).toEqual([]);
  });

  test('an import that was interrupted is gone on with', async () => {
    await rehearse(many(300));
    const { id } = newest();
    await app.services.db.write((store) =>
      store.imports.update(id, { state: 'writing', decisions: {} }),
    );
    await workOnImports(app.services);
    expect(onList()).toHaveLength(300);
    expect(newest()).toMatchObject({ state: 'written', entered: 300 });
  });
});

// The last: it moves the clock of all.
test('an import can be undone for a week', async () => {
  await rehearse('Name,Email\nAda Example,ada.new@example.org\n');
  await write();
  app.clock.advance(importsKept + 1);
  await proveAll(app);
  const late = app.visitor({ Cookie: await signedInOrganizer(app.services) });
  await late.post(at('undoing'));
  expect(onList()).toEqual(['Ada Example +0 confirmed']);
});
