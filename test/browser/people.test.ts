import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import type { Event } from '../../db/schema.ts';
import { consolePeopleAddress, consoleSignUpsAddress } from '../../templates/addresses.ts';
import { startTestApp, type TestApp } from '../helpers/app.ts';
import { launchBrowser } from '../helpers/browser.ts';
import { deskPage } from '../helpers/deskPage.ts';
import { insertEvent } from '../helpers/events.ts';
import { signedInOrganizer } from '../helpers/organizer.ts';
import { accessibilityProblems } from '../helpers/pageChecks.ts';
import { askPreset, askQuestion, optionsCalled } from '../helpers/questions.ts';
import { insertSignups, signUpInBrowser } from '../helpers/signups.ts';

/* The people of an event as organizers work with them, on a phone and at a desk. */

let app: TestApp;
let browser: Browser;
let event: Event;
let cookie: string;

beforeAll(async () => {
  app = await startTestApp();
  cookie = await signedInOrganizer(app.services);
  event = await insertEvent(app.services, { slug: 'panel', capacity: 60 });
  await insertEvent(app.services, { slug: 'other', title: 'The other evening' });
  const options = optionsCalled({ 'By bus': null, 'On foot': null });
  const { id } = await askQuestion(app.services, event, 'one-of', 'How do you get here?', {
    options,
  });
  await askPreset(app.services, event, 'organization');
  const [bus] = app.services.db.questions.atEvent(event)[0]?.options ?? [];
  for (const name of ['Ada Example', 'Bo Example', 'Cy Example'])
    await signUpInBrowser(app, event, {
      name,
      email: `${name.slice(0, 2).toLowerCase()}@example.org`,
      accessNeeds: 'A chair',
      [`q${id}`]: String(bus?.id),
    });
  await insertSignups(app.services, event, 57);
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await app?.close();
});

async function open(address: string, width: number, javaScriptEnabled = true): Promise<Page> {
  const page = await deskPage(browser, app, { cookie, width, javaScriptEnabled });
  await page.goto(address);
  return page;
}

const list = () => consoleSignUpsAddress(event.slug);

describe.each([360, 1280])('at %i px', (width) => {
  test('people are found, chosen and marked, and that is taken back', async () => {
    const page = await open(list(), width);
    await page.getByText('Filter and sort').click();
    await page.getByLabel('How do you get here?').selectOption('By bus');
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.getByRole('button', { name: 'Show' }).click();
    await page.getByText('3 sign-ups found.').waitFor();
    await page.getByLabel('Choose Cy Example').check();
    await page.getByLabel('Choose Ada Example').click({ modifiers: ['Shift'] });
    await page.getByText('3 chosen').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.getByRole('button', { name: 'Actions for ticked' }).click();
    await page.getByText('3 people', { exact: true }).waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.getByRole('button', { name: 'Mark as came' }).click();
    await page.getByText('3 people were marked as came.').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.getByRole('button', { name: 'Undo' }).first().click();
    await page.getByText('Undone.').waitFor();
    await page.context().close();
  }, 60_000);
});

test('without a script, all who match are a link away', async () => {
  const page = await open(`${list()}?sort=name`, 360, false);
  expect(await page.locator('[data-pick-all]').isVisible()).toBe(false);
  await page.getByRole('link', { name: 'Actions for all 60' }).click();
  await page.getByText('60 people', { exact: true }).waitFor();
  await page.context().close();
});

test('people of all events are found', async () => {
  const page = await open(`${consolePeopleAddress}?q=ada`, 360);
  await page.getByText('Ada Example').first().waitFor();
  expect(await accessibilityProblems(page)).toEqual([]);
  await page.context().close();
});
