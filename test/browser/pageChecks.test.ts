import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../helpers/browser.ts';
import {
  accessibilityProblems,
  contrastProblems,
  htmlProblems,
  sidewaysProblems,
  smallTargets,
} from '../helpers/pageChecks.ts';

let browser: Browser;
let page: Page;

beforeAll(async () => {
  browser = await launchBrowser();
  page = await browser.newPage({ viewport: { width: 360, height: 740 } });
});
afterAll(async () => browser?.close());

const faulty = `<!doctype html><html lang="en"><title>Faulty</title><main><h1>Faulty</h1>
  <iframe title="Elsewhere" sandbox srcdoc="<p>Elsewhere"></iframe>
  <img src="data:,"><p style="color:#777;background:#888">Faint</p>
  <p style="width:400px">Wide</p><button id="tiny" style="width:9px;height:9px"></button></main>`;

test('every check of pages finds what it looks for', async () => {
  await page.setContent(faulty);
  const accessibility = (await accessibilityProblems(page)).join('\n');
  expect(accessibility).toMatch(/^image-alt: /m);
  expect(accessibility).toMatch(/^button-name: /m);
  expect((await contrastProblems(page)).join('\n')).toMatch(/^color-contrast: /);
  expect((await sidewaysProblems(page)).join('\n')).toMatch(/^\d+ > 360/);
  expect(await smallTargets(page)).toEqual(['button #tiny']);
  expect((await htmlProblems(faulty)).join('\n')).toContain('wcag/h37');
});
