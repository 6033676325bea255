import Sqlite from 'better-sqlite3';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Event } from '../../db/schema.ts';
import { importsKept } from '../../server/imports/importsKept.ts';
import { workOnImports } from '../../server/imports/importWorker.ts';
import {
  beginChecking,
  beginUndoing,
  beginWriting,
  discardImport,
} from '../../server/imports/stepImport.ts';
import { databaseFile } from '../../server/operations/databaseFile.ts';
import { startBulk } from '../../server/signups/bulkActions.ts';
import { workOnBulks } from '../../server/signups/bulkWorker.ts';
import { readPeopleFilter } from '../../server/signups/peopleFilter.ts';
import { consoleImportAddress, consoleSignUpsAddress } from '../../templates/addresses.ts';
import { startTestApp, type TestApp, type Visitor } from '../helpers/app.ts';
import { insertEvent } from '../helpers/events.ts';
import { importing, type Importing } from '../helpers/importing.ts';
import { signedInOrganizer } from '../helpers/organizer.ts';
import { htmlProblems } from '../helpers/pageChecks.ts';
import { signUpAttendee } from '../helpers/signups.ts';
import { proveAll } from '../helpers/waysIn.ts';

/* A list of people is written as a whole or not at all, and taken back as a whole. */

let app: TestApp;
let organizer: Visitor;
let event: Event;
let lists: Importing;

beforeAll(async () => {
  app = await startTestApp();
  organizer = app.visitor({ Cookie: await signedInOrganizer(app.services) });
});
beforeEach(async () => {
  event = await insertEvent(app.services);
  lists = importing(app, organizer, event);
});
afterAll(() => app.close());

describe('all or nothing', () => {
  const many = (rows: number) =>
    ['Name,Email', ...Array.from({ length: rows }, (_, n) => `P ${n},p${n}@example.org`)].join(
      '\n',
    );

  test('an import that meets what it cannot do takes everything back', async () => {
    const list = ['Name,Email,Guests', ...many(300).split('\n').slice(1)].join('\n');
    await lists.rehearse(list.replace('p200@example.org', 'p200@example.org,5'));
    // While somebody looked at what would happen, somebody else made the hall smaller.
    await app.services.db.write((store) => store.events.update(event.id, { capacity: 4 }));
    await lists.write({ whenFull: 'wait' });
    expect(lists.onList()).toEqual([]);
    expect(lists.seatsTaken()).toBe(0);
    const { text } = await organizer.get(lists.at()).expect(200);
    expect(text).toContain('Nothing was imported.');
    expect(text).toContain('Row 202 has more people than the event has spots.');
    expect(await htmlProblems(text)).toEqual([]);
  });

  test('an import that cannot be taken back for now is at the next look', async () => {
    await lists.rehearse(many(3));
    await lists.write();
    const bare = new Sqlite(databaseFile(app.services.config));
    bare.exec(`create trigger full before delete on signups
      when old.name = 'P 1' begin select raise(abort, 'full'); end`);
    app.expectErrors();
    await lists.undo();
    expect(lists.newest()).toMatchObject({ state: 'undoing' });
    bare.exec('drop trigger full');
    bare.close();
    await workOnImports(app.services);
    expect(lists.newest()).toMatchObject({ state: 'undone', kept: 0 });
    expect(lists.onList()).toEqual([]);
  });

  test('an import that was interrupted is gone on with', async () => {
    await lists.rehearse(many(300));
    const { id } = lists.newest();
    await app.services.db.write((store) =>
      store.imports.update(id, { state: 'writing', decisions: {} }),
    );
    await workOnImports(app.services);
    expect(lists.onList()).toHaveLength(300);
    expect(lists.newest()).toMatchObject({ state: 'written', entered: 300 });
  });
});

// The last: it moves the clock of all.

test('a step that comes twice, or out of turn, does nothing', async () => {
  const { services } = app;
  const { id: ada } = services.db.organizers.byEmailKey('ada@example.org') ?? { id: 0 };
  await lists.rehearse('Name,Email\nAda,ada.new@example.org\n');
  const { id, mapping } = lists.newest();
  await beginUndoing(services, id, ada);
  expect(lists.newest()).toMatchObject({ state: 'checked' });
  await Promise.all([lists.write(), lists.write()]);
  await beginWriting(services, id, ada, {});
  await beginChecking(services, id, mapping);
  await discardImport(services, id);
  expect(lists.newest()).toMatchObject({ state: 'written', entered: 1 });
  await Promise.all([lists.undo(), lists.undo()]);
  await beginUndoing(services, id, ada);
  expect(lists.newest()).toMatchObject({ state: 'undone', kept: 0 });
  expect(lists.seatsTaken()).toBe(0);
  // Each is told of once, with who it was and how many.
  expect(services.db.audit.ofEvent(event.id, 9)).toMatchObject([
    { action: 'import-undone', organizerId: ada, detail: { undone: 1, kept: 0 } },
    { action: 'import-written', organizerId: ada, detail: { entered: 1, changed: 0 } },
    { action: 'signup-entered' },
  ]);
});

test('who has signed up since the rows were looked at stays as they signed up', async () => {
  await lists.rehearse('Name,Email,Guests\nAda,ada.new@example.org,2\nBob,bob@example.org,\n');
  const { id } = await signUpAttendee(app.services, event, {
    name: 'Ada',
    email: 'ada.new@example.org',
  });
  await lists.write();
  expect(lists.newest()).toMatchObject({ state: 'written', entered: 1, leftOut: 1 });
  await lists.undo();
  expect(app.services.db.signups.ofEvent(event.id, ['confirmed'])).toMatchObject([{ id }]);
});

test('a list of which not all was read is none', async () => {
  await lists.paste('Name,Email\nAda,ada.new@example.org\n').expect(303);
  const { id } = lists.newest();
  // As it is where the program was killed meanwhile.
  await app.services.db.write((store) => store.imports.update(id, { rows: 0 }));
  await organizer.get(consoleImportAddress(event.slug, id)).expect(404);
  expect(app.services.db.imports.ofEvent(event.id, 9)).toEqual([]);
  const later = app.clock.now + 3_600_001;
  await app.services.db.write((store) => store.imports.clear(0, later));
  expect(app.services.db.imports.byId(id)).toBeUndefined();
});

describe('a list that is taken back', () => {
  test('leaves those as they are who were changed since', async () => {
    await lists.rehearse(
      'Name,Email\nAda Example,ada.new@example.org\nBob Example,bob@example.org\n',
    );
    await lists.write();
    const [ada] = app.services.db.signups.ofEvent(event.id, ['confirmed']);
    app.clock.advance(60_000);
    await organizer.post(`${consoleSignUpsAddress(event.slug)}/${ada?.id}/removal`).expect(303);
    await lists.undo();
    const { text } = await organizer.get(lists.at()).expect(200);
    expect(text).toContain('1 stays: they were changed after the import.');
    expect(app.services.db.signups.ofEvent(event.id, ['cancelled'])).toHaveLength(1);
    expect(lists.onList()).toEqual([]);
  });
});

test('who came, or was one of many to whom something was done, stays as well', async () => {
  const { db } = app.services;
  await lists.rehearse(
    'Name,Email\nAda,ada.new@example.org\nBob,bob@example.org\nCleo,cleo@example.org\n',
  );
  await lists.write();
  app.clock.advance(1000);
  const [ada] = db.signups.ofEvent(event.id, ['confirmed']);
  await db.write((store) =>
    store.arrivals.add({
      mark: event.slug,
      eventId: event.id,
      signupId: ada?.id ?? 0,
      kind: 'came',
      companions: 0,
      pressedAt: app.clock.now,
      receivedAt: app.clock.now,
      organizerId: null,
    }),
  );
  const filter = readPeopleFilter(new URLSearchParams({ q: 'Bob' }), []);
  const { organizerId } = lists.newest();
  const asked = { filter, kind: 'tag', tag: 'cook', organizerId, formKey: event.slug } as const;
  await startBulk(app.services, event, asked);
  await workOnBulks(app.services);
  await lists.undo();
  expect(lists.onList()).toEqual(['Ada +0 confirmed', 'Bob +0 confirmed']);
  expect(lists.newest()).toMatchObject({ state: 'undone', kept: 2 });
});

test('who is on the list and would bring more than there are spots is told of', async () => {
  await app.services.db.write((store) => store.events.update(event.id, { capacity: 3 }));
  await signUpAttendee(app.services, event, { name: 'Ada', email: 'ada.new@example.org' });
  await signUpAttendee(app.services, event, { name: 'Bob', email: 'bob@example.org' });
  const list = 'Name,Email,Guests\nAda,ada.new@example.org,2\nBobby,bob@example.org,1\n';
  const checked = await lists.rehearse(list);
  expect(checked.text).toContain('The list brings 3 people, more than the spots that are free (1)');
  expect(checked.text).toContain('who is on the list already brings no one more');
  await organizer.post(lists.at('writing'), { known: 'update' }).expect(422);
  await lists.write({ known: 'update', whenFull: 'wait' });
  expect(lists.onList()).toEqual(['Ada +0 confirmed', 'Bobby +1 confirmed']);
  const written = await organizer.get(lists.at()).expect(200);
  expect(written.text).toContain('1 was updated.');
  expect(written.text).toContain('1 row was left out.');
  expect(written.text).toContain('1 brings as many as before: there are no spots for more.');
  expect(written.text).toContain('They bring as many as before: there are no spots for more.');
  await lists.undo();
  expect(lists.onList()).toEqual(['Ada +0 confirmed', 'Bob +0 confirmed']);
  expect(lists.seatsTaken()).toBe(2);
});

test('a list of more people than there are spots is asked about', async () => {
  await app.services.db.write((store) => store.events.update(event.id, { capacity: 2 }));
  const list =
    'Name,Email\nA Example,a@example.org\nB Example,b@example.org\nC Example,c@example.org';
  const crowd = await lists.rehearse(`Name,Email,Guests\nA,a@example.org,2`);
  expect(crowd.text).toContain('These are more people than the event has spots (2).');
  const checked = await lists.rehearse(list);
  expect(checked.text).toContain('The list brings 3 people, more than the spots that are free (2)');
  expect((await organizer.post(lists.at('writing')).expect(422)).text).toContain('who don’t fit');
  await lists.write({ whenFull: 'wait' });
  expect(lists.onList()).toEqual([
    'A Example +0 confirmed',
    'B Example +0 confirmed',
    'C Example +0 waiting',
  ]);
  await lists.undo();
  expect(lists.onList()).toEqual([]);
  await lists.rehearse(list);
  await lists.write({ whenFull: 'beyond' });
  expect(lists.seatsTaken()).toBe(3);
});

// The last: it moves the clock of all.
test('an import can be undone for a week', async () => {
  await lists.rehearse('Name,Email\nAda Example,ada.new@example.org\n');
  await lists.write();
  app.clock.advance(importsKept + 1);
  await proveAll(app);
  const late = app.visitor({ Cookie: await signedInOrganizer(app.services) });
  await late.post(lists.at('undoing'));
  expect(lists.onList()).toEqual(['Ada Example +0 confirmed']);
});
