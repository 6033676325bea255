import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { consoleEventAddress, seriesAddress } from '../../templates/addresses.ts';
import { startTestApp, type TestApp } from '../helpers/app.ts';
import { launchBrowser } from '../helpers/browser.ts';
import { insertEvent } from '../helpers/events.ts';
import { signedInOrganizer } from '../helpers/organizer.ts';

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

test.each([
  ['with scripts', true],
  ['without scripts', false],
])(
  'a draft becomes a series, and a change reaches the later dates, %s',
  async (_how, scripts) => {
    const slug = scripts ? 'circle' : 'walk';
    const draft = {
      slug,
      state: 'draft',
      publishedAt: null,
      kind: 'in-person',
      venue: 'Hall',
    } as const;
    await insertEvent(app.services, draft);
    const context = await browser.newContext({ baseURL: app.baseUrl, javaScriptEnabled: scripts });
    const [name = '', value = ''] = (await signedInOrganizer(app.services)).split('=');
    await context.addCookies([{ name, value, url: app.baseUrl }]);
    const page = await context.newPage();
    const press = (button: string) =>
      page.getByRole('button', { name: button, exact: true }).click();
    const headline = () => page.getByRole('heading', { level: 1 });

    await page.goto(consoleEventAddress(slug, 'edit'));
    const part = page.locator('details', { has: page.getByRole('heading', { name: 'Repeat' }) });
    await part.locator('summary').click();
    await part.getByLabel('Every Sunday', { exact: true }).check();
    await part.getByLabel('Number of dates').fill('4');
    // What comes of it is told while it is typed; without scripts, by the page that follows.
    if (scripts)
      await part
        .getByText('Every Sunday · 4 dates, the last on Sunday, February 11, 2024')
        .waitFor();
    await press('Save');
    await page.getByText('4 dates, the last on Sunday, February 11, 2024').waitFor();
    await page.getByLabel('Sunday, January 28, 2024').check();
    await press('Show the dates');
    await page.getByText('4 dates, the last on Sunday, February 18, 2024').waitFor();
    await press('Publish all dates');
    await page.getByText('The dates are published.').waitFor();
    expect(await page.locator('tbody tr').count()).toBe(4);

    await page.goto(consoleEventAddress(`${slug}-2024-02-04`, 'edit'));
    await page.getByLabel('Meeting place').fill('Another Hall');
    await page.getByLabel('This and the 2 later dates').check();
    await press('Save');
    expect(await headline().textContent()).toContain('Change 3 dates?');
    await press('Change 3 dates');
    await page.getByText('Saved on 3 dates.').waitFor();

    await page.goto(seriesAddress(slug));
    const places = await page.locator('.event-list__tags').allTextContents();
    expect(places.map((text) => text.includes('Another Hall'))).toEqual([false, true, true, true]);
    await page.getByRole('link', { name: /February 11/ }).click();
    await page.getByRole('link', { name: 'All 4 dates' }).waitFor();
    await context.close();
  },
  60_000,
);
