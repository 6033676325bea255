import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, BrowserContext } from 'playwright-core';
import { campaignAddress, campaignCalendarAddress } from '../../templates/addresses.ts';
import { startTestApp, type TestApp } from '../helpers/app.ts';
import { launchBrowser } from '../helpers/browser.ts';
import { signedInOrganizer } from '../helpers/organizer.ts';
import { waitForFonts } from '../helpers/pageChecks.ts';
import { cairo, insertOpenCampaign, ownAddress } from '../helpers/proposals.ts';

let app: TestApp;
let browser: Browser;
beforeAll(async () => {
  app = await startTestApp();
  browser = await launchBrowser();
}, 60_000);
afterAll(async () => {
  await browser.close();
  await app.close();
});

async function opened(context: BrowserContext) {
  const page = await context.newPage();
  await waitForFonts(page);
  return page;
}

const words = {
  en: {
    city: 'City',
    find: 'Find the city',
    venue: 'Meeting place',
    host: 'Called by',
    name: 'Your name',
    email: 'Your email',
    send: 'Send the proposal',
    confirm: 'Confirm the proposal',
    done: 'Your action is on',
  },
  es: {
    city: 'Ciudad',
    find: 'Buscar la ciudad',
    venue: 'Punto de encuentro',
    host: 'Convoca',
    name: 'Tu nombre',
    email: 'Tu correo electrónico',
    send: 'Enviar la propuesta',
    confirm: 'Confirmar la propuesta',
    done: 'Tu acción va',
  },
} as const;

describe.each([
  { language: 'en', javaScriptEnabled: false, width: 360 },
  { language: 'es', javaScriptEnabled: true, width: 1280 },
] as const)('in $language, scripts: $javaScriptEnabled', ({ language, width, ...rest }) => {
  test('somebody in Cairo proposes an action, is accepted, and everybody finds it', async () => {
    const { services, baseURL } = { ...app, baseURL: app.baseUrl };
    const slug = `day-${language}`;
    const campaign = await insertOpenCampaign(services, { slug });
    const say = words[language];
    const email = `ada-${language}@example.org`;
    const context = await browser.newContext({
      baseURL,
      locale: language,
      viewport: { width, height: 740 },
      ...rest,
    });
    const page = await opened(context);
    await page.goto(campaignAddress(slug));
    await page.locator(`a[href="${campaignAddress(slug)}/actions/new"]`).click();
    await page.getByLabel(say.city).fill('القاهرة');
    await page.getByRole('button', { name: say.find }).click();
    await page.locator(`a[href$="city=${cairo}"]`).click();
    await page.getByLabel(say.venue).fill('ميدان التحرير');
    await page.getByLabel(say.host).fill('Example Workers’ Union');
    await page.getByLabel(say.name).fill('Ada Example');
    await page.getByLabel(say.email).fill(email);
    await page.getByRole('button', { name: say.send }).click();
    await page.waitForURL(/received/);
    const proposal = services.db.proposals.openOf(campaign.id, email, cairo);
    if (!proposal) throw new Error('Nothing was stored.');
    const own = ownAddress(services, proposal);
    await page.goto(own);
    await page.getByRole('button', { name: say.confirm }).click();

    const desk = await browser.newContext({ baseURL, viewport: { width, height: 740 }, ...rest });
    const [name = '', value = ''] = (await signedInOrganizer(services)).split('=');
    await desk.addCookies([{ name, value, url: baseURL }]);
    const board = await opened(desk);
    await board.goto('/console');
    await board.getByText('1 proposal of an action to decide').click();
    await board.getByRole('link', { name: 'View proposal' }).click();
    await board.getByRole('button', { name: 'Accept the proposal' }).click();
    await board.getByText('Accepted. We email the contact in a minute').waitFor();

    await page.goto(own);
    await page.getByRole('heading', { name: say.done }).waitFor();
    await page.goto(campaignAddress(slug));
    expect(await page.getByText('ميدان التحرير').count()).toBeGreaterThan(0);
    const { text } = await app.get(campaignCalendarAddress(slug)).expect(200);
    expect(text).toContain('BEGIN:VEVENT');
    await Promise.all([context.close(), desk.close()]);
  }, 60_000);
});
