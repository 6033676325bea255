import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { consoleEventsAddress, consoleNewEventAddress } from '../../templates/addresses.ts';
import { translator } from '../../templates/translate.ts';
import { startTestApp, type TestApp } from '../helpers/app.ts';
import { launchBrowser } from '../helpers/browser.ts';
import { signedInOrganizer } from '../helpers/organizer.ts';

const t = translator('en');

let app: TestApp;
let browser: Browser;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());
beforeEach(async () => {
  app = await startTestApp();
  context = await browser.newContext({
    baseURL: app.baseUrl,
    locale: 'en-US',
    timezoneId: 'America/New_York',
    viewport: { width: 1280, height: 800 },
  });
  context.setDefaultTimeout(8000);
  await signIn();
  page = await context.newPage();
});
afterEach(async () => {
  await context.close();
  await app.close();
});

async function signIn(): Promise<void> {
  const [name = '', value = ''] = (await signedInOrganizer(app.services)).split('=');
  await context.addCookies([{ name, value, url: app.baseUrl }]);
}

const field = (name: string) => page.locator(`[name="${name}"]`);
const said = () => page.locator('[data-form-state]');
const events = () => app.services.db.events.all();
const forms = () => app.services.db.drafts.newestForms(10, null);

/** Waits until what was typed has arrived. */
async function kept(): Promise<void> {
  await said()
    .filter({ hasText: /^(?:Saved|Kept) / })
    .waitFor();
}

describe('announcing an event by hand', () => {
  test('from an empty dashboard takes five fields and three presses', async () => {
    await page.goto(consoleEventsAddress);
    const started = performance.now();
    const counted = { fields: 0, presses: 0 };
    const fill = async (name: string, value: string) => {
      counted.fields += 1;
      await field(name).fill(value);
    };
    const press = async (role: 'button' | 'link', name: string) => {
      counted.presses += 1;
      await page.getByRole(role, { name, exact: true }).click();
    };

    await press('link', t('console.events.create'));
    counted.fields += 1;
    await page
      .getByRole('radio', { name: t('event.kind.in-person') })
      .first()
      .check();
    await fill('title', 'Noise for Argentina');
    await fill('startDate', '2024-01-24');
    await fill('startTime', '16:00');
    await fill('venue', 'Example Square');
    await press('button', t('console.eventForm.continue'));
    await press('button', t('console.eventForm.publish'));
    await page.getByText(t('console.events.done.published')).waitFor();

    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    process.stdout.write(`announced by hand: ${JSON.stringify({ ...counted, seconds })}\n`);
    expect(counted.fields).toBeLessThanOrEqual(5);
    expect(counted.presses).toBeLessThanOrEqual(3);
    expect(events()).toMatchObject([
      { state: 'published', zone: 'America/New_York', venue: 'Example Square', signupsOpen: true },
    ]);
    expect(forms()).toEqual([]);
  });

  test('shows the page beside the form while it is typed', async () => {
    await page.goto(consoleNewEventAddress);
    await field('title').fill('A vigil');
    const beside = page.frameLocator('[data-page-beside] iframe');
    await beside.getByRole('heading', { name: 'A vigil' }).waitFor();
    await field('startDate').fill('2024-01-24');
    await field('startTime').fill('16:00');
    await beside.getByText('4:00 PM').first().waitFor();
    await field('title').fill('A vigil for Argentina');
    const heading = beside.getByRole('heading', { level: 1 });
    await heading.filter({ hasText: 'A vigil for Argentina' }).waitFor();
    expect(await heading.innerText()).toMatch(/^A vigil for Argentina$/i);
  });

  test('asks for a place or a link as the kind has it, at once', async () => {
    await page.goto(consoleNewEventAddress);
    const kind = (name: 'in-person' | 'online') => page.locator(`[name="kind"][value="${name}"]`);
    expect(await field('venue').isVisible()).toBe(false);
    await kind('in-person').check();
    expect(await field('venue').isVisible()).toBe(true);
    expect(await field('joinUrl').isVisible()).toBe(false);
    await field('venue').fill('Example Square');
    await kind('online').check();
    expect(await field('joinUrl').isVisible()).toBe(true);
    // What was typed stays in sight.
    expect(await field('venue').isVisible()).toBe(true);
    await field('venue').fill('');
    expect(await field('venue').isVisible()).toBe(false);
  });
});

describe('nothing that was typed is lost', () => {
  test('by a tab that is closed, and Back leads to it', async () => {
    await page.goto(consoleEventsAddress);
    await page.getByRole('link', { name: t('console.events.create'), exact: true }).click();
    await field('title').fill('A vigil');
    await kept();
    await page.goto('/');
    await page.goBack();
    expect(await field('title').inputValue()).toBe('A vigil');
    await page.close();
    page = await context.newPage();
    await page.goto(consoleEventsAddress);
    await page.getByRole('link', { name: t('console.unsaved.continue') }).click();
    expect(await field('title').inputValue()).toBe('A vigil');
    expect(forms()).toHaveLength(1);
  });

  test('by a script that comes late', async () => {
    const released = Promise.withResolvers<void>();
    await page.route(/event-form/, async (route) => {
      await released.promise;
      await route.continue();
    });
    await page.goto(consoleNewEventAddress, { waitUntil: 'commit' });
    await field('title').fill('A vigil');
    released.resolve();
    await kept();
    expect(forms()).toHaveLength(1);
  });

  test('by a session that ends: it is offered again after signing in', async () => {
    await page.goto(consoleNewEventAddress);
    await context.clearCookies();
    await field('title').fill('A vigil');
    await said()
      .filter({ hasText: t('console.eventForm.state.signedOut') })
      .waitFor();
    page.once('dialog', (dialog) => void dialog.accept());
    await page.goto('/');
    expect(forms()).toEqual([]);

    await signIn();
    await page.goto(consoleNewEventAddress);
    await page.getByRole('button', { name: t('console.eventForm.typedBefore.putBack') }).click();
    expect(await field('title').inputValue()).toBe('A vigil');
    await kept();
    expect(forms()).toHaveLength(1);
    await page.goto(consoleNewEventAddress);
    expect(await page.locator('[data-typed-before]').isVisible()).toBe(false);
  });

  test('by two windows: the later one gets a form of its own, and says so', async () => {
    await page.goto(consoleNewEventAddress);
    await field('title').fill('A vigil');
    await kept();
    const other = await context.newPage();
    await other.goto(page.url());
    await other.locator('[name="title"]').fill('A march');
    await other
      .locator('[data-form-state]')
      .filter({ hasText: /^Saved / })
      .waitFor();
    await field('title').fill('A picket');
    await said().filter({ hasText: 'beside what someone else typed' }).waitFor();
    const titles = forms().map(({ title }) => title);
    expect(new Set(titles)).toEqual(new Set(['A march', 'A picket']));
  });
});

describe('leaving', () => {
  test('asks while something is not saved, and never afterwards', async () => {
    await page.goto(consoleNewEventAddress);
    const asked: string[] = [];
    page.on('dialog', (dialog) => {
      asked.push(dialog.type());
      void dialog.accept();
    });
    await context.route('**/console/forms/*', (route) => route.abort());
    await field('title').pressSequentially('A vigil');
    await page.goto('/');
    expect(asked).toEqual(['beforeunload']);
    await context.unroute('**/console/forms/*');
    await page.goto(consoleNewEventAddress);
    await field('title').pressSequentially('A march');
    await kept();
    await page.goto('/');
    expect(asked).toEqual(['beforeunload']);
  });
});
