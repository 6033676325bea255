import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { eventAddress, inLanguage } from '../../templates/addresses.ts';
import { startTestApp, type TestApp } from '../helpers/app.ts';
import type { Language } from '../../templates/languages.ts';
import { launchBrowser } from '../helpers/browser.ts';
import { insertEvent } from '../helpers/events.ts';
import { waitForFonts } from '../helpers/pageChecks.ts';

/*
 * What somebody who follows a shared link sees before anything else: what, when, where, and the way to
 * sign up.
 */

let app: TestApp;
let browser: Browser;

/** As many letters as a title may have. */
const longest = 150;

const title =
  'International assembly of neighborhood committees, unions and student federations against ' +
  'austerity, war, racism and the far right, with music and food at six';

const wide = title.toUpperCase().replaceAll(/[^W]/g, 'W').slice(0, longest);

beforeAll(async () => {
  app = await startTestApp();
  const place = { kind: 'in-person', venue: 'Embassy of Example', city: 'New York City' } as const;
  const hours = { endLocal: '2024-01-21T16:00' };
  await insertEvent(
    app.services,
    { slug: 'long', title: title.slice(0, longest), ...place },
    hours,
  );
  await insertEvent(
    app.services,
    { slug: 'widest', title: wide.replaceAll(/W{9}W/g, 'WWWWWWWWW '), ...place },
    hours,
  );
  await insertEvent(
    app.services,
    { slug: 'usual', title: 'Solidarity action at the embassy', ...place },
    hours,
  );
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await app?.close();
});

interface Seen {
  width: number;
  height: number;
  colorScheme: 'light' | 'dark';
  javaScriptEnabled: boolean;
}

async function open(slug: string, seen: Seen, language: Language = 'en') {
  const { width, height, ...rest } = seen;
  const context = await browser.newContext({
    baseURL: app.baseUrl,
    reducedMotion: 'reduce',
    // On other clocks than the event's, so that the script has something to add.
    timezoneId: 'Asia/Kolkata',
    viewport: { width, height },
    ...rest,
  });
  const page = await context.newPage();
  await waitForFonts(page);
  await page.goto(inLanguage(eventAddress(slug), language));
  return page;
}

/** Whether a part is whole on the first screen, and nothing lies over it. */
async function isInSight(page: Page, selector: string): Promise<boolean> {
  const part = page.locator(selector).first();
  const box = await part.boundingBox();
  const size = page.viewportSize();
  if (box === null || size === null || !(await part.isVisible())) return false;
  await part.click({ trial: true });
  // A trial may scroll to where it would press: what is looked at has not moved.
  const after = await part.boundingBox();
  return after?.y === box.y && box.y >= 0 && box.y + box.height <= size.height;
}

const sizes = [
  { width: 360, height: 640 },
  { width: 1280, height: 720 },
];
const looks = sizes.flatMap((size) =>
  (['light', 'dark'] as const).flatMap((colorScheme) =>
    [true, false].map((javaScriptEnabled): Seen => ({ ...size, colorScheme, javaScriptEnabled })),
  ),
);
const light = { colorScheme: 'light', javaScriptEnabled: true } as const;

const formButton = '#sign-up button[type=submit]';
const bar = '.sign-up-bar';
const barButton = '.sign-up-bar .button';

describe.each(looks)('at $width x $height, $colorScheme, script: $javaScriptEnabled', (seen) => {
  test.each(['long', 'widest', 'usual'])('one can sign up without scrolling: %s', async (slug) => {
    const page = await open(slug, seen);
    expect(await isInSight(page, seen.width < 960 ? barButton : formButton)).toBe(true);
    await page.context().close();
  });

  test('what, when and where are told without scrolling', async () => {
    const page = await open('usual', seen);
    const where = page.locator('.poster .fact').nth(1).locator('dd > span').first();
    for (const part of [page.locator('h1'), page.locator('.when'), where]) {
      const box = await part.boundingBox();
      const foot = seen.width < 960 ? await page.locator(bar).boundingBox() : null;
      const end = foot?.y ?? seen.height;
      expect((box?.y ?? 999) + (box?.height ?? 999)).toBeLessThanOrEqual(end);
    }
    await page.context().close();
  });
});

test('the longest title has a third of a phone at most', async () => {
  const page = await open('long', { width: 360, height: 640, ...light });
  const box = await page.locator('h1').boundingBox();
  expect(box?.height).toBeLessThanOrEqual(640 / 3);
  await page.context().close();
});

test.each([true, false])('the bar is gone where the form is; script: %s', async (script) => {
  const page = await open('long', { width: 360, height: 640, ...light, javaScriptEnabled: script });
  await page.locator(barButton).click();
  await page.locator(bar).waitFor({ state: 'hidden' });
  const form = await page.locator('#sign-up').boundingBox();
  expect(form?.y).toBeLessThan(320);
  await page.mouse.wheel(0, 5000);
  await page.locator(bar).waitFor();
  await page.context().close();
});

test.each(['en', 'es'] as const)('an end on the same day never breaks in %s', async (language) => {
  for (const width of [320, 360, 390, 768, 960, 1280, 1920]) {
    const page = await open('usual', { width, height: 800, ...light }, language);
    const boxes = await Promise.all(
      (await page.locator('.when time').all()).map((time) => time.boundingBox()),
    );
    const lines = boxes.map((box) => Math.round(box?.y ?? 0));
    expect({ width, lines: new Set(lines).size }).toEqual({ width, lines: 1 });
    await page.context().close();
  }
});
