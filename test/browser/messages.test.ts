import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import type { Event } from '../../db/schema.ts';
import { feedOutbox } from '../../server/messages/feedOutbox.ts';
import { consoleMessageAddress, consoleNewMessageAddress } from '../../templates/addresses.ts';
import { startTestApp, type TestApp } from '../helpers/app.ts';
import { launchBrowser } from '../helpers/browser.ts';
import { insertEvent } from '../helpers/events.ts';
import { insertMessage, insertPeople } from '../helpers/messages.ts';
import { signedInOrganizer } from '../helpers/organizer.ts';

let browser: Browser;
let app: TestApp;
let event: Event;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  app = await startTestApp();
  event = await insertEvent(app.services, { slug: 'panel' });
  await insertPeople(app.services, event, 8);
});
afterEach(() => app.close());

async function openPage(javaScriptEnabled: boolean): Promise<Page> {
  const context = await browser.newContext({ locale: 'en', javaScriptEnabled });
  const [name = '', value = ''] = (await signedInOrganizer(app.services)).split('=');
  await context.addCookies([{ name, value, url: app.baseUrl }]);
  return context.newPage();
}

/** Sends what is due by now, as the program does all the time. */
async function passSeconds(seconds: number): Promise<void> {
  app.clock.advance(seconds * 1000);
  await app.deliver();
  await feedOutbox(app.services);
}

describe('a message to attendees', () => {
  test('is written, looked at, sent, held and followed without scripts', async () => {
    const page = await openPage(false);
    await page.goto(`${app.baseUrl}${consoleNewMessageAddress('panel')}`);
    await page.getByLabel('People who are coming').check();
    const english = page.getByRole('group', { name: 'The message in English' });
    await english.getByLabel('Subject').fill('What to bring');
    await english.getByLabel('Text').fill('Hello {name}, bring *pots*.');
    await page.getByRole('button', { name: 'Save and preview' }).click();

    const preview = page.frameLocator('iframe');
    await preview
      .getByRole('paragraph')
      .filter({ hasText: 'Hello Ada Example, bring pots.' })
      .waitFor();
    await page.getByRole('link', { name: 'Continue' }).click();
    await page.getByRole('button', { name: 'Send to 8 people' }).click();
    await page.getByText('0 of 8 sent').waitFor();

    await feedOutbox(app.services);
    await passSeconds(2);
    await page.getByRole('link', { name: 'Update the numbers' }).click();
    await page.getByText('3 of 8 sent').waitFor();
    await page.getByRole('button', { name: 'Pause' }).click();
    await passSeconds(60);
    await page.reload();
    await page.getByText('3 of 8 sent').waitFor();
    await page.getByRole('button', { name: 'Resume' }).click();
    for (let second = 0; second < 12; second += 1) await passSeconds(1);
    await page.reload();
    await page.getByText('8 of 8 sent').waitFor();
    expect(await page.getByRole('button', { name: 'Pause' }).count()).toBe(0);
    await page.context().close();
  });

  test('shows newer numbers by itself where scripts run', async () => {
    const message = await insertMessage(app.services, event);
    const page = await openPage(true);
    const address = consoleMessageAddress('panel', message.id);
    await page.goto(`${app.baseUrl}${consoleMessageAddress('panel', message.id, 'sending')}`);
    await page.getByRole('button', { name: 'Send to 8 people' }).click();
    await page.getByText('0 of 8 sent').waitFor();
    await page.evaluate('window.sameDocument = true');
    await feedOutbox(app.services);
    await passSeconds(1);
    await page.getByText('2 of 8 sent').waitFor();
    expect(await page.evaluate('window.sameDocument')).toBe(true);
    expect(new URL(page.url()).pathname).toBe(address);

    for (let second = 0; second < 12; second += 1) await passSeconds(1);
    await page.getByText('8 of 8 sent').waitFor();
    await page.getByRole('button', { name: 'Pause' }).waitFor({ state: 'detached' });
    await page.context().close();
  });
});
