import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { languages, type Language } from '../../templates/languages.ts';
import { startTestApp, type TestApp } from '../helpers/app.ts';
import { launchBrowser } from '../helpers/browser.ts';
import { campaignInFullSwing, type Campaign } from '../helpers/campaign.ts';
import { signedInOrganizer } from '../helpers/organizer.ts';
import {
  accessibilityProblems,
  contrastProblems,
  htmlProblems,
  readAxe,
  sidewaysProblems,
  waitForFonts,
} from '../helpers/pageChecks.ts';
import { textsOf } from '../helpers/texts.ts';
import { pages } from './pageList.ts';
import type { Shown } from './shown.ts';

/* The pages that are read most, on a site that speaks every language: `pages.test.ts` has them all in two. */

const mostRead = [
  'the start',
  'an online event',
  'an event in person, with co-sponsors',
  'an event of a day without an hour',
  'a sign-up with mistakes',
  'an attendee’s own page',
  'the request to co-sponsor',
  'the privacy notice',
  'the console',
  'an event in the console',
].map((name) => {
  const shown = pages[name];
  if (shown === undefined) throw new Error(`There is no page “${name}”.`);
  return { name, shown };
});

let app: TestApp;
let campaign: Campaign;
let cookie: string;
let browser: Browser;
let page: Page;
let answer: { address: string; html: string };

beforeAll(async () => {
  app = await startTestApp({ config: { locales: languages } });
  campaign = await campaignInFullSwing(app);
  cookie = await signedInOrganizer(app.services);
  browser = await launchBrowser();
  page = await browser.newPage({ baseURL: app.baseUrl, locale: 'ar' });
  await waitForFonts(page);
  await readAxe(page);
  await page.route(
    ({ href }) => href === `${app.baseUrl}${answer.address}`,
    (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body: answer.html }),
  );
});
afterAll(async () => {
  await browser?.close();
  await app?.close();
});

async function htmlOf({ at, onConsole, sent }: Shown, language: Language): Promise<string> {
  const visitor = app.visitor(onConsole ? { Cookie: cookie } : {});
  const asked = sent === undefined ? visitor.get(at(campaign)) : visitor.post(at(campaign), sent);
  return (await asked.set({ 'Accept-Language': language, Accept: 'text/html' })).text;
}

describe.each(mostRead)('$name', ({ shown }) => {
  test('is read from right to left, fits every screen, and keeps nobody out', async () => {
    const html = await htmlOf(shown, 'ar');
    expect(html).toContain('<html lang="ar" dir="rtl">');
    expect(await htmlProblems(html)).toEqual([]);
    answer = { address: shown.at(campaign), html };
    await page.setViewportSize({ width: 360, height: 740 });
    await page.emulateMedia({ colorScheme: 'light' });
    await page.goto(answer.address);
    expect(await sidewaysProblems(page)).toEqual([]);
    // What is too wide sticks out to the left.
    const left = `document.documentElement.scrollWidth - document.documentElement.clientWidth`;
    expect(await page.evaluate(left)).toBe(0);
    const height = await page.evaluate<number>('document.documentElement.scrollHeight');
    await page.setViewportSize({ width: 360, height });
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await contrastProblems(page)).toEqual([]);
    await page.setViewportSize({ width: 1280, height: 900 });
    expect(await page.evaluate(left)).toBe(0);
  });
});

/** Words of ours without a value in them, so that they can be found as they are; no names of data. */
const english = [...textsOf('en')].filter(
  ([key, text]) =>
    /^\P{L}*\p{L}+\s\p{L}+/u.test(text) &&
    !text.includes('{{') &&
    !/^(?:cli|zones\.places|mail\.message\.example)/.test(key),
);

describe.each(languages.filter((language) => language !== 'en'))('in %s', (language) => {
  const texts = textsOf(language);
  const otherwise = english.filter(([key, text]) => texts.get(key) !== text);

  test.each(mostRead)('no English is left on $name', async ({ shown }) => {
    const html = (await htmlOf(shown, language)).replaceAll(/\s+/g, ' ');
    const left = otherwise.filter(
      ([, text]) => html.includes(`>${text}<`) || html.includes(`> ${text} <`),
    );
    expect(left).toEqual([]);
  });
});
