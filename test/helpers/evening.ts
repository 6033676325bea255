import { expect } from '@jest/globals';
import type { Browser, BrowserContext, Download, Page } from 'playwright-core';
import type { Event } from '../../db/schema.ts';
import type { TestApp } from './app.ts';
import { signedInOrganizer } from './organizer.ts';
import { accessibilityProblems, readAxe, waitForFonts } from './pageChecks.ts';
import { signUpInBrowser } from './signups.ts';

/* What the tests of an evening share: windows at the desk, phones at the door, and many who sign up. */

/** Somebody who helps at the door of an event. */
interface Helper {
  name: string;
  event: Pick<Event, 'id'>;
}

/** A window of the owner, or the phone of a helper, signed in a moment ago. */
export async function signedInWindow(
  app: TestApp,
  browser: Browser,
  width: number,
  helper?: Helper,
): Promise<BrowserContext> {
  const context = await browser.newContext({
    baseURL: app.baseUrl,
    viewport: { width, height: 740 },
    locale: 'en-US',
    timezoneId: 'America/New_York',
  });
  context.setDefaultTimeout(8000);
  const cookie = await signedInOrganizer(
    app.services,
    helper && {
      name: helper.name,
      email: `${helper.name.toLowerCase()}@example.org`,
      rights: { role: 'door', eventId: helper.event.id },
    },
  );
  const [name = '', value = ''] = cookie.split('=');
  await context.addCookies([{ name, value, url: app.baseUrl }]);
  return context;
}

/** A page at the desk. */
export async function deskPage(app: TestApp, browser: Browser, width = 1280): Promise<Page> {
  const page = await (await signedInWindow(app, browser, width)).newPage();
  await waitForFonts(page);
  await readAxe(page);
  return page;
}

/** Nothing keeps people from using the page as it is now. */
export async function isInOrder(page: Page): Promise<void> {
  await page.waitForLoadState();
  const at = new URL(page.url()).pathname;
  expect({ at, problems: await accessibilityProblems(page) }).toEqual({ at, problems: [] });
}

/** The file that something on a page has the browser save. */
export async function savedFile(page: Page, begin: () => Promise<unknown>): Promise<Download> {
  const [file] = await Promise.all([page.waitForEvent('download'), begin()]);
  return file;
}

export function personNo(index: number): string {
  return `Person ${String(index).padStart(2, '0')}`;
}

/** People who send the form one after the other and confirm their address; every tenth needs a chair. */
export async function signUpPeople(
  app: TestApp,
  event: Pick<Event, 'id' | 'slug'>,
  { from, to }: { from: number; to: number },
): Promise<void> {
  for (let index = from; index <= to; index += 1)
    await signUpInBrowser(app, event, {
      name: personNo(index),
      email: `person${index}@example.net`,
      accessNeeds: index % 10 === 0 ? 'A chair' : '',
    });
}
