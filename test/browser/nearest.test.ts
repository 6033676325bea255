import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import type { Campaign } from '../../db/schema.ts';
import { exampleEvents } from '../../server/operations/exampleActions.ts';
import { campaignAddress } from '../../templates/addresses.ts';
import { translator } from '../../templates/translate.ts';
import { smtpConfig, startTestApp, type TestApp } from '../helpers/app.ts';
import { launchBrowser } from '../helpers/browser.ts';
import { sidewaysProblems, waitForFonts } from '../helpers/pageChecks.ts';
import { insertOpenCampaign } from '../helpers/proposals.ts';
import { startSmtpServer, type SmtpTestServer } from '../helpers/smtp.ts';

/* Somebody in Kolkata finds the nearest action of the day, however they write the name, and signs up. */

let smtp: SmtpTestServer;
let app: TestApp;
let browser: Browser;
let campaign: Campaign;
beforeAll(async () => {
  smtp = await startSmtpServer();
  app = await startTestApp({
    config: { mail: smtpConfig(smtp.url), locales: ['en', 'es', 'ar'] },
  });
  const { cities, clock, db } = app.services;
  await cities.ready(8000);
  const found = ['Dhaka, Bangladesh', 'Kolkata', 'Delhi', 'Paris, France', 'Buenos Aires'].flatMap(
    (name) => cities.find(name, { language: 'en', limit: 1 }),
  );
  campaign = await insertOpenCampaign(app.services);
  const words = { title: 'Example action', host: 'Example Collective', venue: 'By the fountain' };
  const request = { campaign, day: '2024-01-24', count: found.length };
  const events = exampleEvents({ ...request, words: { ...words, summary: '' } }, found, clock());
  await db.write((store) => {
    for (const event of events) store.events.insert(event);
  });
  browser = await launchBrowser();
}, 60_000);
afterAll(async () => {
  await browser.close();
  await app.close();
  await smtp.close();
});

const field = (page: Page, name: string) => page.locator(`[name="${name}"]:visible`);

describe.each([
  {
    language: 'en',
    typed: 'Kolkatta',
    city: 'Kolkata',
    hour: '4:00 PM',
    javaScriptEnabled: false,
    width: 360,
  },
  {
    language: 'ar',
    typed: 'كلكتا',
    city: 'كالكتا',
    hour: '4:00 م',
    javaScriptEnabled: true,
    width: 360,
  },
  {
    language: 'es',
    typed: 'Calcuta',
    city: 'Calcuta',
    hour: '16:00',
    javaScriptEnabled: true,
    width: 1280,
  },
] as const)('in $language, $width px, scripts: $javaScriptEnabled', (how) => {
  const { language, typed, city, hour, javaScriptEnabled, width } = how;
  const t = translator(language);

  test(`who types ${typed} finds the action there first, and signs up for it`, async () => {
    const context = await browser.newContext({
      baseURL: app.baseUrl,
      locale: language,
      timezoneId: 'Asia/Kolkata',
      viewport: { width, height: 740 },
      javaScriptEnabled,
    });
    const page = await context.newPage();
    await waitForFonts(page);
    await page.goto(campaignAddress(campaign.slug));
    await field(page, 'near').fill(typed);
    await page.getByRole('button', { name: t('campaign.places.near.button') }).click();
    await page.waitForURL(/near=/);
    const nearest = page.locator('.near__actions > li');
    expect(await nearest.count()).toBe(5);
    const first = await nearest.first().innerText();
    expect(first).toContain(hour);
    expect(first).toContain(city);
    expect(await page.locator('#near-field').inputValue()).toBe(typed);
    expect(await sidewaysProblems(page)).toEqual([]);

    await nearest.first().getByRole('link').first().click();
    await page.waitForURL(/events\//);
    const told = await page.locator('main').innerText();
    expect(told).toContain(hour);
    expect(told).toContain('By the fountain');
    expect(await page.locator('html').getAttribute('dir')).toBe(language === 'ar' ? 'rtl' : 'ltr');
    const email = `ada-${language}@example.org`;
    await field(page, 'name').fill('Ada Example');
    await field(page, 'email').fill(email);
    await page.getByRole('button', { name: t('event.signUp') }).click();
    await page.waitForURL(/signups\//);
    expect(await sidewaysProblems(page)).toEqual([]);

    await app.deliver();
    const { parsed } = await smtp.mailTo(email);
    expect(parsed.headers.get('content-language')).toBe(language);
    expect(parsed.text).toContain(hour);
    const own = /https?:\/\/\S+\/signups\/\S+/.exec(parsed.text ?? '')?.[0] ?? '';
    await page.goto(own);
    expect(await page.locator('main').innerText()).toContain(hour);
    await context.close();
  }, 30_000);
});
