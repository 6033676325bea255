import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Event } from '../../db/schema.ts';
import { doorCode } from '../../server/signups/doorCode.ts';
import { noteArrivals } from '../../server/signups/noteArrivals.ts';
import {
  consoleSheetFileAddress,
  consoleSignInSheetAddress,
  consoleVenueNumbersAddress,
} from '../../templates/addresses.ts';
import { startTestApp, type TestApp, type Visitor } from '../helpers/app.ts';
import { insertEvent } from '../helpers/events.ts';
import { insertSignup } from '../helpers/mails.ts';
import { signedInOrganizer } from '../helpers/organizer.ts';
import { htmlProblems } from '../helpers/pageChecks.ts';
import { askPreset, askQuestion } from '../helpers/questions.ts';
import { insertSignups } from '../helpers/signups.ts';

let app: TestApp;
let organizer: Visitor;
let door: Visitor;
let event: Event;

beforeAll(async () => {
  app = await startTestApp();
  const { services } = app;
  organizer = app.visitor({ Cookie: await signedInOrganizer(services) });
  event = await insertEvent(services, { slug: 'panel', title: 'Panel', kind: 'in-person' });
  const rights = { role: 'door', eventId: event.id } as const;
  const helper = { email: 'dora@example.org', rights };
  door = app.visitor({ Cookie: await signedInOrganizer(services, helper) });
  await insertSignup(services, event, {
    name: 'Ada Example',
    email: 'ada@example.org',
    companions: 2,
    accessNeeds: 'A chair at the front',
  });
  await insertSignup(services, event, { name: 'مريم', email: 'maryam@example.org' });
});
afterAll(() => app.close());

const sheet = () => consoleSignInSheetAddress('panel');
const columnsIn = (text: string) => [...text.matchAll(/<th scope="col"/g)].length;

describe('the page of the sheet', () => {
  test('names each line by the code of its sign-up, which is not its link', async () => {
    const { text } = await organizer.get(sheet()).expect(200);
    const [signup] = app.services.db.signups.ofEvent(event.id, ['confirmed']);
    expect(text).toContain(doorCode(app.services.config.secret, signup?.id ?? 0));
    expect(text).not.toContain(signup?.publicId);
    expect(text).not.toContain('@example.org');
    expect(text).not.toContain('A chair');
    expect(await htmlProblems(text)).toEqual([]);
  });

  test('has the columns and empty lines that were chosen, and leads on with them', async () => {
    const usual = await organizer.get(sheet()).expect(200);
    expect(columnsIn(usual.text)).toBe(6);
    expect(usual.text).toContain('may email me about its events');
    const chosen = `${sheet()}?chosen=yes&columns=signature&blank=3`;
    const { text } = await organizer.get(chosen).expect(200);
    expect(columnsIn(text)).toBe(4);
    expect(text.split('sheet__blank')).toHaveLength(4);
    expect(text).not.toContain('may email me');
    expect(text).toContain('sheet.pdf?chosen=yes&amp;blank=3&amp;columns=signature&amp;paper=a4');
  });

  test.each([
    'chosen=yes&columns=nonsense&columns=email&blank=-1',
    'blank=999999999999999999999&paper=%00',
    'columns=%F0%9F%92%A9&page=-3',
    'blank=5000',
    `blank=${'9'.repeat(10_000)}`,
  ])('takes an address that says %s', async (query) => {
    const { text } = await organizer.get(`${sheet()}?${query}`).expect(200);
    expect(text.split('sheet__blank').length).toBeLessThanOrEqual(121);
    expect(await htmlProblems(text)).toEqual([]);
  });

  test('shows the door no organization, even where it asks', async () => {
    const asked = '?chosen=yes&columns=organization&columns=companions';
    expect(columnsIn((await organizer.get(sheet() + asked).expect(200)).text)).toBe(5);
    const { text } = await door.get(sheet() + asked).expect(200);
    expect(columnsIn(text)).toBe(4);
    expect(text).not.toContain('value="organization"');
  });
});

describe('the sheet as PDF', () => {
  test.each([
    ['a4', '/MediaBox [0 0 595.28 841.89]'],
    ['letter', '/MediaBox [0 0 612 792]'],
  ])('is for paper of size %s, for the door too, and kept by nobody', async (paper, box) => {
    const address = `${consoleSheetFileAddress('panel')}?chosen=yes&paper=${paper}`;
    const answer = await door.get(address).buffer(true).expect(200);
    expect(answer.headers['content-type']).toBe('application/pdf');
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.headers['content-disposition']).toBe('inline; filename="panel-sign-in.pdf"');
    expect(Buffer.from(answer.body).toString('latin1')).toContain(box);
  });

  test('says in words when it cannot be made', async () => {
    const { pictures } = app.services;
    app.expectErrors();
    app.services.pictures = { ...pictures, sheet: () => Promise.reject(new Error('no')) };
    const answer = await organizer.get(consoleSheetFileAddress('panel')).expect(503);
    expect(answer.text).toMatch(/^This file can’t be made right now\./);
    app.services.pictures = pictures;
  });
});

describe('the numbers for the venue', () => {
  test('count, and name nobody', async () => {
    const { text } = await door.get(consoleVenueNumbersAddress('panel')).expect(200);
    const numbers = [
      ...text.matchAll(/<bdi>([^<]+)<\/bdi>\s*<\/th>\s*<td class="numeric">([^<]+)/g),
    ];
    expect(numbers.map(([, label, number]) => [label, number])).toEqual([
      ['Coming, companions included', '4'],
      ['Companions among them', '2'],
      // Of fewer than three it says no more: who knows them knows who they are.
      ['Sign-ups with access needs', 'fewer than 3'],
    ]);
    expect(text).not.toMatch(/مريم|chair|@example/);
    expect(await htmlProblems(text)).toEqual([]);
  });

  test('tell of a sensitive question no small count, and of others each', async () => {
    const { services } = app;
    const other = await insertEvent(services, { slug: 'asks', title: 'Vigil' });
    const wheelchair = await askPreset(services, other, 'wheelchair');
    const bus = await askQuestion(services, other, 'yes-no', 'Do you come by bus?');
    await insertSignups(services, other, 9);
    await services.db.write((store) => {
      for (const [at, { id }] of store.signups.page(other.id, 0, 9).entries())
        store.answers.add(
          id,
          [wheelchair, bus].map((question) => ({
            questionId: question.id,
            versionId: question.version.id,
            person: 0,
            language: 'en' as const,
            value: at === 0 ? 'yes' : 'no',
            words: '',
            at: 1,
          })),
        );
    });
    const { text } = await organizer.get(consoleVenueNumbersAddress('asks')).expect(200);
    const told = [...text.matchAll(/<bdi>(Yes|No)<\/bdi>\s*<\/th>\s*<td class="numeric">([^<]+)/g)];
    expect(told.map(([, label, number]) => [label, number])).toEqual([
      ['Yes', 'fewer than 3'],
      ['No', '3 or more'],
      ['Yes', '1'],
      ['No', '8'],
    ]);
  });

  test('tell how many came in each hour, once somebody was marked', async () => {
    const { services, clock } = app;
    const [signup] = services.db.signups.ofEvent(event.id, ['confirmed']);
    const address = consoleVenueNumbersAddress('panel');
    expect((await organizer.get(address)).text).not.toContain('by hour');
    const came = { mark: 'one', signupId: signup?.id ?? 0, kind: 'came' as const, companions: 1 };
    await noteArrivals(services, event, [{ ...came, pressedAt: clock.now }], 1);
    const { text } = await organizer.get(address).expect(200);
    expect(text).toMatch(/Jan 10, 2024, 10:00\sAM ET<\/bdi>\s*<\/th>\s*<td class="numeric">2</);
  });
});
