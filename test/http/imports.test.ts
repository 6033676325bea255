import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Event } from '../../db/schema.ts';
import { addressHash } from '../../server/outbox/addressHash.ts';
import { consoleImportAddress, consoleImportsAddress } from '../../templates/addresses.ts';
import { startTestApp, type TestApp, type Visitor } from '../helpers/app.ts';
import { insertEvent } from '../helpers/events.ts';
import { importing, type Importing } from '../helpers/importing.ts';
import { signedInOrganizer } from '../helpers/organizer.ts';
import { htmlProblems } from '../helpers/pageChecks.ts';
import { signUpAttendee } from '../helpers/signups.ts';

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

const people = [
  'First name;Last name;Email;Guests;Status;Timestamp',
  'Ada;Example;ada.new@example.org;2;Attending;30/12/2023 10:30',
  'Bob;Example;bob@example.org;;Waitlist;31/12/2023',
  'Cleo;Example;cleo@example;;Attending;01/01/2024',
  'Ada;Again;ADA.new@example.org;;Attending;02/01/2024',
  'Dora;Example;dora@example.org;;Cancelled;02/01/2024',
].join('\n');

describe('a list of people', () => {
  test('is read, looked at, imported and undone', async () => {
    const start = await organizer.get(consoleImportsAddress(event.slug)).expect(200);
    expect(await htmlProblems(start.text)).toEqual([]);
    await lists.paste(people).expect(303);
    const columns = await organizer.get(lists.at()).expect(200);
    expect(await htmlProblems(columns.text)).toEqual([]);
    expect(columns.text).toContain('For example: Ada · Bob · Cleo');
    expect(columns.text).toContain('“Waitlist” means');
    // Days above 12 say by themselves which number is the day.
    expect(columns.text).not.toContain('Day first');

    const unsaid = await organizer.post(lists.at('columns'), { ...lists.newest().mapping });
    expect(unsaid.status).toBe(422);
    expect(unsaid.text).toContain('Say whether these people may be emailed.');
    await lists.sayColumns().then((answer) => expect(answer.status).toBe(303));
    const checked = await organizer.get(lists.at()).expect(200);
    expect(await htmlProblems(checked.text)).toEqual([]);
    expect(checked.text).toContain('2 people are new.');
    expect(checked.text).toContain('1 row has an error.');
    expect(checked.text).toContain('The same email address is in row 2.');
    expect(checked.text).toContain('1 is canceled in the list and is left out.');
    expect(lists.onList()).toEqual([]);

    const undecided = await organizer.post(lists.at('writing')).expect(422);
    expect(undecided.text).toContain('Correct the rows with errors');
    await lists.write({ partly: 'yes' });
    expect(lists.onList()).toEqual(['Ada Example +2 confirmed', 'Bob Example +0 waiting']);
    const [ada] = app.services.db.signups.ofEvent(event.id, ['confirmed']);
    expect(ada).toMatchObject({ origin: 'import', createdAt: Date.UTC(2023, 11, 30, 15, 30) });
    expect(lists.seatsTaken()).toBe(3);
    const written = await organizer.get(lists.at()).expect(200);
    expect(await htmlProblems(written.text)).toEqual([]);
    expect(written.text).toContain('2 people are new on the list.');
    // Nobody is mailed unasked.
    await app.deliver();
    expect(app.services.db.mailbox.count()).toBe(0);

    await lists.undo();
    expect(lists.onList()).toEqual([]);
    expect(lists.seatsTaken()).toBe(0);
    const undone = await organizer.get(lists.at()).expect(200);
    expect(undone.text).toContain('2 people are as before.');
    expect(await htmlProblems(undone.text)).toEqual([]);
  });

  test('changes those who are on the list only where that was chosen, and gives it back', async () => {
    await signUpAttendee(app.services, event, { name: 'Ada', email: 'ada.new@example.org' });
    const checked = await lists.rehearse('Name,Email,Guests\nAda Example,ada.new@example.org,3\n');
    expect(checked.text).toContain('1 is on the list already, with other details.');
    expect(checked.text).toContain('Other: Name, Guests they bring');
    const undecided = await organizer.post(lists.at('writing')).expect(422);
    expect(undecided.text).toContain('Say what happens with people who are on the list already.');
    await lists.write({ known: 'update' });
    expect(lists.onList()).toEqual(['Ada Example +3 confirmed']);
    await lists.undo();
    expect(lists.onList()).toEqual(['Ada +0 confirmed']);
    expect(lists.seatsTaken()).toBe(1);
  });

  test('that says all by itself is shown as what would happen at once', async () => {
    const paste = (rows: string[], agree: string) =>
      organizer
        .post(consoleImportsAddress(event.slug), { pasted: rows.join('\n'), agree })
        .expect(303);
    const plain = ['Name\tEmail', 'Ada Example\tada@example.org'];
    await paste(plain, 'nobody');
    expect(lists.newest()).toMatchObject({ state: 'checked', mapping: { agree: 'nobody' } });
    expect((await organizer.get(lists.at()).expect(200)).text).toContain('1 person is new.');
    expect(lists.onList()).toEqual([]);

    // With which words they agreed has to be said, and what a column is that nobody knows.
    await paste(plain, 'all');
    expect(lists.newest().state).toBe('read');
    await paste(['Name\tShoes', 'Ada Example\t38'], 'nobody');
    expect(lists.newest().state).toBe('read');
    await paste(plain, '');
    expect(lists.newest().state).toBe('read');
  });

  test('that is discarded leaves nothing', async () => {
    await lists.paste(people).expect(303);
    await organizer.post(lists.at('removal')).expect(303);
    expect(app.services.db.imports.ofEvent(event.id, 9)).toEqual([]);
  });
});

describe('who agreed', () => {
  const list = 'Name,Email,Consent\nA Example,a@example.org,yes\nB Example,b@example.org,no\n';
  const refused = (email: string) => {
    const signup = app.services.db.signups.active(event.id, email);
    return signup === undefined
      ? null
      : app.services.db.imports
          .rows(lists.newest().id, 'new', {
            limit: 9,
            offset: 0,
          })
          .find((row) => row.signupId === signup.id)?.agreed;
  };

  test('is kept with the words, and the others get no optional email', async () => {
    const unsaid = await lists.paste(list).then(() => lists.sayColumns({ agree: 'column' }));
    expect(unsaid.text).toContain('Type the words they agreed to.');
    await lists.sayColumns({ agree: 'column', words: 'Yes, write to me.' });
    await lists.write({ mailed: 'yes' });
    expect(refused('a@example.org')).toBe(true);
    expect(refused('b@example.org')).toBe(false);
    const { text } = await organizer.get(lists.at()).expect(200);
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

    const { config, db } = app.services;
    const scopes = (email: string) => db.mailRefusals.scopes(addressHash(config, email), event.id);
    expect([scopes('a@example.org'), scopes('b@example.org')]).toEqual([[], ['event']]);
    await lists.undo();
    expect(scopes('b@example.org')).toEqual([]);
    expect(db.mailbox.newest(10).filter(({ recipient }) => list.includes(recipient))).toEqual([]);
  });
});

describe('what cannot be read', () => {
  test.each([
    ['', 'Choose a file, or paste some rows.'],
    ['Name,Email\n', 'There are only names of columns in this list'],
    ['Name,Email\n"Ada,ada@example.org\n', 'This file is damaged'],
    [`Name,Note\nAda,${'x'.repeat(6000)}\n`, 'A cell in row 2 is too long.'],
  ])('is told in words: %#', async (pasted, sentence) => {
    const { text, status } = await lists.paste(pasted);
    expect(status).toBe(422);
    expect(text).toContain(sentence);
    expect(await htmlProblems(text)).toEqual([]);
    expect(app.services.db.imports.ofEvent(event.id, 9)).toEqual([]);
  });

  test('is more than ten megabytes', async () => {
    const file = Buffer.alloc(10_000_001, 'Ada,ada@example.org\n');
    const { text } = await organizer
      .post(consoleImportsAddress(event.slug))
      .attach('file', file, 'people.csv')
      .expect(422);
    expect(text).toContain('10 MB');
  });

  test('is no import of another event', async () => {
    await lists.paste(people).expect(303);
    const other = await insertEvent(app.services);
    await organizer.get(consoleImportAddress(other.slug, lists.newest().id)).expect(404);
    await organizer.get(consoleImportAddress(event.slug, '999')).expect(404);
    await organizer.get(consoleImportAddress(event.slug, 'x')).expect(404);
  });

  test('hostile names are shown as they are, and run nowhere', async () => {
    const name = '<script>alert(1)</script>=cmd|calc';
    const checked = await lists.rehearse(`Name,Email\n"${name}",a@example.org\n`);
    expect(checked.text).not.toContain('<script>alert(1)');
    await lists.write();
    expect(lists.onList()).toEqual([`${name} +0 confirmed`]);
  });
});
