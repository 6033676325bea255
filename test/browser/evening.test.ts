import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { readFileSync } from 'node:fs';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { readSheet } from 'read-excel-file/universal';
import { feedOutbox } from '../../server/messages/feedOutbox.ts';
import {
  consoleDoorAddress,
  consoleEventAuditAddress,
  consoleExportAddress,
  consoleNewEventAddress,
  consoleSignUpsAddress,
  eventAddress,
} from '../../templates/addresses.ts';
import { startTestApp, type TestApp } from '../helpers/app.ts';
import { byKeys } from '../helpers/byKeys.ts';
import { launchBrowser } from '../helpers/browser.ts';
import { deskByKeys } from './eveningByKeys.ts';
import {
  deskPage,
  isInOrder,
  personNo,
  savedFile,
  signedInWindow,
  signUpPeople,
} from '../helpers/evening.ts';
import { readAxe } from '../helpers/pageChecks.ts';
import { questionsOf } from '../helpers/questions.ts';
import { confirmationPath, signupOf } from '../helpers/signups.ts';

/*
 * An evening as organizers work it: at the desk on a wide screen, at the door on phones. What one does is
 * what the next one finds, so the tests follow each other; the last says what the audit log made of it all.
 */

const slug = 'noise-at-the-embassy';
/** All who fit; of forty who sign up the others wait. */
const capacity = 30;

let app: TestApp;
let browser: Browser;
let desk: Page;

beforeAll(async () => {
  app = await startTestApp();
  browser = await launchBrowser();
  desk = await deskPage(app, browser);
});
afterAll(async () => {
  await browser?.close();
  await app?.close();
});

const phones: BrowserContext[] = [];
afterEach(async () => {
  for (const phone of phones.splice(0)) await phone.close();
});

function event() {
  return app.services.db.events.bySlug(slug) ?? { id: 0, slug };
}

const press = (role: 'button' | 'link', name: string | RegExp) =>
  desk.getByRole(role, { name, exact: true }).first().click();
const people = (state: 'confirmed' | 'waiting') =>
  app.services.db.signups.counts(event().id)[state].signups;
const said = (text: string | RegExp) => desk.getByText(text).first().waitFor();

describe('an evening, from the first sign-up to the audit log', () => {
  test('begins with an event that asks', async () => {
    await desk.goto(consoleNewEventAddress);
    const field = (name: string) => desk.locator(`[name="${name}"]`);
    await desk.locator('[name=kind][value=in-person]').check();
    await field('title').fill('Noise at the embassy');
    await field('startDate').fill('2024-01-12');
    await field('startTime').fill('18:00');
    await field('venue').fill('Example Square');
    await press('button', 'Continue');
    await desk.getByText('Sign-ups and co-sponsors').click();
    await field('capacity').fill(String(capacity));
    await press('button', 'Publish');
    await said('The public page shows the event now.');
    await isInOrder(desk);

    await desk.getByText('More', { exact: true }).click();
    await press('link', 'Questions');
    await press('button', 'Wheelchair');
    await press('button', 'I can help with');
    await isInOrder(desk);
    expect(questionsOf(app.services, event()).length).toBeGreaterThanOrEqual(2);
  });

  test('fills up: three on phones through the form, and the others behind them', async () => {
    const phone = await browser.newContext({
      baseURL: app.baseUrl,
      viewport: { width: 360, height: 740 },
      locale: 'en-US',
    });
    phone.setDefaultTimeout(8000);
    const page = await phone.newPage();
    await readAxe(page);
    for (const name of ['Ada', 'Bo', 'Cleo']) {
      const email = `${name.toLowerCase()}@example.net`;
      await page.goto(eventAddress(slug));
      await page.getByLabel('Name', { exact: true }).fill(`${name} Example`);
      await page.getByLabel('Email', { exact: true }).fill(email);
      await page.getByLabel('Marshal').check();
      if (name === 'Ada') await isInOrder(page);
      await page.getByRole('button', { name: 'Sign up' }).click();
      await page.waitForURL('**/signups/**');
      await page.goto(confirmationPath(app.services, signupOf(app.services, event(), email)));
      await page.getByRole('main').getByRole('button').first().click();
      await page.getByText('You’re in').first().waitFor();
    }
    await phone.close();
    await signUpPeople(app, event(), { from: 4, to: 40 });
    expect([people('confirmed'), people('waiting')]).toEqual([capacity, 10]);
  });

  test('has room for two more, who are given a spot by hand', async () => {
    await desk.goto(consoleSignUpsAddress(slug));
    await isInOrder(desk);
    await desk.getByRole('navigation', { name: 'Filter' }).getByText('Waiting list').click();
    await desk.getByLabel(`Choose ${personNo(31)}`).check();
    await desk.getByLabel(`Choose ${personNo(32)}`).check();
    await press('button', 'Actions for ticked');
    await said('2 people');
    await isInOrder(desk);
    await press('link', 'Back to the list');
    await press('link', personNo(31));
    await press('button', 'Give spot over capacity');
    await said('They have a spot.');
    await isInOrder(desk);
    await press('button', 'Close');
    await desk.locator('a:focus', { hasText: personNo(32) }).waitFor();
    expect([people('confirmed'), people('waiting')]).toEqual([capacity + 1, 9]);
  });

  test('is written about to those who can be marshals', async () => {
    await desk.goto(consoleSignUpsAddress(slug));
    await desk.getByText('Filter and sort').click();
    await desk.getByLabel('I can help with').selectOption('Marshal');
    await press('button', 'Show');
    await said('3 sign-ups found.');
    await press('link', 'Write to these people');
    const english = desk.getByRole('group', { name: 'The message in English' });
    await english.getByLabel('Subject').fill('Marshals meet at five');
    await english.getByLabel('Text').fill('Hello {name}, wear *something red*.');
    await isInOrder(desk);
    await press('button', 'Save and preview');
    await press('link', 'Continue');
    await press('button', 'Send to 3 people');
    await feedOutbox(app.services);
    app.clock.advance(5_000);
    await app.deliver();
    await feedOutbox(app.services);
    await desk.reload();
    await said('3 of 3 sent');
    expect(
      app.services.db.mailbox
        .newest(3)
        .map(({ recipient }) => recipient)
        .toSorted(),
    ).toEqual(['ada@example.net', 'bo@example.net', 'cleo@example.net']);
    await isInOrder(desk);
  });

  test('lets people in by two phones, of which one has no network and restarts', async () => {
    const phoneOf = (name: string) => signedInWindow(app, browser, 360, { name, event: event() });
    const [far, near] = [await phoneOf('Gus'), await phoneOf('Hal')];
    phones.push(far, near);
    const open = async (context: BrowserContext) => {
      const page = await context.newPage();
      await readAxe(page);
      await page.goto(consoleDoorAddress(slug));
      await page.locator('#door[data-kept]').waitFor();
      return page;
    };
    const mark = async (page: Page, name: string) => {
      await page.locator('input[type=search]').fill(name);
      await page
        .locator('.door-row:only-child', { hasText: name })
        .locator('[data-press=came]')
        .click();
    };
    const room = (page: Page, count: number) =>
      page.locator('[data-room]', { hasText: new RegExp(`^${count}$`) }).waitFor();
    const [gus, hal] = [await open(far), await open(near)];
    await isInOrder(gus);
    await far.setOffline(true);
    await mark(gus, 'Ada Example');
    await mark(gus, personNo(7));
    await gus.locator('.door__walk-in [name=name]').fill('Dora Example');
    await gus.locator('.door__walk-in [type=submit]').click();
    await gus.getByText('3 marks wait for the network.').waitFor();
    await gus.reload();
    await mark(hal, 'Ada Example');
    await mark(hal, personNo(8));
    await far.setOffline(false);
    await room(gus, 4);
    await room(hal, 4);
    expect(app.services.db.arrivals.found(event().id, ['Ada'], 2)).toMatchObject([
      { arrivedWith: 0 },
    ]);
    await isInOrder(gus);
  });

  test('is on paper, as a page and as a PDF', async () => {
    await desk.goto(consoleSignUpsAddress(slug));
    await press('link', 'Sign-in sheet');
    await desk.emulateMedia({ media: 'print' });
    expect(await desk.locator('.sheet').getByText(personNo(7)).isVisible()).toBe(true);
    expect(await desk.getByRole('link', { name: 'PDF for A4 paper' }).isVisible()).toBe(false);
    await desk.emulateMedia({ media: 'screen' });
    await isInOrder(desk);
    const address = await desk.getByRole('link', { name: 'PDF for A4 paper' }).getAttribute('href');
    const pdf = await desk.request.get(address ?? '');
    expect(pdf.headers()['content-type']).toBe('application/pdf');
    expect((await pdf.body()).subarray(0, 5).toString()).toBe('%PDF-');
  });

  test('takes in who came without a sign-up, from a pasted list', async () => {
    await desk.goto(consoleSignUpsAddress(slug));
    await press('link', 'Import');
    const rows = ['Name\tEmail', 'Ema Example\tema@example.net', 'Flo Example\tflo@example.net'];
    await desk.getByLabel('Rows from a spreadsheet').fill(rows.join('\n'));
    await press('button', 'Read the rows');
    await desk.getByLabel('No, or I don’t know').check();
    await press('button', 'Show what happens');
    await said('2 people are new.');
    await isInOrder(desk);
    await desk.getByLabel('All of them come, beyond the capacity').check();
    await press('button', 'Import');
    await said('2 people are new on the list.');
    expect(people('confirmed')).toBe(capacity + 4);
  });

  test('leaves as a spreadsheet and as CSV, and says what for', async () => {
    const take = async (format: RegExp) => {
      await desk.goto(consoleExportAddress(slug));
      await desk.getByRole('combobox', { name: 'File' }).selectOption(await optionOf(format));
      await desk.getByLabel('What is it for?').fill('To call people back');
      const file = await savedFile(desk, () => press('button', 'Download the file'));
      return readFileSync(await file.path());
    };
    await desk.goto(consoleExportAddress(slug));
    await isInOrder(desk);
    const sheet = await readSheet(new Blob([await take(/XLSX/)]));
    const csv: string[][] = parse(await take(/CSV with commas/), { bom: true });
    expect([sheet.length, csv.length]).toEqual([44, 44]);
    for (const name of ['Ada Example', personNo(40), 'Dora Example', 'Flo Example'])
      expect([sheet.flat().includes(name), csv.flat().includes(name)]).toEqual([true, true]);
  });

  test('stands in the audit log, all of it', async () => {
    await desk.goto(consoleEventAuditAddress(slug));
    await isInOrder(desk);
    const log: string[] = [];
    for (;;) {
      await desk.evaluate(
        `document.querySelectorAll('main details').forEach((one) => (one.open = true))`,
      );
      log.push(await desk.getByRole('main').innerText());
      const older = desk.getByRole('link', { name: 'Older' });
      if ((await older.count()) === 0) break;
      await older.click();
    }
    const text = log.join('\n');
    for (const what of [
      'Draft created',
      'Published',
      'Signed up',
      'Joined the waiting list',
      'Marked someone as come',
      'Reason: To call people back',
    ])
      expect(text).toContain(what);
  });
});

describe('the same by the keys alone', () => {
  test.each(Object.entries(deskByKeys))('%s', async (_what, step) => {
    await expect(step({ page: desk, slug, keys: byKeys(desk) })).resolves.toBeUndefined();
  });
});

/** The option of the list on the page whose words begin like this. */
async function optionOf(label: RegExp): Promise<string> {
  const found = desk.getByRole('combobox', { name: 'File' }).locator('option', { hasText: label });
  return (await found.getAttribute('value')) ?? '';
}
