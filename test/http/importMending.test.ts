import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { buffer } from 'node:stream/consumers';
import type { Event } from '../../db/schema.ts';
import { recognizedTable } from '../../server/spreadsheets/recognizedTable.ts';
import { tableLimits } from '../../server/spreadsheets/table.ts';
import { xlsxStream } from '../../server/spreadsheets/xlsxStream.ts';
import { consoleImportsAddress } from '../../templates/addresses.ts';
import { startTestApp, type TestApp, type Visitor } from '../helpers/app.ts';
import { insertEvent } from '../helpers/events.ts';
import { importing, type Importing } from '../helpers/importing.ts';
import { signedInOrganizer } from '../helpers/organizer.ts';
import { answersOf, askQuestion, optionsCalled } from '../helpers/questions.ts';

/* The rows of a list that have errors, as a file to correct, which is then sent as a list. */

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

function sheet(headings: readonly string[], rows: readonly (readonly string[])[]) {
  const columns = headings.map((heading) => ({ heading, width: 20 }));
  return buffer(xlsxStream({ name: 'People', columns, rows: [rows] }));
}

const hostile = ['=Cleo;=1+1', 'cleo@example'];

describe('rows to correct', () => {
  test('come in the form of their list and with what to do, and the log tells of it', async () => {
    await lists.rehearse(
      'First name;Email;Guests\nBob;bob@example.org;\nCleo;cleo@example;2\nDora;dora@example;x\n',
    );
    const { bytes, type } = await lists.toCorrect();
    expect(type).toContain('text/csv');
    expect(bytes.toString()).toContain('"First name";"Email";"Guests";"What to do"\r\n"Cleo";');
    expect(bytes.toString()).not.toContain('bob@example.org');
    expect(app.services.db.audit.ofEvent(event.id, 1)).toMatchObject([
      { action: 'signups-exported', detail: { rows: 2 } },
    ]);
  });

  test('of a spreadsheet come as a spreadsheet', async () => {
    const file = await sheet(['Name', 'Email'], [hostile]);
    await lists.rehearseFile({ file, fileName: 'people.xlsx' });
    const { bytes, type } = await lists.toCorrect();
    expect(type).toContain('spreadsheetml');
    expect(await recognizedTable(bytes, tableLimits)).toMatchObject({
      form: { format: 'xlsx' },
      rows: [
        { cells: ['Name', 'Email', 'What to do'] },
        { cells: [...hostile, expect.stringContaining('Email')] },
      ],
    });
  });

  test('run nowhere, and are as they were when they come back', async () => {
    await lists.rehearse(`Name,Email\n"${hostile[0]}",${hostile[1]}\n`);
    const { bytes } = await lists.toCorrect();
    // Where cells are parted by a semicolon, the second half would be a cell of its own.
    expect(bytes.toString()).toContain(`"'=Cleo;'=1+1","cleo@example",`);
    const corrected = bytes.toString().replace('cleo@example"', 'cleo@example.org"');
    await lists.rehearseFile({ file: Buffer.from(corrected), fileName: 'people.csv' });
    await lists.write();
    expect(lists.onList()).toEqual([`${hostile[0]} +0 confirmed`]);
  });
});

test('answers come from a spreadsheet and from the corrected one, and go with an undo', async () => {
  const { services } = app;
  const options = optionsCalled({ Vegan: 1, 'With meat': null });
  const food = await askQuestion(services, event, 'one-of', 'What do you eat?', { options });
  const night = await askQuestion(services, event, 'yes-no', 'Do you stay overnight?');
  const headings = ['Name', 'Email', 'What do you eat?', 'Do you stay overnight?'];
  const sent = async (rows: readonly (readonly string[])[]) => {
    await organizer
      .post(consoleImportsAddress(event.slug))
      .attach('file', await sheet(headings, rows), 'people.xlsx')
      .expect(303);
    await lists.sayColumns().expect(303);
    return organizer.get(lists.at()).expect(200);
  };
  const bob = ['Bob', 'bob@example.org', 'Fish', 'no'];
  const { text } = await sent([['Ada', 'ada.new@example.org', 'vegan', 'yes'], bob]);
  expect(text).toContain('What do you eat?: Use one of: Vegan, With meat.');
  await lists.write({ partly: 'yes' });
  const chosen = String(food.options[0]?.id);
  const answered = [
    [food.id, 0, chosen],
    [night.id, 0, 'yes'],
  ];
  expect(answersOf(app, event, 'ada.new@example.org')).toEqual(answered);

  const { bytes } = await lists.toCorrect();
  const table = await recognizedTable(bytes, tableLimits);
  const [, given] = table.kind === 'table' ? table.rows : [];
  expect(given?.cells.slice(0, 4)).toEqual(bob);
  await sent([bob.with(2, 'with meat')]);
  await lists.write();
  expect(answersOf(app, event, 'bob@example.org')).toHaveLength(2);
  await lists.undo();
  expect(lists.onList()).toEqual(['Ada +0 confirmed']);

  await sent([['Ada', 'ada.new@example.org', 'with meat', 'yes']]);
  await lists.write({ known: 'update' });
  expect(answersOf(app, event, 'ada.new@example.org')).not.toEqual(answered);
  await lists.undo();
  expect(answersOf(app, event, 'ada.new@example.org')).toEqual(answered);
});
