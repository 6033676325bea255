import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { feedOutbox } from '../../server/messages/feedOutbox.ts';
import {
  consoleCampaignAddress,
  consoleCampaignLettersAddress,
} from '../../templates/addresses.ts';
import { translator } from '../../templates/translate.ts';
import { smtpConfig, startTestApp, type TestApp } from '../helpers/app.ts';
import { launchBrowser } from '../helpers/browser.ts';
import { insertEvent } from '../helpers/events.ts';
import { insertSignup } from '../helpers/mails.ts';
import { signedInOrganizer } from '../helpers/organizer.ts';
import { sidewaysProblems, waitForFonts } from '../helpers/pageChecks.ts';
import { insertOpenCampaign } from '../helpers/proposals.ts';
import { startSmtpServer, type SmtpTestServer } from '../helpers/smtp.ts';

/* An organizer writes to all who organize an action of a campaign, or to all who come to one. */

let smtp: SmtpTestServer;
let app: TestApp;
let browser: Browser;
beforeAll(async () => {
  smtp = await startSmtpServer();
  app = await startTestApp({
    config: { mail: smtpConfig(smtp.url), locales: ['en', 'es', 'ar'] },
  });
  browser = await launchBrowser();
}, 60_000);
afterAll(async () => {
  await browser.close();
  await app.close();
  await smtp.close();
});

/** Sends what is due by now, as the program does all the time. */
async function passMinutes(minutes: number): Promise<void> {
  for (let minute = 0; minute < minutes; minute += 1) {
    await feedOutbox(app.services);
    await app.deliver();
    app.clock.advance(60_000);
  }
}

const field = (page: Page, name: string) => page.locator(`[name="${name}"]:visible`);

const words = {
  en: { subject: 'What we agreed', text: 'Bring **pots** and pans.', read: 'Bring pots and pans.' },
  es: { subject: 'Lo acordado', text: 'Traigan **cacerolas**.', read: 'Traigan cacerolas.' },
  ar: { subject: 'ما اتفقنا عليه', text: 'أحضروا **القدور** معكم.', read: 'أحضروا القدور معكم.' },
} as const;

const frames = { en: 'lang="en" dir="ltr"', es: 'lang="es" dir="ltr"', ar: 'lang="ar" dir="rtl"' };

describe.each([
  { audience: 'organizing', language: 'en', javaScriptEnabled: false, width: 360 },
  { audience: 'attendees', language: 'es', javaScriptEnabled: true, width: 1280 },
  { audience: 'attendees', language: 'ar', javaScriptEnabled: false, width: 360 },
  { audience: 'organizing', language: 'ar', javaScriptEnabled: true, width: 1280 },
] as const)('in $language, $width px, scripts: $javaScriptEnabled', (how) => {
  const { audience, language, javaScriptEnabled, width } = how;
  const t = translator(language);
  const say = words[language];

  test(`a letter to ${audience} is written, looked at, sent, and arrives`, async () => {
    const { services, baseUrl: baseURL } = app;
    const slug = `${audience}-${language}`;
    const campaign = await insertOpenCampaign(services, { slug });
    const addresses = [`one-${slug}@example.org`, `two-${slug}@example.org`];
    const of = { campaignId: campaign.id };
    for (const [at, email] of addresses.entries()) {
      const event = await insertEvent(services, { ...of, slug: `${slug}-${at}` });
      const rights = { kind: 'events', eventIds: [event.id] } as const;
      if (audience === 'attendees') await insertSignup(services, event, { email, language });
      else
        await signedInOrganizer(services, { email, rights: { role: 'coordinator', of: rights } });
    }
    const context = await browser.newContext({
      baseURL,
      locale: language,
      viewport: { width, height: 740 },
      javaScriptEnabled,
    });
    const [name = '', value = ''] = (await signedInOrganizer(services)).split('=');
    await context.addCookies([{ name, value, url: baseURL }]);
    const page = await context.newPage();
    await waitForFonts(page);
    await page.goto(consoleCampaignAddress(slug));
    await page
      .locator(`a[href="${consoleCampaignLettersAddress(slug)}"]`)
      .first()
      .click();
    await page.waitForURL(/letters$/);
    expect(await sidewaysProblems(page)).toEqual([]);
    await page.locator(`[name="audience"][value="${audience}"]`).check();
    await field(page, `subject-${language}`).fill(say.subject);
    await field(page, `text-${language}`).fill(say.text);
    await page.getByRole('button', { name: t('console.letters.look') }).click();
    await page.getByText(t('console.letters.done.saved')).waitFor();
    expect(await sidewaysProblems(page)).toEqual([]);
    await page.getByRole('button', { name: t('console.letters.send') }).click();
    await page.getByText(t('console.letters.done.sending', { count: 2 })).waitFor();
    await passMinutes(3);
    const { pathname } = new URL(page.url());
    await page.goto(pathname);
    expect(await page.locator('main').innerText()).toContain('2 / 2');

    for (const address of addresses) {
      const { parsed } = await smtp.mailTo(address);
      expect(parsed.subject).toBe(say.subject);
      expect(parsed.text?.replaceAll(/\s+/g, ' ')).toContain(say.read);
      // Around the letter it is in the language of its reader: these organizers read English.
      const frame = audience === 'organizing' ? 'lang="en" dir="ltr"' : frames[language];
      expect(parsed.html).toContain(`<html ${frame}>`);
      const mine = smtp.mails.filter(({ to }) => to === address);
      expect(mine).toHaveLength(1);
    }
    await context.close();
  }, 30_000);
});
