import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import type { Event } from '../../db/schema.ts';
import { eventAddress, newEndorsementAddress } from '../../templates/addresses.ts';
import { allowances } from '../../server/web/rateLimits.ts';
import { startTestApp, type TestApp } from '../helpers/app.ts';
import { launchBrowser } from '../helpers/browser.ts';
import { insertEvent } from '../helpers/events.ts';
import { accessibilityProblems, sidewaysProblems } from '../helpers/pageChecks.ts';

let app: TestApp;
let event: Event;
let browser: Browser;

beforeAll(async () => {
  app = await startTestApp({ config: { abuseChallenge: true } });
  event = await insertEvent(app.services, { endorsementsOpen: true });
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await app?.close();
});

async function open(path: string, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({
    baseURL: app.baseUrl,
    viewport: { width: 360, height: 740 },
    locale: 'en-US',
    ...options,
  });
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  await page.goto(path);
  return page;
}

const names = () => app.services.db.signups.page(event.id, 0, 100).map(({ name }) => name);

async function fillIn(page: Page, name: string): Promise<void> {
  await page.getByLabel('Name', { exact: true }).fill(name);
  await page.getByLabel('Email', { exact: true }).fill(`${name.toLowerCase()}@example.org`);
}

const press = (page: Page) => page.locator('#sign-up button[type="submit"]').click();

describe('a browser with JavaScript', () => {
  test('solves the puzzle by itself and asks no other site', async () => {
    const page = await open(eventAddress(event.slug));
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await fillIn(page, 'Ada');
    await press(page);
    await page.waitForURL(/\/signups\//);
    expect(names()).toContain('Ada');
    expect(asked.filter((address) => address.endsWith('/challenge'))).toHaveLength(1);
    expect(asked.filter((address) => !address.startsWith(app.baseUrl))).toEqual([]);
    await page.context().close();
  });

  test('says what it does while it calculates, and sends once however often one presses', async () => {
    const page = await open(eventAddress(event.slug));
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    await page.route('**/challenge', async (route) => {
      await held;
      await route.continue();
    });
    await fillIn(page, 'Bea');
    await press(page);
    await page.getByRole('status').filter({ hasText: 'little puzzle' }).waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    expect(await sidewaysProblems(page)).toEqual([]);
    await page.locator('#sign-up button[type="submit"]').click({ force: true });
    release();
    await page.waitForURL(/\/signups\//);
    expect(names().filter((name) => name === 'Bea')).toHaveLength(1);
    await page.context().close();
  });

  test('sends along which address was meant', async () => {
    const page = await open(eventAddress(event.slug));
    await fillIn(page, 'Gina');
    await page.getByLabel('Email', { exact: true }).fill('gina@gmial.com');
    await press(page);
    await page.getByRole('button', { name: 'Use gina@gmail.com' }).click();
    await page.waitForURL(/\/signups\/[^/]+$/);
    expect(await page.locator('main').innerText()).toContain('gina@gmail.com');
    await page.context().close();
  });

  test('that cannot calculate leads to the page on which one waits', async () => {
    const page = await open(eventAddress(event.slug));
    await page.route('**/challenge', (route) => route.abort());
    await fillIn(page, 'Cleo');
    await press(page);
    await page.getByRole('heading', { name: 'One moment, please' }).waitFor();
    app.clock.advance(20_000);
    await page.getByRole('button', { name: 'Send it now' }).click();
    await page.waitForURL(/\/signups\//);
    expect(names()).toContain('Cleo');
    await page.context().close();
  });

  test('solves it for a request to co-sponsor, too', async () => {
    const page = await open(newEndorsementAddress(event.slug));
    await page.locator('[name="organization"]').fill('Example Union');
    await page.locator('[name="contactName"]').fill('Bo Example');
    await page.locator('[name="email"]').fill('secretary@example.org');
    await page.locator('[name="authorized"]').check();
    await page.locator('form.form button[type="submit"]').click();
    await page.waitForURL(/\/endorsements\/received/);
    expect(app.services.db.endorsements.ofEvent(event.id)).toHaveLength(1);
    await page.context().close();
  });
});

describe('a browser without JavaScript', () => {
  test('waits, presses once more, and is signed up with everything that was typed', async () => {
    const page = await open(eventAddress(event.slug), { javaScriptEnabled: false });
    await fillIn(page, 'Dora');
    await page.locator('.more-fields summary').click();
    await page.locator('[name="accessNeeds"]').fill('A chair, please.\nNear the door.');
    await press(page);
    await page.getByText('Please wait 20 seconds').waitFor();
    expect(await sidewaysProblems(page)).toEqual([]);

    await page.getByRole('button', { name: 'Send it now' }).click();
    await page.getByText('Just a little longer.').waitFor();
    app.clock.advance(20_000);
    await page.getByRole('button', { name: 'Send it now' }).click();
    await page.waitForURL(/\/signups\//);
    const dora = app.services.db.signups.page(event.id, 0, 100).find(({ name }) => name === 'Dora');
    expect(dora?.accessNeeds).toBe('A chair, please.\nNear the door.');
    await page.context().close();
  });
});

test('the page on which one waits can be used by everybody', async () => {
  const page = await open(eventAddress(event.slug));
  await page.route('**/challenge', (route) => route.abort());
  await fillIn(page, 'Eva');
  await press(page);
  await page.getByRole('heading', { name: 'One moment, please' }).waitFor();
  expect(await accessibilityProblems(page)).toEqual([]);
  expect(await sidewaysProblems(page)).toEqual([]);
  await page.context().close();
});

describe('many sign-ups from one network', () => {
  /** A site where this network has sent what is taken as it is. */
  async function busySite(): Promise<{ busy: TestApp; of: Event }> {
    const busy = await startTestApp({ limited: true });
    const of = await insertEvent(busy.services);
    for (let count = 0; count < allowances.signup.points; count += 1)
      await busy.services.limits.count('signup', {
        address: '127.0.0.1',
        now: busy.clock.now,
        requestId: '',
      });
    return { busy, of };
  }

  test('let a browser with JavaScript in by itself', async () => {
    const { busy, of } = await busySite();
    await using _closing = busy;
    const page = await open(eventAddress(of.slug), { baseURL: busy.baseUrl });
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    await page.route('**/challenge', async (route) => {
      await held;
      await route.continue();
    });
    await fillIn(page, 'Fay');
    await press(page);
    await page.getByRole('status').filter({ hasText: 'goes on by itself' }).waitFor();
    expect(await page.getByRole('button', { name: 'Send it now' }).isVisible()).toBe(false);
    expect(await accessibilityProblems(page)).toEqual([]);
    expect(await sidewaysProblems(page)).toEqual([]);
    release();
    await page.waitForURL(/\/signups\//);
    expect(busy.services.db.signups.counts(of.id).confirmed.signups).toBe(1);
    await page.context().close();
  });

  test('let one without JavaScript in after a little patience', async () => {
    const { busy, of } = await busySite();
    await using _closing = busy;
    const page = await open(eventAddress(of.slug), {
      baseURL: busy.baseUrl,
      javaScriptEnabled: false,
    });
    await fillIn(page, 'Gil');
    await press(page);
    await page.getByText('Please wait 20 seconds').waitFor();
    busy.clock.advance(20_000);
    await page.getByRole('button', { name: 'Send it now' }).click();
    await page.waitForURL(/\/signups\//);
    expect(busy.services.db.signups.counts(of.id).confirmed.signups).toBe(1);
    await page.context().close();
  });
});
