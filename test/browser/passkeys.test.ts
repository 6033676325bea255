import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import {
  consoleAccountAddress,
  consoleTeamAddress,
  signInAddress,
} from '../../templates/addresses.ts';
import { startTestApp, type TestApp } from '../helpers/app.ts';
import { launchBrowser } from '../helpers/browser.ts';
import { signedInOrganizer } from '../helpers/organizer.ts';

let app: TestApp;
let browser: Browser;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  app = await startTestApp();
  browser = await launchBrowser();
  context = await browser.newContext({ baseURL: app.baseUrl, locale: 'en-US' });
  page = await context.newPage();
  await addAuthenticator(page);
  await signIn(context);
});
afterAll(async () => {
  await browser?.close();
  await app?.close();
});

/** A device that verifies its owner, as a laptop with a fingerprint reader does (CDP, domain WebAuthn). */
async function addAuthenticator(where: Page): Promise<void> {
  const session = await where.context().newCDPSession(where);
  await session.send('WebAuthn.enable');
  await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}

async function signIn(where: BrowserContext): Promise<void> {
  const [name = '', value = ''] = (await signedInOrganizer(app.services)).split('=');
  await where.addCookies([{ name, value, url: app.baseUrl }]);
}

const adaId = () => app.services.db.organizers.byEmailKey('ada@example.org')?.id ?? 0;

describe('a passkey', () => {
  test('is added on the account page', async () => {
    await page.goto(consoleAccountAddress);
    await page.getByRole('button', { name: 'Add a passkey' }).click();
    await page.getByText('The passkey was added.').waitFor();
    const [passkey] = app.services.db.waysIn.passkeys(adaId());
    expect(passkey).toMatchObject({ system: 'linux', lastUsedAt: null });
  });

  test('signs in without an email, where a challenge works once', async () => {
    await page.getByRole('button', { name: 'Sign out', exact: true }).click();
    await page.waitForURL(`**${signInAddress}*`);
    const sent = page.waitForRequest((request) =>
      request.url().endsWith('/console/passkey-sign-in'),
    );
    await page.getByRole('button', { name: 'Use a passkey' }).click();
    const answer = (await sent).postData() ?? '';
    await page.getByRole('link', { name: 'Your account' }).waitFor();
    expect(app.services.db.waysIn.passkeys(adaId())[0]?.lastUsedAt).toBe(app.clock.now);

    const passkey = new URLSearchParams(answer).get('passkey') ?? '';
    expect(passkey).not.toBe('');
    await app.visitor().post('/console/passkey-sign-in', { passkey }).expect(422);
  });

  test('shows before what cannot be taken back that it is you, and nothing typed is lost', async () => {
    app.clock.advance(11 * 60_000);
    await page.goto(consoleTeamAddress);
    await page.getByRole('textbox', { name: 'Name' }).fill('Bea Example');
    await page.getByLabel('Email', { exact: true }).fill('bea@example.org');
    await page.getByRole('button', { name: 'Send the invitation' }).click();
    await page.getByRole('heading', { name: 'Is it you?' }).waitFor();
    expect(app.services.db.rights.team()).toHaveLength(1);
    await page.getByRole('button', { name: 'Use a passkey' }).click();
    await page.getByText('The invitation is on its way to Bea Example.').waitFor();
    expect(app.services.db.rights.team()).toHaveLength(2);
  });

  test('opens nothing any more once it is removed', async () => {
    await page.goto(consoleAccountAddress);
    await page
      .getByRole('region', { name: 'Passkeys' })
      .getByRole('button', { name: 'Remove' })
      .click();
    await page.getByText('The passkey was removed.').waitFor();
    await page.getByRole('button', { name: 'Sign out', exact: true }).click();
    await page.waitForURL(`**${signInAddress}*`);
    await page.getByRole('button', { name: 'Use a passkey' }).click();
    const failed = page.getByText('That didn’t work with a passkey.').first();
    await failed.waitFor();
    expect(new URL(page.url()).pathname).not.toBe(consoleAccountAddress);
  });
});

test('without JavaScript nothing of passkeys is to be seen, and the mailed link stays', async () => {
  const plain = await browser.newContext({ baseURL: app.baseUrl, javaScriptEnabled: false });
  const other = await plain.newPage();
  await other.goto(signInAddress);
  expect(await other.getByRole('button', { name: 'Use a passkey' }).isVisible()).toBe(false);
  expect(await other.getByRole('button', { name: 'Email me a link' }).isVisible()).toBe(true);
  await signIn(plain);
  await other.goto(consoleAccountAddress);
  expect(await other.getByRole('button', { name: 'Add a passkey' }).isVisible()).toBe(false);
  expect(
    await other.getByText('Adding a passkey needs JavaScript and a recent browser.').isVisible(),
  ).toBe(true);
  await plain.close();
});
