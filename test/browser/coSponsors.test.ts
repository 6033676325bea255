import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createServer } from 'node:http';
import type { Browser, Page } from 'playwright-core';
import {
  consoleEndorsementTextsAddress,
  consoleEndorsementsAddress,
  consoleEventLanguagesAddress,
  embedScriptAddress,
  embeddedCoSponsorsAddress,
  sharePackAddress,
} from '../../templates/addresses.ts';
import { startTestApp, type TestApp } from '../helpers/app.ts';
import { launchBrowser } from '../helpers/browser.ts';
import { deskPage } from '../helpers/deskPage.ts';
import { campaignInFullSwing, type Campaign } from '../helpers/campaign.ts';
import { signedInOrganizer } from '../helpers/organizer.ts';
import { accessibilityProblems, sidewaysProblems } from '../helpers/pageChecks.ts';
import { portOf } from '../helpers/portOf.ts';

// Co-sponsors as organizers, organizations and the sites of partners see them.

let browser: Browser;
let app: TestApp;
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

/** A page as an organizer sees it, in a window of this width. */
const asOrganizer = (width: number, javaScriptEnabled: boolean): Promise<Page> =>
  deskPage(browser, app, { cookie, width, javaScriptEnabled });

test('on a phone the tab that is open is seen, and the others are one press away', async () => {
  const page = await asOrganizer(360, false);
  await page.goto(consoleEndorsementsAddress(campaign.events.inPerson));
  const open = page.locator('.tabs [aria-current]');
  const box = await open.boundingBox();
  expect(await open.textContent()).toContain('Co-sponsors');
  expect(box !== null && box.x >= 0 && box.x + box.width <= 360).toBe(true);
  await open.click({ trial: true });

  await page.locator('.tabs__more summary').click();
  await page.getByRole('link', { name: 'Languages' }).click();
  await page.waitForURL((url) => url.pathname.endsWith('/languages'));
  expect(await page.locator('.tabs__more summary').innerText()).toContain('Languages');
  // How many signed up stands beside it and not below it.
  const count = await page.locator('.tabs .count').first().boundingBox();
  const more = await page.locator('.tabs__more summary').boundingBox();
  expect((count?.x ?? 0) + (count?.width ?? 0)).toBeLessThanOrEqual(more?.x ?? 0);
  await page.context().close();
});

test.each([360, 1280])('what opens below the tabs is in order at %i px', async (width) => {
  const page = await asOrganizer(width, true);
  await page.goto(consoleEventLanguagesAddress(campaign.events.inPerson));
  await page.locator('.tabs__more summary').click();
  expect(await accessibilityProblems(page)).toEqual([]);
  expect(await sidewaysProblems(page)).toEqual([]);
  await page.context().close();
});

test('headings are given to the list, and names put below them, without a script', async () => {
  const page = await asOrganizer(1280, false);
  await page.goto(consoleEndorsementsAddress(campaign.events.inPerson));
  await page.locator('#groups summary').click();
  await page.getByRole('button', { name: 'Add “Called by”' }).click();
  const [first] = await page.locator('select[name^=group-]').all();
  await first?.selectOption({ label: 'Called by' });
  await page.getByRole('button', { name: 'Save the list' }).click();
  await page.goto(`/events/${campaign.events.inPerson}#co-sponsors`);
  const heading = page.getByRole('heading', { name: 'Called by', level: 3 });
  expect(await heading.count()).toBe(1);
  await page.context().close();
});

test.each([360, 1280])('what partners are given is in order at %i px', async (width) => {
  const page = await asOrganizer(width, true);
  for (const address of [
    consoleEndorsementsAddress(campaign.events.inPerson),
    consoleEndorsementTextsAddress(campaign.events.inPerson),
    embeddedCoSponsorsAddress(campaign.events.inPerson),
    sharePackAddress(campaign.endorsements.approved.pack),
  ]) {
    await page.goto(address);
    expect({ address, problems: await accessibilityProblems(page) }).toEqual({
      address,
      problems: [],
    });
    expect(await sidewaysProblems(page)).toEqual([]);
  }
  await page.context().close();
});

test('another site shows the list, as high as it is where it adds the script', async () => {
  const frame = `${app.baseUrl}${embeddedCoSponsorsAddress(campaign.events.inPerson)}`;
  // A server of its own: browsers keep pages from elsewhere out of what runs on this machine.
  const partner = createServer((_, response) => {
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    response.end(`<!doctype html><iframe src="${frame}" width="400" height="100"></iframe>
      <script src="${app.baseUrl}${embedScriptAddress}"></script>`);
  });
  await new Promise<void>((resolve) => {
    partner.listen(0, '127.0.0.1', resolve);
  });
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    await page.goto(`http://127.0.0.1:${portOf(partner)}/`);
    const list = page.frameLocator('iframe');
    await list.getByRole('heading', { level: 1 }).waitFor();
    await page.waitForFunction(`document.querySelector('iframe').clientHeight > 200`);
    expect(await context.cookies()).toEqual([]);
  } finally {
    await context.close();
    partner.close();
  }
});
