import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { eventAddress } from '../../templates/addresses.ts';
import { startTestApp, type TestApp } from '../helpers/app.ts';
import { launchBrowser } from '../helpers/browser.ts';
import { insertEvent } from '../helpers/events.ts';

let app: TestApp;
let browser: Browser;
const path = eventAddress('panel');

beforeAll(async () => {
  app = await startTestApp();
  await insertEvent(app.services, { slug: 'panel' });
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await app?.close();
});

test('the ways of passing an event on open in place, and the link is copied', async () => {
  const context = await browser.newContext({
    baseURL: app.baseUrl,
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const page = await context.newPage();
  await page.goto(path);
  await page.getByRole('link', { name: 'Share', exact: true }).click();
  await page.getByRole('button', { name: 'Copy the link' }).click();
  await page.getByRole('button', { name: 'Copied' }).waitFor();
  expect(new URL(page.url()).pathname).toBe(path);
  expect(await page.evaluate('navigator.clipboard.readText()')).toBe(`${app.baseUrl}${path}`);
  await context.close();
});

test('without JavaScript they are a page of their own, and calendars open all the same', async () => {
  const page = await browser.newPage({ baseURL: app.baseUrl, javaScriptEnabled: false });
  await page.goto(path);
  await page.getByText('Add to calendar').click();
  expect(await page.getByRole('link', { name: 'Google' }).isVisible()).toBe(true);
  await page.getByRole('link', { name: 'Share', exact: true }).click();
  expect(await page.getByRole('link', { name: 'Telegram' }).isVisible()).toBe(true);
  expect(await page.getByRole('button', { name: 'Copy the link' }).isVisible()).toBe(false);
  expect(await page.getByLabel('Link to the event').inputValue()).toBe(`${app.baseUrl}${path}`);
  await page.close();
});
