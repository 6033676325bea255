import { mkdirSync, statSync } from 'node:fs';
import { simpleParser } from 'mailparser';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { fileURLToPath } from 'node:url';
import example from '../../db/seed/worldwide.json' with { type: 'json' };
import { loadWorldwide } from '../../server/operations/worldwideDemonstration.ts';
import {
  campaignAddress,
  consoleSignUpsAddress,
  eventAddress,
  signUpAddress,
} from '../../templates/addresses.ts';
import { startTestApp } from '../helpers/app.ts';
import { launchBrowser } from '../helpers/browser.ts';
import { campaignInFullSwing } from '../helpers/campaign.ts';
import { signedInOrganizer } from '../helpers/organizer.ts';

// `npm run screenshots`: the pictures of the README, taken of the demonstration campaign at a
// fixed moment, so that they change only when the pages do.

const folder = new URL('../../docs/screenshots/', import.meta.url);
const publicAddress = 'https://events.example.org';
const largest = 250_000;

const app = await startTestApp({ config: { baseUrl: publicAddress, organization: 'Left Voice' } });
const browser = await launchBrowser();
try {
  const { events, signups } = await campaignInFullSwing(app);
  await app.deliver();
  const cookie = await signedInOrganizer(app.services);
  mkdirSync(folder, { recursive: true });

  const phone = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 1.5 };
  const desktop = { viewport: { width: 1280, height: 860 } };
  await take('event-phone', phone, eventAddress(events.online));
  await take('event-desktop', desktop, eventAddress(events.inPerson));
  await take('attendee', phone, signUpAddress(signups.confirmed));
  await take('console', desktop, consoleSignUpsAddress(events.online), cookie);
  await takeMail('mail', { viewport: { width: 640, height: 860 } });
  await loadWorldwide(app.services);
  const worldwide = app.services.db.campaigns.bySlug(example.slug);
  if (!worldwide) throw new Error('There is no day of action.');
  await take('campaign', desktop, `${campaignAddress(worldwide.slug)}#map`);
} finally {
  await browser.close();
  await app.close();
}

async function take(
  name: string,
  options: BrowserContextOptions,
  path: string,
  cookie?: string,
): Promise<void> {
  const headers = cookie === undefined ? {} : { extraHTTPHeaders: { Cookie: cookie } };
  const page = await openPage({ ...options, ...headers });
  await page.goto(`${publicAddress}${path}`);
  await keep(page, name);
}

/** The confirmation of a sign-up, as a mail program shows it. */
async function takeMail(name: string, options: BrowserContextOptions): Promise<void> {
  const { db } = app.services;
  const line = db.mailbox.newest(100).find(({ recipient }) => recipient === 'sam@example.org');
  const stored = line && db.mailbox.byId(line.id);
  if (!stored) throw new Error('No mail was sent.');
  const { html } = await simpleParser(stored.raw);
  const page = await openPage(options);
  await page.setContent(html || '');
  await keep(page, name);
}

/** A page whose addresses are the public ones, answered by the application on this machine. */
async function openPage(options: BrowserContextOptions): Promise<Page> {
  const context = await browser.newContext({
    locale: 'en-US',
    reducedMotion: 'reduce',
    ...options,
  });
  await context.route(`${publicAddress}/**`, async (route) => {
    const { pathname, search } = new URL(route.request().url());
    const url = `http://127.0.0.1:${app.services.config.port}${pathname}${search}`;
    await route.fulfill({ response: await route.fetch({ url }) });
  });
  return context.newPage();
}

async function keep(page: Page, name: string): Promise<void> {
  await page.evaluate('document.fonts.ready');
  const path = fileURLToPath(new URL(`${name}.png`, folder));
  await page.screenshot({ path });
  await page.context().close();
  const { size } = statSync(path);
  if (size > largest) throw new Error(`${name}.png has ${size} bytes, more than ${largest}.`);
  process.stdout.write(`${name}.png ${Math.round(size / 1000)} kB\n`);
}
