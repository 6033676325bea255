import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import type { Event } from '../../db/schema.ts';
import {
  consoleSheetEntryAddress,
  consoleSheetPhotosAddress,
  consoleSignInSheetAddress,
} from '../../templates/addresses.ts';
import { startTestApp, type TestApp } from '../helpers/app.ts';
import { launchBrowser } from '../helpers/browser.ts';
import { deskPage } from '../helpers/deskPage.ts';
import { insertEvent } from '../helpers/events.ts';
import { insertSignup } from '../helpers/mails.ts';
import { signedInOrganizer } from '../helpers/organizer.ts';
import { accessibilityProblems, sidewaysProblems } from '../helpers/pageChecks.ts';
import { photographOf } from '../helpers/sheets.ts';

/* A sign-in sheet, as it is entered the evening after: by the keys alone, and from photographs. */

let app: TestApp;
let browser: Browser;
let cookie: string;
let event: Event;

beforeAll(async () => {
  app = await startTestApp();
  cookie = await signedInOrganizer(app.services);
  event = await insertEvent(app.services, { slug: 'street', title: 'Noise at the embassy' });
  for (const name of ['Ada Example', 'Adán Example', 'Bo Example', 'Bo Example', '山田 太郎'])
    await insertSignup(app.services, event, { name, companions: 1 });
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

const people = () => app.services.db.signups.ofEvent(event.id, ['confirmed']);
const here = () =>
  people()
    .filter(({ arrivedAt }) => arrivedAt !== null)
    .map(({ name, arrivedWith }) => `${name} +${arrivedWith}`);
const focused = (page: Page) => page.locator(':focus').getAttribute('name');

describe('by the keys alone', () => {
  test('letters find who it is, Enter goes on, and a closed lid loses nothing', async () => {
    const page = await open(consoleSheetEntryAddress(event.slug), 1280);
    const keys = page.keyboard;
    await page.locator('[name$="-who"]').first().focus();
    await keys.type('ada');
    await page.locator('[role=option]').nth(2).waitFor();
    await keys.press('ArrowDown');
    await keys.press('Enter');
    await page.getByText('Adán Example is marked as here.').first().waitFor();
    expect(await focused(page)).toMatch(/-who$/);

    await keys.type('Zoe Example');
    for (const typed of ['2', 'zoe@example.org']) {
      await keys.press('Tab');
      await keys.type(typed);
    }
    await keys.press('Tab');
    await keys.press('Space');
    await keys.press('Enter');
    await page.getByText('Zoe Example is added, and marked as here.').first().waitFor();
    await page.locator('[name$="-who"]:focus').waitFor();

    // Two of one name: which of them came is asked, and answered by the keys.
    await keys.type('Bo Example');
    await page.locator('[role=option]').nth(2).waitFor();
    await keys.press('Escape');
    await keys.press('Enter');
    await page.locator('[type=radio]').first().waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    expect(await focused(page)).toMatch(/-person$/);
    await keys.press('ArrowDown');
    await keys.press('Enter');
    await page.getByText('Bo Example is marked as here.').first().waitFor();
    expect(here().toSorted()).toEqual(['Adán Example +1', 'Bo Example +1', 'Zoe Example +2']);

    const kept = page.waitForResponse((answer) => answer.request().method() === 'POST');
    await keys.type('Half a na');
    await kept;
    await page.reload();
    expect(await page.locator('[name$="-who"]').first().inputValue()).toBe('Half a na');
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.context().close();
  });

  test('a phone shows the rows one below the other, and the sheet itself', async () => {
    const page = await open(consoleSheetEntryAddress(event.slug), 360);
    expect(await sidewaysProblems(page)).toEqual([]);
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.goto(consoleSignInSheetAddress(event.slug));
    expect(await sidewaysProblems(page)).toEqual([]);
    const row = await page.locator('.sheet tbody tr').first().boundingBox();
    expect(row?.y).toBeLessThan(740);
    await page.context().close();
  });
});

describe('from a photograph', () => {
  test('rows are read beside it, on a phone without a script', async () => {
    const page = await open(consoleSheetPhotosAddress(event.slug), 360, false);
    expect(await sidewaysProblems(page)).toEqual([]);
    const buffer = await photographOf(['Carla Example', 'Dora Example']).jpeg().toBuffer();
    const file = { name: 'sheet.jpg', mimeType: 'image/jpeg', buffer };
    await page.locator('[type=file]').setInputFiles(file);
    await page.getByRole('button', { name: 'Add photo' }).click();
    await page.getByRole('link', { name: 'Photo 1' }).click();
    await page.getByRole('button', { name: 'Start with the first row' }).click();
    await page.getByLabel('Code or name').fill('Carla Example');
    await page.getByRole('button', { name: 'Closer' }).click();
    expect(await page.getByLabel('Code or name').inputValue()).toBe('Carla Example');
    expect(await sidewaysProblems(page)).toEqual([]);
    await page.getByLabel('Code or name').press('Enter');
    await page.getByText('Row 1 is entered.').waitFor();
    expect(here()).toContain('Carla Example +0');
    await page.context().close();
  });

  test('the next row comes with Enter, and the photograph is loaded once', async () => {
    const page = await open(consoleSheetPhotosAddress(event.slug), 1280);
    const keys = page.keyboard;
    await page.getByRole('link', { name: 'Photo 1' }).click();
    await page.getByRole('button', { name: 'Go on with the next row' }).press('Enter');
    const window = page.locator('[data-photo]');
    await window.waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.waitForLoadState('load');
    let images = 0;
    page.on('request', (request) => {
      if (request.url().endsWith('/image')) images += 1;
    });
    await page.getByLabel('Code or name').focus();
    await page.context().setOffline(true);
    await keys.press('Alt+ArrowDown');
    await page.getByText('The connection is gone.').waitFor();
    await page.context().setOffline(false);
    const before = await window.getAttribute('viewBox');
    await keys.type('Dora Example');
    await keys.press('Alt+ArrowDown');
    await page.locator(`[data-photo]:not([viewBox="${before}"])`).waitFor();
    expect(await page.getByLabel('Code or name').inputValue()).toBe('Dora Example');
    await keys.press('Enter');
    await page.getByText('Row 2 is entered.').waitFor();
    expect(await focused(page)).toMatch(/-who$/);
    expect(images).toBe(0);
    await page.getByRole('button', { name: 'No more rows' }).press('Enter');
    await page.getByText('Every row of this photo is entered, so we deleted it.').waitFor();
    expect(app.services.db.sheets.photos(event.id)).toEqual([]);
    await page.context().close();
  });
});
