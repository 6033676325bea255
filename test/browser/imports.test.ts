import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { consoleImportsAddress } from '../../templates/addresses.ts';
import { startTestApp, type TestApp } from '../helpers/app.ts';
import { launchBrowser } from '../helpers/browser.ts';
import { insertEvent } from '../helpers/events.ts';
import { signedInOrganizer } from '../helpers/organizer.ts';
import { accessibilityProblems, sidewaysProblems, waitForFonts } from '../helpers/pageChecks.ts';
import { signUpAttendee } from '../helpers/signups.ts';

/* A list of people as organizers import it, on a phone without JavaScript and on a wide screen with it. */

let app: TestApp;
let browser: Browser;
let context: BrowserContext | undefined;
beforeAll(async () => {
  app = await startTestApp();
  browser = await launchBrowser();
});
afterEach(() => context?.close());
afterAll(async () => {
  await browser?.close();
  await app?.close();
});

async function openImports(slug: string, width: number, javaScriptEnabled: boolean): Promise<Page> {
  const [name = '', value = ''] = (await signedInOrganizer(app.services)).split('=');
  context = await browser.newContext({
    baseURL: app.baseUrl,
    viewport: { width, height: 800 },
    javaScriptEnabled,
    locale: 'en-US',
  });
  context.setDefaultTimeout(15_000);
  await context.addCookies([{ name, value, url: app.baseUrl }]);
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  await waitForFonts(page);
  await page.goto(consoleImportsAddress(slug));
  return page;
}

/** What is wrong with a page; axe itself is a script. */
async function problemsOf(page: Page, script: boolean): Promise<unknown[]> {
  await page.waitForLoadState();
  const sideways = await sidewaysProblems(page);
  return script ? [...sideways, ...(await accessibilityProblems(page))] : sideways;
}

const list = [
  'Nombre;Correo;Acompañantes;Estado;Fecha',
  'Ada Example;ada.listed@example.org;2;Confirmada;03/04/2023',
  'Bob Example;bob@example.org;;Quizás;04/05/2023',
  'Cleo Example;cleo@example;;Confirmada;04/05/2023',
].join('\n');

test.each([
  [360, false],
  [1280, true],
])(
  'at %i px, with JavaScript: %s, a list is imported and undone',
  async (width, script) => {
    const event = await insertEvent(app.services);
    await signUpAttendee(app.services, event, { name: 'Ada', email: 'ada.listed@example.org' });
    const page = await openImports(event.slug, width, script);
    await page.getByLabel('CSV or Excel file').setInputFiles({
      name: 'lista.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(list, 'latin1'),
    });
    await page.getByRole('button', { name: 'Read the file' }).click();

    expect(await problemsOf(page, script)).toEqual([]);
    await page.getByLabel('“Quizás” means').selectOption('waiting');
    await page.getByLabel('Day first: 3 April').check();
    await page.getByLabel('No, or I don’t know').check();
    await page.getByRole('button', { name: 'Show what happens' }).click();

    expect(await problemsOf(page, script)).toEqual([]);
    await page.getByText('1 person is new.').waitFor();
    await page.getByRole('button', { name: 'Import', exact: true }).click();
    expect(await page.getByRole('alert').textContent()).toContain('Correct the rows with errors');
    await page.getByLabel('Take over the details from the list').check();
    await page.getByLabel('Leave out the rows with errors').check();
    await page.getByRole('button', { name: 'Import', exact: true }).click();

    await page.getByText('1 person is new on the list. 1 was updated.').waitFor();
    expect(await problemsOf(page, script)).toEqual([]);
    expect(app.services.db.signups.counts(event.id)).toMatchObject({
      confirmed: { signups: 1, people: 3 },
      waiting: { signups: 1 },
    });
    await page.getByRole('button', { name: 'Undo this import' }).click();
    await page.getByText('2 people are as before.').waitFor();
    expect(await problemsOf(page, script)).toEqual([]);
    expect(app.services.db.signups.counts(event.id)).toMatchObject({
      confirmed: { signups: 1, people: 1 },
      waiting: { signups: 0 },
    });
  },
  90_000,
);
