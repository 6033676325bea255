import type { Browser, Page } from 'playwright-core';
import type { TestApp } from './app.ts';
import { waitForFonts } from './pageChecks.ts';

/** How an organizer looks at a page. */
export interface DeskView {
  /** What {@link signedInOrganizer} gave. */
  cookie: string;
  /** Of the window, in pixels: below 500 a phone's. */
  width: number;
  /** Unless given, there are scripts. */
  javaScriptEnabled?: boolean;
}

/** A page of a browser of their own, in which somebody of the team is signed in. */
export async function deskPage(browser: Browser, app: TestApp, view: DeskView): Promise<Page> {
  const { cookie, width, javaScriptEnabled = true } = view;
  const context = await browser.newContext({
    baseURL: app.baseUrl,
    viewport: { width, height: width < 500 ? 740 : 720 },
    javaScriptEnabled,
    locale: 'en-US',
  });
  const [name = '', value = ''] = cookie.split('=');
  await context.addCookies([{ name, value, url: app.baseUrl }]);
  const page = await context.newPage();
  // What does not come is seen before the whole test is over its time.
  page.setDefaultTimeout(20_000);
  await waitForFonts(page);
  return page;
}
