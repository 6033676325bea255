import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { allRoutes } from '../helpers/allRoutes.ts';
import { startTestApp, type TestApp, type Visitor } from '../helpers/app.ts';
import { launchBrowser } from '../helpers/browser.ts';
import { campaignInFullSwing, type Campaign } from '../helpers/campaign.ts';
import { signedInOrganizer } from '../helpers/organizer.ts';
import {
  accessibilityProblems,
  contrastProblems,
  htmlProblems,
  problemsOutOfOrder,
  readAxe,
  sidewaysProblems,
  smallTargets,
  tornWords,
  waitForFonts,
} from '../helpers/pageChecks.ts';
import { elsewhere } from './elsewhere.ts';
import { pages } from './pageList.ts';
import type { Shown } from './shown.ts';

let app: TestApp;
let campaign: Campaign;
let organizer: Visitor;
let browser: Browser;
let visitorsPage: Page;
let organizersPage: Page;
/** What is shown at an address instead of what a browser would get by asking for it. */
let answer: { address: string; html: string };

beforeAll(async () => {
  app = await startTestApp();
  campaign = await campaignInFullSwing(app);
  await app.deliver();
  const cookie = await signedInOrganizer(app.services);
  organizer = app.visitor({ Cookie: cookie });
  browser = await launchBrowser();
  visitorsPage = await newPage({});
  organizersPage = await newPage({ Cookie: cookie });
});

async function newPage(extraHTTPHeaders: Record<string, string>): Promise<Page> {
  const page = await browser.newPage({ baseURL: app.baseUrl, locale: 'en-US', extraHTTPHeaders });
  await waitForFonts(page);
  await readAxe(page);
  await page.route(
    ({ href }) => href === `${app.baseUrl}${answer.address}`,
    (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body: answer.html }),
  );
  return page;
}

afterAll(async () => {
  await browser?.close();
  await app?.close();
});

/** The bytes of a page as a language sees it. */
async function htmlOf(
  { at, onConsole, sent, status = 200 }: Shown,
  language = 'en',
): Promise<string> {
  const visitor = onConsole ? organizer : app;
  const path = at(campaign);
  const asked = sent === undefined ? visitor.get(path) : visitor.post(path, sent);
  const received = await asked.set({ 'Accept-Language': language, Accept: 'text/html' });
  expect({ path, status: received.status }).toEqual({ path, status });
  return received.text;
}

/** Shows the page on a phone, at its address: what answers a form, at that it was sent to. */
async function open(shown: Shown, html: string): Promise<Page> {
  const page = shown.onConsole ? organizersPage : visitorsPage;
  await page.setViewportSize({ width: 360, height: 740 });
  await page.emulateMedia({ colorScheme: 'light' });
  answer = { address: shown.at(campaign), html };
  await page.goto(answer.address);
  return page;
}

async function problemsOnTheNarrowest(page: Page) {
  await page.setViewportSize({ width: 320, height: 740 });
  return [await sidewaysProblems(page), await tornWords(page)];
}

describe.each(Object.entries(pages))('%s', (_name, shown) => {
  test('tears no word on the narrowest phone in Spanish, whose words are longer, and is HTML', async () => {
    const html = await htmlOf(shown, 'es');
    expect(await htmlProblems(html)).toEqual([]);
    const page = await open(shown, html);
    expect(await problemsOnTheNarrowest(page)).toEqual([[], []]);
  });

  test('fits a phone and a large screen, and keeps nobody out, by day and by night', async () => {
    const html = await htmlOf(shown);
    expect(await htmlProblems(html)).toEqual([]);
    const page = await open(shown, html);
    expect(await sidewaysProblems(page)).toEqual([]);
    expect(await smallTargets(page)).toEqual([]);
    expect(await tornWords(page)).toEqual([]);
    expect(await problemsOutOfOrder(page)).toEqual([]);
    // Judged at one moment: what a bar at the foot covers at that one comes out when one scrolls.
    const height = await page.evaluate<number>('document.documentElement.scrollHeight');
    await page.setViewportSize({ width: 360, height });
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await contrastProblems(page)).toEqual([]);
    await page.setViewportSize({ width: 1280, height: 900 });
    expect(await sidewaysProblems(page)).toEqual([]);
    expect(await problemsOnTheNarrowest(page)).toEqual([[], []]);
  });
});

test('no page is left out', () => {
  const addresses = Object.values(pages)
    .filter(({ sent }) => sent === undefined)
    .map(({ at }) => at(campaign).split('?')[0] ?? '');
  const pattern = (path: string) => new RegExp(`^${path.replace(/:\w+/g, '[^/]+')}$`);
  const left = allRoutes
    .filter(({ method, path }) => method === 'get' && !elsewhere.test(path))
    .filter(({ path }) => !addresses.some((address) => pattern(path).test(address)));
  expect(left.map(({ path }) => path)).toEqual([]);
});
