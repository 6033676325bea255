import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { Event } from '../../db/schema.ts';
import { text } from 'node:stream/consumers';
import { consoleExportAddress, eventAddress } from '../../templates/addresses.ts';
import { startTestApp, type TestApp } from '../helpers/app.ts';
import { launchBrowser } from '../helpers/browser.ts';
import { insertEvent } from '../helpers/events.ts';
import { accessibilityProblems, sidewaysProblems } from '../helpers/pageChecks.ts';
import { signedInOrganizer } from '../helpers/organizer.ts';
import { answersOf, askPreset, questionsOf } from '../helpers/questions.ts';
import { signUpInBrowser } from '../helpers/signups.ts';

/* Questions as people answer them, on a phone and on a wide screen, with and without JavaScript. */

let app: TestApp;
let browser: Browser;
let context: BrowserContext | undefined;
beforeAll(async () => {
  app = await startTestApp();
  browser = await launchBrowser();
});
afterEach(() => context?.close());
afterAll(async () => {
  await browser?.close();
  await app?.close();
});

async function open(slug: string, width: number, javaScriptEnabled: boolean): Promise<Page> {
  context = await browser.newContext({
    baseURL: app.baseUrl,
    viewport: { width, height: 800 },
    javaScriptEnabled,
    locale: 'en-US',
  });
  const page = await context.newPage();
  await page.goto(eventAddress(slug));
  return page;
}

/** Types who somebody is, and where they are reached. */
async function introduce(page: Page, email: string): Promise<void> {
  await page.getByLabel('Name', { exact: true }).fill('Bea Example');
  await page.getByLabel('Email', { exact: true }).fill(email);
}

describe.each([
  [360, false],
  [360, true],
  [1280, false],
  [1280, true],
])('at %i px, with JavaScript: %s', (width, script) => {
  let event: Event;
  const email = `bea${width}${String(script)}@example.org`;
  beforeAll(async () => {
    event = await insertEvent(app.services, { kind: 'in-person' });
    await askPreset(app.services, event, 'childcare');
    await askPreset(app.services, event, 'diet');
  });

  test('a question is there once the answer is chosen that it follows from', async () => {
    const page = await open(event.slug, width, script);
    const more = page.getByLabel('How many children');
    expect(await more.isVisible()).toBe(false);
    await page.getByLabel('Yes', { exact: true }).check();
    expect(await more.isVisible()).toBe(true);
    await more.fill('Two, 3 and 5');
    if (script) expect(await accessibilityProblems(page)).toEqual([]);
    expect(await sidewaysProblems(page)).toEqual([]);
    await page.getByLabel('No', { exact: true }).check();
    expect(await more.isVisible()).toBe(false);
    await introduce(page, email);
    await page.getByRole('button', { name: 'Sign up' }).click();
    await page.waitForURL('**/signups/**');
    // What was typed into the question that went away again is no answer.
    const [first] = questionsOf(app.services, event);
    expect(answersOf(app, event, email)).toEqual([[first?.id, 0, 'no']]);
  });

  test('companions are asked one by one, and nothing that was typed is lost', async () => {
    const page = await open(event.slug, width, script);
    const address = `with-${email}`;
    await introduce(page, address);
    await page.getByLabel('Vegan').check();
    await page.getByText('Companions, access needs').click();
    await page.getByLabel('Companions', { exact: false }).last().fill('1');
    await page.getByRole('button', { name: 'Sign up' }).click();
    const companion = page.getByRole('group', { name: 'Companion 1' });
    await companion.getByLabel('An allergy').check();
    await companion.getByLabel('What are you allergic to?').fill('Nuts');
    expect(await page.getByLabel('Vegan').first().isChecked()).toBe(true);
    await page.getByRole('button', { name: 'Sign up' }).click();
    await page.waitForURL('**/signups/**');
    const told = answersOf(app, event, address);
    expect(told.map(([, person]) => person)).toEqual([0, 1, 1]);
    expect(told.at(-1)?.[2]).toBe('Nuts');
  });
});

test('their answers leave as a file, on a phone without JavaScript', async () => {
  const event = await insertEvent(app.services, { slug: 'exported' });
  await signUpInBrowser(app, event, { name: 'Bea Example', email: 'bea@example.org' });
  const page = await open(event.slug, 360, false);
  const [name = '', value = ''] = (await signedInOrganizer(app.services)).split('=');
  await page.context().addCookies([{ name, value, url: app.baseUrl }]);
  await page.goto(consoleExportAddress(event.slug));
  expect(await page.getByLabel('File', { exact: true }).isVisible()).toBe(true);
  await page.getByText('Choose columns').click();
  await page.getByLabel('Identifier').uncheck();
  await page.getByLabel('Email addresses only').check();
  expect(await page.getByLabel('File', { exact: true }).isVisible()).toBe(false);
  expect(await page.getByLabel('Identifier').isVisible()).toBe(false);
  expect(await sidewaysProblems(page)).toEqual([]);

  await page.getByLabel('What is it for?').fill('To thank everyone');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download the file' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/^addresses-exported-.*\.txt$/);
  expect(await text(await file.createReadStream())).toBe('bea@example.org\r\n');
});
