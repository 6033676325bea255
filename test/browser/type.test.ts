import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { eventAddress, inLanguage } from '../../templates/addresses.ts';
import type { Language } from '../../templates/languages.ts';
import { startTestApp, type TestApp } from '../helpers/app.ts';
import { launchBrowser } from '../helpers/browser.ts';
import { insertEvent } from '../helpers/events.ts';
import { waitForFonts } from '../helpers/pageChecks.ts';

let app: TestApp;
let browser: Browser;

beforeAll(async () => {
  app = await startTestApp();
  await insertEvent(
    app.services,
    {
      slug: 'accion',
      language: 'es',
      title: 'Acción: ñandúes, pingüinos y señores',
      capacity: 2,
      kind: 'in-person',
      venue: 'Embajada de Ejemplo',
      address: 'Calle Ejemplo 1600',
      city: 'Washington',
    },
    { startLocal: '2024-01-21T21:00', endLocal: '2024-01-21T23:00' },
  );
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await app?.close();
});

async function open(
  language: Language,
  width: number,
  path = eventAddress('accion'),
): Promise<Page> {
  const context = await browser.newContext({
    baseURL: app.baseUrl,
    viewport: { width, height: 900 },
  });
  const page = await context.newPage();
  await waitForFonts(page);
  await page.goto(inLanguage(path, language));
  await page.evaluate('document.fonts.ready.then(() => null)');
  return page;
}

/** Headings in capitals whose accents reach above their own line, into the one before. */
async function touching(page: Page): Promise<string[]> {
  return page.evaluate(`(() => {
    const context = document.createElement('canvas').getContext('2d');
    return [...document.querySelectorAll('h1, h2, h3, .site-footer__name, .event-list__day, .card__day')]
      .filter((heading) => {
        const style = getComputedStyle(heading);
        context.font = [style.fontWeight, style.fontSize, style.fontFamily].join(' ');
        const { actualBoundingBoxAscent } = context.measureText('ÑÓÜ');
        const lineHeight = Number.parseFloat(style.lineHeight);
        return style.textTransform === 'uppercase' && actualBoundingBoxAscent > lineHeight;
      })
      .map((heading) => heading.tagName + ' ' + heading.textContent.trim());
  })()`);
}

describe('capitals with accents', () => {
  test.each(['/', eventAddress('accion'), '/privacy', '/nowhere'])(
    'keep clear of the line above on %s in Spanish',
    async (path) => {
      for (const width of [360, 1280]) {
        const page = await open('es', width, path);
        expect(await touching(page)).toEqual([]);
        await page.context().close();
      }
    },
  );

  test('do so in a Spanish title on an English page; English is set as tight as ever', async () => {
    const spanish = await open('en', 360);
    expect(await touching(spanish)).toEqual([]);
    await spanish.context().close();
    const english = await open('en', 360, '/nowhere');
    expect(await touching(english)).toEqual(['H1 Page not found']);
    await english.context().close();
  });
});

test.each([320, 390, 470, 1280, 1500])(
  'the hour and the abbreviation of its zone stay on one line at %d px',
  async (width) => {
    const page = await open('en', width);
    const time = await page.locator('.when time').last().boundingBox();
    const zone = await page.locator('.when__zone').boundingBox();
    expect(await page.locator('.when__zone').textContent()).toBe('ET');
    expect(zone?.x).toBeGreaterThanOrEqual((time?.x ?? 0) + (time?.width ?? 0) - 1);
    expect(
      await page.evaluate(
        `[...document.querySelectorAll('.when time')].map((time) => time.getClientRects().length)`,
      ),
    ).toEqual([1, 1]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
    await page.context().close();
  },
);

test('a date alone on a line begins with a capital', async () => {
  const page = await open('es', 360);
  expect(await page.locator('.when__date').textContent()).toMatch(/^domingo 21 de enero/);
  expect(
    await page.evaluate(
      `getComputedStyle(document.querySelector('.when__date'), '::first-letter').textTransform`,
    ),
  ).toBe('uppercase');
  await page.context().close();
});

test('a street comes before its city', async () => {
  const page = await open('es', 360);
  const facts = await page.locator('.facts--poster').innerText();
  expect(facts.replace(/\s+/g, ' ')).toContain('Embajada de Ejemplo Calle Ejemplo 1600 Washington');
  await page.context().close();
});

test('no zero has a slash', async () => {
  const page = await open('en', 360);
  const slashed = await page.evaluate(`(async () => {
    const size = 200;
    const context = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
    context.canvas.width = context.canvas.height = size;
    const families = [document.body, document.querySelector('h1')].map(
      (part) => getComputedStyle(part).fontFamily,
    );
    const found = [];
    for (const style of ['normal', 'italic'])
      for (const weight of [400, 700])
        for (const family of families) {
          const font = [style, weight, size + 'px', family].join(' ');
          await document.fonts.load(font, '0');
          context.clearRect(0, 0, size, size);
          context.font = font;
          context.fillText('0', 20, 180);
          const box = context.measureText('0');
          const middle = 20 + (box.actualBoundingBoxRight - box.actualBoundingBoxLeft) / 2;
          const half = 180 - (box.actualBoundingBoxAscent - box.actualBoundingBoxDescent) / 2;
          const { data } = context.getImageData(Math.round(middle), Math.round(half), 1, 1);
          if (data[3] > 0) found.push(font);
        }
    return found;
  })()`);
  expect(slashed).toEqual([]);
  await page.context().close();
});
