import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { eventAddress, homeAddress } from '../../templates/addresses.ts';
import { startTestApp, type TestApp } from '../helpers/app.ts';
import { launchBrowser } from '../helpers/browser.ts';
import { campaignInFullSwing } from '../helpers/campaign.ts';
import { sidewaysProblems } from '../helpers/pageChecks.ts';

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

test('pages whose fonts come too late are no wider than the narrowest phone', async () => {
  await campaignInFullSwing(app);
  const page = await browser.newPage({ baseURL: app.baseUrl, locale: 'en-US' });
  await page.route(/\.woff2/, (route) => route.abort());
  await page.setViewportSize({ width: 320, height: 740 });
  const events = app.services.db.events.all().filter(({ state }) => state !== 'draft');
  expect(events.length).toBeGreaterThan(2);
  for (const address of [homeAddress, ...events.map(({ slug }) => eventAddress(slug))]) {
    await page.goto(address);
    expect({ address, wide: await sidewaysProblems(page) }).toEqual({ address, wide: [] });
  }
});
