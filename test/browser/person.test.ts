import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import type { Event } from '../../db/schema.ts';
import { consoleSignUpsAddress } from '../../templates/addresses.ts';
import { startTestApp, type TestApp } from '../helpers/app.ts';
import { launchBrowser } from '../helpers/browser.ts';
import { deskPage } from '../helpers/deskPage.ts';
import { insertEvent } from '../helpers/events.ts';
import { insertSignup } from '../helpers/mails.ts';
import { signedInOrganizer } from '../helpers/organizer.ts';
import { accessibilityProblems, sidewaysProblems } from '../helpers/pageChecks.ts';

/* One person of an event: beside the list where there is a script, as a page where there is none. */

let app: TestApp;
let browser: Browser;
let cookie: string;

beforeAll(async () => {
  app = await startTestApp();
  cookie = await signedInOrganizer(app.services);
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await app?.close();
});

async function listOf(event: Event, width: number, javaScriptEnabled = true): Promise<Page> {
  const page = await deskPage(browser, app, { cookie, width, javaScriptEnabled });
  await page.goto(consoleSignUpsAddress(event.slug));
  return page;
}

async function threePeople(): Promise<Event> {
  const event = await insertEvent(app.services, { seatsTaken: 3 });
  // The list shows the newest first.
  for (const name of ['Cy Example', 'Bo Example', 'Ada Example'])
    await insertSignup(app.services, event, { name });
  return event;
}

const heading = (page: Page) => page.locator('dialog .person h2');

describe.each([360, 1280])('a press on a name, at %i pixels', (width) => {
  test('opens the person beside the list, and everything is done there', async () => {
    const event = await threePeople();
    const page = await listOf(event, width);
    const ada = page.getByRole('link', { name: 'Ada Example', exact: true });
    await ada.click();
    await expect(heading(page).textContent()).resolves.toContain('Ada Example');
    expect(await accessibilityProblems(page)).toEqual([]);
    expect(await sidewaysProblems(page)).toEqual([]);
    const box = await page.locator('dialog').boundingBox();
    expect(box?.width).toBe(Math.min(width, 672));

    // By keys to the next and back, and out: the list has the focus where it was.
    await page.keyboard.press('ArrowRight');
    await heading(page).filter({ hasText: 'Bo Example' }).waitFor();
    await page.keyboard.press('ArrowLeft');
    await heading(page).filter({ hasText: 'Ada Example' }).waitFor();
    await page.keyboard.press('Escape');
    await page.locator('dialog[open]').waitFor({ state: 'detached' });
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Ada Example');

    await ada.click();
    await page.getByRole('button', { name: 'Mark as came' }).click();
    await page.locator('dialog').getByText('Marked as came.').waitFor();
    // In a box, arrows are for what is typed.
    await page.getByLabel('Note', { exact: true }).fill('Brings a drum');
    await page.keyboard.press('ArrowRight');
    await page.getByRole('button', { name: 'Add note' }).click();
    await page.locator('.person__notes .lines').getByText('Brings a drum').waitFor();
    await page.getByRole('link', { name: 'Correct…' }).click();
    await page.getByLabel('Name', { exact: true }).fill('  ');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.locator('dialog [role=alert]').first().waitFor();
    await page.getByLabel('Name', { exact: true }).fill('Ada E. Example');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.locator('dialog').getByText('Saved. No one was emailed.').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);

    // What the list shows of them is otherwise now.
    await page.getByRole('button', { name: 'Close' }).click();
    await page.getByRole('link', { name: 'Ada E. Example', exact: true }).waitFor();
    expect(new URL(page.url()).pathname).toBe(consoleSignUpsAddress(event.slug));
    await page.context().close();
  });
});

test('without a script it is a page of its own, and everything is done there, too', async () => {
  const event = await threePeople();
  const page = await listOf(event, 360, false);
  await page.getByRole('link', { name: 'Bo Example', exact: true }).click();
  await page.getByRole('button', { name: 'Mark as came' }).click();
  await page.getByText('Marked as came.').waitFor();
  await page.getByRole('link', { name: 'Merge…' }).click();
  await page.getByRole('searchbox').fill('Cy');
  await page.getByRole('button', { name: 'Search' }).click();
  await page.getByRole('link', { name: /^Cy Example/ }).click();
  await page.getByRole('button', { name: 'Merge', exact: true }).click();
  await page.getByText('Both sign-ups are one now.').waitFor();
  const { signups } = app.services.db;
  expect(signups.page(event.id, 0, 9).map(({ name }) => name)).toEqual([
    'Bo Example',
    'Ada Example',
  ]);
  await page.context().close();
});
