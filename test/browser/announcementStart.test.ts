import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import {
  consoleEventsAddress,
  consoleNewEventAnnouncementAddress,
} from '../../templates/addresses.ts';
import { startTestApp, type TestApp } from '../helpers/app.ts';
import { launchBrowser } from '../helpers/browser.ts';
import { signedInOrganizer } from '../helpers/organizer.ts';
import { seedTexts } from '../unit/announcements/texts/ofIssue.ts';

let app: TestApp;
let browser: Browser;

beforeAll(async () => {
  app = await startTestApp();
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await app?.close();
});

/** A page on which every filled field and every pressed button is counted. */
async function counting(javaScriptEnabled: boolean) {
  const context = await browser.newContext({ baseURL: app.baseUrl, javaScriptEnabled });
  const [name = '', value = ''] = (await signedInOrganizer(app.services)).split('=');
  await context.addCookies([{ name, value, url: app.baseUrl }]);
  const page: Page = await context.newPage();
  const counted = { fields: 0, presses: 0 };
  return {
    page,
    counted,
    fill: async (label: string, text: string) => {
      counted.fields += 1;
      await page.getByLabel(label).fill(text);
    },
    press: async (name: string) => {
      counted.presses += 1;
      await page.getByRole('button', { name, exact: true }).click();
    },
  };
}

test.each([true, false])(
  'a pasted announcement becomes both of its events with one field and two presses (JavaScript: %s)',
  async (javaScript) => {
    const { page, counted, fill, press } = await counting(javaScript);
    await page.goto(consoleNewEventAnnouncementAddress);
    await fill('Announcement', seedTexts[0]?.text ?? '');
    await press('Read the announcement');
    expect(await page.locator('mark.read').count()).toBeGreaterThan(12);
    await press('Save the drafts');
    await page.waitForURL((url) => url.pathname === consoleEventsAddress);
    await page.getByText('2 drafts are saved.').waitFor();
    expect(counted).toEqual({ fields: 1, presses: 2 });
    await page.context().close();
  },
  60_000,
);
