import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import {
  consoleAddress,
  consoleEndorsementsAddress,
  consoleEventsAddress,
  consoleMailsAddress,
  consoleSignUpsAddress,
} from '../../templates/addresses.ts';
import { startTestApp, type TestApp } from '../helpers/app.ts';
import { launchBrowser } from '../helpers/browser.ts';
import { deskPage } from '../helpers/deskPage.ts';
import { campaignInFullSwing, type Campaign } from '../helpers/campaign.ts';
import { insertSignup } from '../helpers/mails.ts';
import { signedInOrganizer } from '../helpers/organizer.ts';

/* Where an organizer begins, and what a phone shows of a list before anybody scrolls. */

let app: TestApp;
let browser: Browser;
let campaign: Campaign;
let cookie: string;

beforeAll(async () => {
  app = await startTestApp();
  campaign = await campaignInFullSwing(app);
  cookie = await signedInOrganizer(app.services);
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

describe('on a phone', () => {
  const lists: [string, () => string, string][] = [
    ['what needs an organizer', () => consoleAddress, '.need'],
    ['the events', () => consoleEventsAddress, '.table tbody tr'],
    ['the sign-ups', () => consoleSignUpsAddress(campaign.events.online), '.table tbody tr'],
    ['the emails', () => consoleMailsAddress, '.table tbody tr'],
    [
      'the requests',
      () => consoleEndorsementsAddress(campaign.events.inPerson),
      '#to-decide, .table tbody tr',
    ],
  ];
  test.each(lists)('the first row of %s is on the first screen', async (_name, address, row) => {
    const page = await open(address(), 360);
    const box = await page.locator(row).first().boundingBox();
    expect(box?.y ?? 999).toBeLessThan(740 - 40);
    // What scrolls sideways does so by itself, and nothing is as wide as to move the page.
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
    await page.context().close();
  });
});

describe.each([
  ['with JavaScript', true],
  ['without', false],
])('somebody who needs something, %s', (_name, javaScriptEnabled) => {
  test('is answered with two presses, and one takes it back', async () => {
    const event = app.services.db.events.bySlug(campaign.events.online);
    if (!event) throw new Error('The event is gone.');
    const name = javaScriptEnabled ? 'Luz Ramp' : 'Luz Chair';
    await insertSignup(app.services, event, { name, accessNeeds: 'A ramp, please.' });
    const page = await open(consoleAddress, 1280, javaScriptEnabled);
    const line = page.locator('.need', { hasText: 'about access' });
    await line.getByRole('link').first().click();
    await page
      .getByRole('row', { name: new RegExp(name) })
      .getByRole('button', { name: /Mark as answered/ })
      .click();
    const said = page.getByRole('status').filter({ hasText: `${name} has an answer now.` });
    await said.waitFor();
    expect(await page.getByRole('row', { name: new RegExp(name) }).count()).toBe(0);
    await said.getByRole('button', { name: /Undo/ }).click();
    await page.getByRole('row', { name: new RegExp(name) }).waitFor();
    await page.context().close();
  });
});
