import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { eventAddress, inLanguage } from '../../templates/addresses.ts';
import { startTestApp, type TestApp } from '../helpers/app.ts';
import { launchBrowser } from '../helpers/browser.ts';
import { insertEvent } from '../helpers/events.ts';

/** The languages that are looked at. */
type Language = 'en' | 'es';

/** 14:30 to 16:00 in New York: after midnight in India, in the evening in Ukraine. */
const panel = { slug: 'panel', title: 'An example panel' };

/** What stands first on the page for everybody, wherever they are. */
const own: Record<Language, { date: string; time: string; zone: string; others: string }> = {
  en: {
    date: 'Sunday, January 21, 2024',
    time: '2:30 PM – 4:00 PM',
    zone: 'ET',
    others: 'That is 11:30 AM PT',
  },
  es: {
    date: 'domingo 21 de enero de 2024',
    time: '14:30 – 16:00',
    zone: 'Nueva York',
    others: 'Es decir, 11:30 (Los Ángeles, UTC−08:00)',
  },
};

interface Viewer {
  zone: string;
  /** By what the place is called where the viewer has chosen it. */
  label: Record<Language, string>;
  time: Record<Language, string>;
}

const viewers: Viewer[] = [
  {
    zone: 'Asia/Kolkata',
    label: { en: 'For you, in Kolkata', es: 'Para ti, en Calcuta' },
    time: {
      en: 'Monday, January 22, 2024 1:00 AM – 2:30 AM',
      es: 'lunes 22 de enero de 2024 01:00 – 02:30',
    },
  },
  {
    zone: 'America/Argentina/Buenos_Aires',
    label: { en: 'For you, in Buenos Aires', es: 'Para ti, en Buenos Aires' },
    time: {
      en: 'Sunday, January 21, 2024 4:30 PM – 6:00 PM',
      es: 'domingo 21 de enero de 2024 16:30 – 18:00',
    },
  },
  {
    zone: 'Europe/Kyiv',
    label: { en: 'For you, in Kyiv', es: 'Para ti, en Kyiv' },
    time: {
      en: 'Sunday, January 21, 2024 9:30 PM – 11:00 PM',
      es: 'domingo 21 de enero de 2024 21:30 – 23:00',
    },
  },
];

const byTheDevice: Record<Language, string> = {
  en: 'Your local time (from this device)',
  es: 'Tu hora local (según este dispositivo)',
};

let app: TestApp;
let browser: Browser;

beforeAll(async () => {
  app = await startTestApp();
  await insertEvent(app.services, panel, { endLocal: '2024-01-21T16:00' });
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await app?.close();
});

/** The panel's page in a new browser. */
async function panelPage(language: Language, options: BrowserContextOptions): Promise<Page> {
  const context = await browser.newContext({ baseURL: app.baseUrl, ...options });
  context.setDefaultTimeout(8000);
  const page = await context.newPage();
  await page.goto(inLanguage(eventAddress('panel'), language));
  return page;
}

/** The words of the first such part of a page; null where it has none or nobody sees it. */
async function words(page: Page, selector: string): Promise<string | null> {
  const part = page.locator(selector).first();
  if ((await part.count()) === 0 || !(await part.isVisible())) return null;
  return ((await part.textContent()) ?? '').replace(/\s+/g, ' ').trim();
}

async function expectOwnTime(page: Page, language: Language): Promise<void> {
  const { date, time, zone, others } = own[language];
  expect(await words(page, '.when__date')).toBe(date);
  expect(await words(page, '.when__time')).toBe(time);
  expect(await words(page, '.when__zone')).toBe(zone);
  expect(await words(page, '.other-zones')).toBe(others);
  // What programs read says the same as what people read.
  const starts = page.locator('.when time').first();
  expect(await starts.getAttribute('datetime')).toBe('2024-01-21T14:30:00-05:00');
}

/** The viewer's line stands below the event's own time, never in its place. */
async function expectBelow(page: Page): Promise<void> {
  const ownBox = await page.locator('.when').boundingBox();
  const lineBox = await page.locator('.for-you').boundingBox();
  expect(lineBox?.y).toBeGreaterThan((ownBox?.y ?? 0) + (ownBox?.height ?? 0) - 1);
}

const cases = viewers.flatMap((viewer) =>
  (['en', 'es'] as const).map((language) => ({ ...viewer, language })),
);

describe('with JavaScript', () => {
  test.each(cases)(
    'a viewer in $zone reads their own time in $language by itself',
    async (seen) => {
      const { zone, language, time } = seen;
      const page = await panelPage(language, { timezoneId: zone });
      await page.locator('.for-you').waitFor();
      await expectOwnTime(page, language);
      expect(await words(page, '.for-you__label')).toBe(byTheDevice[language]);
      expect(await words(page, '.for-you__time')).toBe(time[language]);
      await expectBelow(page);
      await page.context().close();
    },
  );

  test('the script adds nothing where the clocks agree, or tell nothing of the viewer', async () => {
    for (const zone of ['America/New_York', 'America/Toronto', 'UTC']) {
      const page = await panelPage('en', { timezoneId: zone });
      await page.waitForLoadState('load');
      expect({ zone, line: await words(page, '.for-you') }).toEqual({ zone, line: null });
      await expectOwnTime(page, 'en');
      await page.context().close();
    }
  });

  test('an hour that the clocks of the device show twice is told apart', async () => {
    await insertEvent(
      app.services,
      { slug: 'night' },
      { zone: 'Europe/Berlin', startLocal: '2024-11-03T06:30', endLocal: '2024-11-03T07:15' },
    );
    const context = await browser.newContext({
      baseURL: app.baseUrl,
      timezoneId: 'America/New_York',
    });
    const page = await context.newPage();
    await page.goto(inLanguage(eventAddress('night'), 'en'));
    await page.locator('.for-you').waitFor();
    expect(await words(page, '.for-you__time')).toBe(
      'Sunday, November 3, 2024 1:30 AM EDT – 1:15 AM EST',
    );
    await context.close();
  });

  test('a chosen zone stays, whatever the clock of the device', async () => {
    const page = await panelPage('en', { timezoneId: 'Europe/Kyiv' });
    await chooseZone(page, 'Asia/Kolkata');
    expect(await words(page, '.for-you__label')).toBe('For you, in Kolkata');
    expect(await words(page, '.for-you__time')).toBe('Monday, January 22, 2024 1:00 AM – 2:30 AM');
    await expectOwnTime(page, 'en');
    await page.context().close();
  });
});

describe('without JavaScript', () => {
  test.each(cases)('a viewer who chooses $zone reads their own time in $language', async (seen) => {
    const { zone, language, label, time } = seen;
    const page = await panelPage(language, { javaScriptEnabled: false, timezoneId: zone });
    await expectOwnTime(page, language);
    expect(await words(page, '.for-you')).toBeNull();
    await chooseZone(page, zone);
    await expectOwnTime(page, language);
    expect(await words(page, '.for-you__label')).toBe(label[language]);
    expect(await words(page, '.for-you__time')).toBe(time[language]);
    await expectBelow(page);
    await page.context().close();
  });
});

test.each([
  [
    'in an hour that happens twice',
    { startLocal: '2024-11-03T01:30', endLocal: '2024-11-03T01:15' },
  ],
  ['overnight', { startLocal: '2024-11-09T21:00', endLocal: '2024-11-10T02:00' }],
])('the hours of an event %s fit a narrow phone', async (_when, local) => {
  const event = await insertEvent(
    app.services,
    {},
    { ...local, startOccurrence: 'earlier', endOccurrence: 'later' },
  );
  for (const language of ['en', 'es'] as const) {
    const page = await browser.newPage({
      baseURL: app.baseUrl,
      viewport: { width: 320, height: 700 },
    });
    // Letters of the phone are wider, and stay where those of the site come late.
    await page.route(/\.woff2/, (route) => route.abort());
    await page.goto(inLanguage(eventAddress(event.slug), language));
    const boxes = await Promise.all(
      (await page.locator('.when, .when time').all()).map((part) => part.boundingBox()),
    );
    for (const box of boxes) expect((box?.x ?? 0) + (box?.width ?? 999)).toBeLessThanOrEqual(320);
    await page.close();
  }
});

/** The question has a page of its own; with JavaScript the form comes to where the link stood. */
async function chooseZone(page: Page, zone: string): Promise<void> {
  await page.locator('.zone__link').click();
  const form = page.locator('.zone__form');
  await form.locator('select').selectOption(zone);
  await form.locator('button').click();
  await page.locator('.for-you').waitFor();
}
