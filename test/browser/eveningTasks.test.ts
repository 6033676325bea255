import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import type { Event } from '../../db/schema.ts';
import { feedOutbox } from '../../server/messages/feedOutbox.ts';
import { consoleAddress } from '../../templates/addresses.ts';
import { startTestApp, type TestApp } from '../helpers/app.ts';
import { launchBrowser } from '../helpers/browser.ts';
import { insertEndorsement } from '../helpers/endorsements.ts';
import { deskPage, personNo, savedFile, signUpPeople } from '../helpers/evening.ts';
import { insertEvent } from '../helpers/events.ts';
import { sentMessage } from '../helpers/messages.ts';
import { countingHands, type Counted, type CountingHands } from '../helpers/pressCounter.ts';

/*
 * Twelve tasks of the evening before an action. Each begins on the first page of the dashboard, a moment
 * after signing in, and takes at most four presses: a click, or Enter where it sends something. What is typed
 * or chosen in a field is no press, and is told beside it.
 */

const mostPresses = 4;

let app: TestApp;
let browser: Browser;
let page: Page;
let event: Event;
const table: (Counted & { task: string; seconds: string })[] = [];

beforeAll(async () => {
  app = await startTestApp();
  const { services } = app;
  browser = await launchBrowser();
  event = await insertEvent(services, {
    title: 'Noise at the embassy',
    slug: 'noise',
    kind: 'in-person',
    venue: 'Example Square',
    capacity: 30,
  });
  await insertEvent(services, { title: 'Another evening', slug: 'another', kind: 'in-person' });
  await signUpPeople(app, event, { from: 1, to: 40 });
  await insertEndorsement(services, event, { organization: 'Example Union' });
  await sentMessage(services, event, { audience: 'waiting' });
  await feedOutbox(services);
  app.clock.advance(20_000);
  await app.deliver();
  await feedOutbox(services);
  page = await deskPage(app, browser);
});
afterAll(async () => {
  const lines = table.map(
    ({ task, presses, fields, seconds }) =>
      `${presses} presses, ${fields} fields, ${seconds} s: ${task}`,
  );
  process.stdout.write(`${lines.join('\n')}\n`);
  await browser?.close();
  await app?.close();
});

const link = (name: string | RegExp) => page.getByRole('link', { name, exact: true }).first();
const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true }).first();
const field = (name: string) => page.locator(`[name="${name}"]:visible`).first();
const said = (text: string | RegExp) => page.getByText(text).first().waitFor();
const people = /of 30 spots$/;
const find = () => page.getByRole('searchbox', { name: 'Find someone by name or email' });

const tasks: Record<string, (hands: CountingHands) => Promise<void>> = {
  'find one person': async ({ send, press }) => {
    await send(find(), 'Person 17');
    await press(link(personNo(17)));
    await page.getByRole('heading', { name: /Person 17/ }).waitFor();
  },
  'move ten to another date': async ({ press, choose }) => {
    await press(link('10 waiting'));
    await press(link('Actions for all 10'));
    await choose(field('event'), 'Another evening · Jan 21, 2024, 2:30 PM ET');
    await press(button('Move'));
    await said('10 people were moved.');
    await button('Undo').click();
    await said('Undone.');
  },
  'print the sign-in sheet': async ({ press }) => {
    await press(link(people));
    await press(link('Sign-in sheet'));
    await savedFile(page, () => press(link('PDF for A4 paper')));
  },
  'write to those with access needs': async ({ press, type }) => {
    await press(link(/^Write to them/));
    await type(field('subject-en'), 'About the chairs');
    await type(field('text-en'), 'They are at the side door.');
    await press(button('Save and preview'));
    await press(link('Continue'));
    await press(button('Send to 4 people'));
    await said('0 of 4 sent');
  },
  'confirm one from the waiting list': async ({ press }) => {
    await press(link('10 waiting'));
    await press(link(personNo(33)));
    await press(button('Give spot over capacity'));
    await said('They have a spot.');
  },
  'add somebody by hand': async ({ press, type, choose }) => {
    await press(link(people));
    await press(link('Add someone'));
    await type(field('name'), 'Zoe Example');
    await choose(page.getByLabel('Let them in even if no spot is free'));
    await press(button('Add'));
    await said('Zoe Example is on the list.');
  },
  'correct an address': async ({ send, press, type }) => {
    await send(find(), 'Person 18');
    await press(link(personNo(18)));
    await press(link('Correct…'));
    await type(field('email'), 'right@example.net');
    await press(button('Save'));
    await said('Saved. No one was emailed.');
  },
  'approve the request of a co-sponsor': async ({ press }) => {
    await press(link(/^1 request to decide/));
    await press(button(/^Approve/));
    await page.getByRole('status').filter({ hasText: 'Example' }).first().waitFor();
  },
  'export a list with a reason': async ({ press, type }) => {
    await press(link(people));
    await press(link('Export'));
    await type(field('reason'), 'To call people back');
    await savedFile(page, () => press(button('Download the file')));
  },
  'import a pasted list': async ({ press, type, choose }) => {
    await press(link(people));
    await press(link('Import'));
    await type(field('pasted'), 'Name\tEmail\nGil Example\tgil@example.net\n');
    await choose(page.getByLabel('No, or I don’t know'));
    await press(button('Read the rows'));
    await choose(page.getByLabel('Who doesn’t fit goes on the waiting list'));
    await press(button('Import'));
    await said('1 person is new on the list.');
  },
  'give a helper the link of the door': async ({ press, type }) => {
    await press(link('Noise at the embassy'));
    await press(link('Door'));
    await press(link('Invite someone to help here'));
    await type(field('name'), 'Gus');
    await type(field('email'), 'gus@example.org');
    await press(button('Send the invitation'));
    await said('The invitation is on its way to Gus.');
  },
  'see who did not get the last message': async ({ press, choose }) => {
    await press(link(people));
    await press(page.getByText('Filter and sort'));
    await choose(field('message'), 'who did not get “What to bring to {title}”');
    await press(button('Show'));
    await said(/sign-ups found\./);
  },
};

test.each(Object.entries(tasks))('%s: at most four presses', async (task, work) => {
  await page.goto(consoleAddress);
  const hands = countingHands();
  const begun = performance.now();
  await work(hands);
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  table.push({ task, seconds, presses: hands.presses, fields: hands.fields });
  expect(hands.presses).toBeLessThanOrEqual(mostPresses);
});
