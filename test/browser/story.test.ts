import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { loadDemonstration } from '../../server/operations/loadDemonstration.ts';
import { inviteOrganizer } from '../../server/organizers/inviteOrganizer.ts';
import {
  consoleEndorsementsAddress,
  consoleSignUpsAddress,
  eventAddress,
  newEndorsementAddress,
  signInAddress,
} from '../../templates/addresses.ts';
import { translator } from '../../templates/translate.ts';
import { smtpConfig, startTestApp, type TestApp } from '../helpers/app.ts';
import { launchBrowser } from '../helpers/browser.ts';
import { readAsThunderbird } from '../helpers/calendarFiles.ts';
import { startSmtpServer, type ReceivedMail, type SmtpTestServer } from '../helpers/smtp.ts';

// Three people and one campaign, from the announcement to the list, in one browser each. What one
// does is what the next one finds, so the tests of a person follow each other.

const panel = 'panel-argentina';
const action = 'embassy-action-nyc';
/** Sunday, January 21, 2024, 14:30 in New York. */
const panelStart = Date.UTC(2024, 0, 21, 19, 30);

const en = translator('en');
const es = translator('es');

let smtp: SmtpTestServer;
let app: TestApp;
let browser: Browser;

beforeAll(async () => {
  smtp = await startSmtpServer();
  app = await startTestApp({ config: { mail: smtpConfig(smtp.url) } });
  await loadDemonstration(app.services.db, app.clock.now);
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  await app?.close();
  await smtp?.close();
});

/** Somebody's browser, with one page open. */
async function person(
  options: BrowserContextOptions,
): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({ baseURL: app.baseUrl, ...options });
  context.setDefaultTimeout(8000);
  return { context, page: await context.newPage() };
}

/** The newest mail to somebody, once all are out. */
async function mailTo(address: string, subject?: RegExp): Promise<ReceivedMail> {
  await app.deliver();
  const mails = smtp.mails.filter(
    (mail) => mail.to === address && (subject?.test(mail.parsed.subject ?? '') ?? true),
  );
  const newest = mails.at(-1);
  if (!newest) throw new Error(`No such mail came to ${address}.`);
  return newest;
}

/** The address in the text of a mail that begins with a path of the site. */
function linkIn({ parsed }: ReceivedMail, path: string): string {
  const address = (parsed.text ?? '')
    .split(/\s+/)
    .find((word) => word.startsWith(`${app.baseUrl}${path}`));
  if (address === undefined) throw new Error(`No address under ${path} in: ${parsed.text}`);
  return address;
}

const field = (page: Page, name: string) => page.locator(`[name="${name}"]:visible`);
const heading = (page: Page) => page.getByRole('heading', { level: 1 });

describe('Luz signs up from Buenos Aires, in Spanish and without JavaScript', () => {
  let context: BrowserContext;
  let page: Page;
  let mail: ReceivedMail;

  beforeAll(async () => {
    ({ context, page } = await person({
      locale: 'es-AR',
      javaScriptEnabled: false,
      viewport: { width: 360, height: 740 },
    }));
  });
  afterAll(() => context.close());

  test('reads when the panel is, there and for herself', async () => {
    await page.goto(eventAddress(panel));
    await expect(page.locator('html').getAttribute('lang')).resolves.toBe('es');
    const text = await page.locator('main').innerText();
    expect(text).toMatch(/14:30|2:30/);
    expect(text).not.toContain('16:30');

    await page.getByText(es('event.zone.ask')).first().click();
    await field(page, 'zone').first().selectOption('America/Argentina/Buenos_Aires');
    await page
      .getByRole('button', { name: es('event.zone.submit') })
      .first()
      .click();
    expect(new URL(page.url()).pathname).toBe(eventAddress(panel));
    expect(await page.locator('main').innerText()).toMatch(/16:30/);
  });

  test('is told at the field what to correct, and nothing typed is lost', async () => {
    await field(page, 'name').fill('Luz Ejemplo');
    await field(page, 'email').fill('luz@example');
    await page.getByRole('button', { name: es('event.signUp') }).click();
    expect(await field(page, 'name').inputValue()).toBe('Luz Ejemplo');
    expect(await field(page, 'email').inputValue()).toBe('luz@example');
    expect(await page.locator('main').innerText()).toContain(es('forms.problems.email'));
  });

  test('is signed up, and told that her page is in the mail', async () => {
    await field(page, 'email').fill('luz@example.org');
    await page.getByRole('button', { name: es('event.signUp') }).click();
    expect(new URL(page.url()).pathname).toMatch(/^\/signups\/[\w-]+$/);
    expect(await heading(page).innerText()).toMatch(new RegExp(es('signup.received.counts'), 'i'));
    expect(await page.locator('main').innerText()).toContain('luz@example.org');
    expect(await page.locator('main').innerText()).toContain('16:30');
  });

  test('gets a mail in her language that tells when it is for her', async () => {
    mail = await mailTo('luz@example.org');
    expect(mail.parsed.headers.get('content-language')).toBe('es');
    expect(mail.parsed.text).toContain('16:30');
    expect(mail.parsed.text).toContain('UTC−03:00');
    await page.goto(linkIn(mail, '/signups/'));
    expect(await heading(page).innerText()).toMatch(new RegExp(es('signup.own.confirmed'), 'i'));
  });

  test('opens the calendar file of the mail, and the one of her page', async () => {
    const attached = mail.parsed.attachments.find(
      ({ contentType }) => contentType === 'text/calendar' || contentType === 'application/ics',
    );
    const [entry] = readAsThunderbird(String(attached?.content)).entries;
    expect(entry).toMatchObject({ start: panelStart, sequence: 0 });

    await page.getByText(es('event.addToCalendar')).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: es('signup.own.calendarFile') }).click(),
    ]);
    const [own] = readAsThunderbird(readFileSync(await download.path(), 'utf8')).entries;
    expect(own).toMatchObject({ start: panelStart, uid: entry?.uid });
  });

  test('cancels behind the link of the mail, by a button and not by opening it', async () => {
    await page.goto(linkIn(mail, '/signups/'));
    await page.getByRole('link', { name: es('signup.own.cancel') }).click();
    const seats = () => app.services.db.events.bySlug(panel)?.seatsTaken;
    expect(seats()).toBe(1);
    await page.getByRole('button', { name: es('signup.cancel.button') }).click();
    expect(await heading(page).innerText()).toMatch(new RegExp(es('signup.own.cancelled'), 'i'));
    expect(seats()).toBe(0);
    const farewell = await mailTo('luz@example.org');
    expect(farewell.raw.toString()).toContain('method=CANCEL');
    const [entry] = readAsThunderbird(String(farewell.parsed.attachments[0]?.content)).entries;
    expect(entry).toMatchObject({ status: 'CANCELLED', start: panelStart });
  });

  test('signs up again, for the action in New York, with a friend', async () => {
    await page.goto(eventAddress(action));
    await field(page, 'name').fill('Luz Ejemplo');
    await field(page, 'email').fill('luz@example.org');
    await page.getByText(es('signup.more')).click();
    await field(page, 'companions').fill('1');
    await page.getByRole('button', { name: es('event.signUp') }).click();
    expect(await heading(page).innerText()).toMatch(new RegExp(es('signup.received.counts'), 'i'));
  });
});

describe('the secretary of an assembly asks to co-sponsor the action', () => {
  let context: BrowserContext;
  let page: Page;

  beforeAll(async () => {
    ({ context, page } = await person({ locale: 'en-US', javaScriptEnabled: true }));
  });
  afterAll(() => context.close());

  test('fills in the form that the page of the action leads to', async () => {
    await page.goto(eventAddress(action));
    await page
      .locator(`a[href="${newEndorsementAddress(action)}"]`)
      .first()
      .click();
    await field(page, 'organization').fill('Example Workers’ Assembly');
    await field(page, 'website').fill('assembly.example.org');
    await field(page, 'city').fill('Example City');
    await field(page, 'contactName').fill('Bo Example');
    await field(page, 'email').fill('secretary@example.org');
    await field(page, 'authorized').check();
    await page.getByRole('button', { name: en('endorsement.submit') }).click();
    expect(await heading(page).innerText()).toMatch(
      new RegExp(en('endorsement.received.title'), 'i'),
    );
  });

  test('confirms the address by the link of the mail, whose opening confirms nothing', async () => {
    const mail = await mailTo('secretary@example.org');
    await page.goto(linkIn(mail, '/endorsements/'));
    const state = () => {
      const id = app.services.db.events.bySlug(action)?.id ?? 0;
      return app.services.db.endorsements.ofEvent(id).find(({ source }) => source === 'request')
        ?.state;
    };
    expect(state()).toBe('unconfirmed');
    await page.getByRole('button', { name: en('endorsement.own.confirm') }).click();
    expect(state()).toBe('waiting');
    expect(await heading(page).innerText()).toMatch(
      new RegExp(en('endorsement.own.title.waiting'), 'i'),
    );
  });

  test('is not on the list yet', async () => {
    await page.goto(eventAddress(action));
    expect(await page.locator('#co-sponsors').innerText()).not.toContain(
      'Example Workers’ Assembly',
    );
  });
});

describe('an organizer, the night before', () => {
  let context: BrowserContext;
  let page: Page;

  beforeAll(async () => {
    const invitation = { name: 'Ada Example', email: 'ada@example.org', language: 'en' } as const;
    const rights = { role: 'owner' } as const;
    await inviteOrganizer(app.services, { ...invitation, rights }, 'host');
    // The invitation has a link of its own, which she leaves alone.
    await app.deliver();
    ({ context, page } = await person({ locale: 'en-US' }));
  });
  afterAll(() => context.close());

  test('signs in by a mailed link, which warns in a browser that did not ask for it', async () => {
    await page.goto('/console');
    expect(new URL(page.url()).pathname).toBe(signInAddress);
    await field(page, 'email').fill('ada@example.org');
    await page.getByRole('button', { name: en('console.signIn.submit') }).click();
    expect(await heading(page).innerText()).toMatch(
      new RegExp(en('console.signIn.sent.title'), 'i'),
    );
    const link = linkIn(await mailTo('ada@example.org'), `${signInAddress}/`);

    const elsewhere = await person({ locale: 'en-US' });
    await elsewhere.page.goto(link);
    expect(await elsewhere.page.locator('main').innerText()).toContain(
      en('console.signIn.link.elsewhere.text'),
    );
    await elsewhere.page.goto('/console');
    expect(new URL(elsewhere.page.url()).pathname).toBe(signInAddress);
    await elsewhere.context.close();

    await page.goto(link);
    await page.getByRole('button', { name: en('console.signIn.link.submit') }).click();
    await page.goto('/console');
    expect(new URL(page.url()).pathname).not.toBe(signInAddress);
  });

  test('approves the request, which stands first', async () => {
    await page.goto(consoleEndorsementsAddress(action));
    await page.getByRole('link', { name: 'Example Workers’ Assembly' }).first().click();
    await page.getByRole('button', { name: en('console.endorsements.approve') }).click();
    const told = await mailTo('secretary@example.org');
    expect(told.parsed.text).toContain(app.baseUrl);

    const visitor = await person({ locale: 'en-US' });
    await visitor.page.goto(eventAddress(action));
    expect(await visitor.page.locator('#co-sponsors').innerText()).toContain(
      'Example Workers’ Assembly',
    );
    await visitor.context.close();
  });

  test('exports the list and finds Luz in it', async () => {
    await page.goto(consoleSignUpsAddress(action));
    await page
      .locator(`a[href^="${consoleSignUpsAddress(action, 'csv')}"]`)
      .first()
      .click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: en('console.exports.quick.usual.copy') }).click(),
    ]);
    const rows = readFileSync(await download.path(), 'utf8')
      .trim()
      .split('\r\n');
    expect(rows).toHaveLength(2);
    expect(rows[1]).toContain('Luz Ejemplo');
    expect(rows[1]).toContain('luz@example.org');
  });
});
