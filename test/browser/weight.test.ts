import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core';
import {
  eventAddress,
  eventZoneAddress,
  homeAddress,
  speculationRulesAddress,
} from '../../templates/addresses.ts';
import { asset } from '../../templates/assets.ts';
import { languages } from '../../templates/languages.ts';
import { startTestApp, type TestApp } from '../helpers/app.ts';
import { launchBrowser } from '../helpers/browser.ts';
import { insertLogo } from '../helpers/campaignCoSponsors.ts';
import { fullPoster } from '../helpers/poster.ts';

/*
 * What the page of an event weighs, and that nothing on it moves once it is shown. How long it takes
 * is measured by `npm run bench -- page`: times depend on the machine.
 */

let app: TestApp;
let posterId: number;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let session: CDPSession;
let loaded: { url: string; bytes: number }[];
let said: string[];

const action = eventAddress('action');

beforeAll(async () => {
  app = await startTestApp({ config: { locales: languages } });
  posterId = (await fullPoster(app.services)).id;
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await app?.close();
});

beforeEach(async () => {
  // On other clocks than the event's, so that the script has something to add.
  context = await browser.newContext({
    baseURL: app.baseUrl,
    viewport: { width: 360, height: 740 },
    timezoneId: 'Asia/Kolkata',
    locale: 'en-US',
  });
  page = await context.newPage();
  session = await context.newCDPSession(page);
  loaded = [];
  said = [];
  page.on('console', (message) => said.push(message.text()));
  const urls = new Map<string, string>();
  session.on('Network.requestWillBeSent', ({ requestId, request }) => {
    urls.set(requestId, request.url.replace(app.baseUrl, ''));
  });
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    loaded.push({ url: urls.get(requestId) ?? '', bytes: encodedDataLength });
  });
  await session.send('Network.enable');
});
afterEach(() => context.close());

/** A phone of 2018 and its network. */
async function slowDown(): Promise<void> {
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 300,
    downloadThroughput: 1_600_000 / 8,
    uploadThroughput: 750_000 / 8,
  });
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
}

/** How far things move on the page (https://web.dev/articles/cls) from some moment on; 0 for all of it. */
const movementsSince = (milliseconds: number) => `new Promise((resolve) => {
  let sum = 0;
  const observer = new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (entry.startTime >= ${milliseconds}) sum += entry.value;
  });
  observer.observe({ type: 'layout-shift', buffered: true });
  setTimeout(() => resolve(sum), 500);
})`;

test('the page of an event is light, and asks nobody else', async () => {
  await page.goto(action, { waitUntil: 'networkidle' });
  const inAll = loaded.reduce((sum, { bytes }) => sum + bytes, 0);
  expect({ loaded, light: inAll <= 120_000 }).toMatchObject({ light: true });
  const fonts = loaded.filter(({ url }) => url.includes('.woff2'));
  expect(fonts).toHaveLength(2);
  // Its own bytes and the headers that come with them.
  expect(loaded.find(({ url }) => url === action)?.bytes).toBeLessThanOrEqual(5000);
  const plain = await app.get(action).set('Accept-Encoding', 'identity');
  expect(Buffer.byteLength(plain.text)).toBeLessThanOrEqual(14_000);
  expect(loaded.filter(({ url }) => !url.startsWith('/'))).toEqual([]);
});

test('thirty logos come when somebody is near, cost the page 100 bytes each, and move nothing', async () => {
  const listed = app.services.db.endorsements.listed({ kind: 'event', id: posterId });
  for (const { id } of listed) await insertLogo(app.services, id, 'listed');
  await page.goto(action, { waitUntil: 'networkidle' });
  expect(loaded.find(({ url }) => url === action)?.bytes).toBeLessThanOrEqual(5500);
  expect(loaded.filter(({ url }) => url.startsWith('/logos/'))).toEqual([]);
  const plain = await app.get(action).set('Accept-Encoding', 'identity');
  expect(Buffer.byteLength(plain.text)).toBeLessThanOrEqual(14_000 + listed.length * 100);
  await page.locator('.logos').scrollIntoViewIfNeeded();
  await page.evaluate(
    `Promise.all([...document.querySelectorAll('.logos img')].map((one) => one.decode()))`,
  );
  expect(await page.evaluate(movementsSince(0))).toBe(0);
  expect(loaded.filter(({ url }) => url.startsWith('/logos/'))).toHaveLength(listed.length);
});

test('one style holds up the first paint, and nothing else', async () => {
  await page.goto(action);
  const blocking = await page.evaluate(`performance.getEntriesByType('resource')
    .filter(({ renderBlockingStatus }) => renderBlockingStatus === 'blocking')
    .map(({ name }) => new URL(name).pathname + new URL(name).search)`);
  expect(blocking).toEqual([asset('cacerola.css')]);
});

test('nothing moves on a slow phone, and the policy of the page stops nothing of ours', async () => {
  await slowDown();
  await page.goto(action);
  expect(await page.evaluate(movementsSince(0))).toBe(0);
  expect(await page.locator('.for-you').isVisible()).toBe(true);
  expect(said).toEqual([]);
  expect(loaded.map(({ url }) => url)).toContain(speculationRulesAddress);
});

test.each([
  [360, 'Asia/Kolkata', true],
  [1280, 'Asia/Kolkata', true],
  [1280, 'America/New_York', false],
])(
  'nothing moves at %i px by a script that comes late, in %s',
  async (width, timezoneId, fills) => {
    const late = await browser.newContext({
      baseURL: app.baseUrl,
      viewport: { width, height: 740 },
      timezoneId,
      locale: 'en-US',
    });
    const shown = await late.newPage();
    let answer = () => {};
    const painted = new Promise<void>((resolve) => {
      answer = resolve;
    });
    await shown.route('**/assets/app.js*', async (route) => {
      await painted;
      await route.continue();
    });
    await shown.goto(action, { waitUntil: 'commit' });
    await shown.evaluate(`new Promise((resolve) => {
    const observer = new PerformanceObserver((list) => {
      if (list.getEntriesByName('first-contentful-paint').length > 0) resolve();
    });
    observer.observe({ type: 'paint', buffered: true });
  })`);
    answer();
    await shown.waitForLoadState('networkidle');
    expect(await shown.locator('.for-you').isVisible()).toBe(fills);
    expect(await shown.evaluate(movementsSince(0))).toBe(0);
    await late.close();
  },
);

test('everything but pages is kept: the second page fetches none of it', async () => {
  await page.goto(action, { waitUntil: 'networkidle' });
  loaded.length = 0;
  await page.goto(homeAddress, { waitUntil: 'networkidle' });
  const fetched = loaded.filter(({ url, bytes }) => url.startsWith('/assets/') && bytes > 0);
  expect(fetched).toEqual([]);
});

test('a public page may be fetched ahead, and nothing that chooses or belongs to somebody', async () => {
  const allowed = async (path: string) =>
    page.evaluate(`(() => {
      const link = document.createElement('a');
      link.href = ${JSON.stringify(path)};
      const [{ where }] = ${JSON.stringify((await app.get(speculationRulesAddress)).body.prefetch)};
      const matches = (condition) => condition.and?.every(matches)
        ?? (condition.not && !matches(condition.not))
        ?? [condition.href_matches].flat()
          .some((pattern) => new URLPattern(pattern, location.href).test(link.href));
      return matches(where);
    })()`);
  await page.goto(action);
  for (const path of [homeAddress, action, eventZoneAddress('action'), `${action}#sign-up`])
    expect({ path, allowed: await allowed(path) }).toEqual({ path, allowed: true });
  for (const path of [
    `${action}?lang=es`,
    '/?lang=es',
    '/console',
    '/console/events',
    '/signups/token',
    '/signups/token/cancellation',
    '/endorsements/token',
    '/unsubscribe/token',
  ])
    expect({ path, allowed: await allowed(path) }).toEqual({ path, allowed: false });
});
