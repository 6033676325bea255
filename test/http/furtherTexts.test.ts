import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import {
  aboutAddress,
  campaignAddress,
  campaignCalendarAddress,
  consoleAuditAddress,
  consoleCampaignAddress,
  consoleCampaignLanguagesAddress,
  consoleCampaignsAddress,
  consoleSettingsAddress,
  consoleSiteLanguagesAddress,
  eventAddress,
  homeAddress,
  inLanguage,
  monthAddress,
  privacyAddress,
} from '../../templates/addresses.ts';
import { startTestApp, type SentForm, type TestApp, type Visitor } from '../helpers/app.ts';
import { insertEvent } from '../helpers/events.ts';
import { hiddenFields } from '../helpers/hiddenFields.ts';
import { signedInOrganizer } from '../helpers/organizer.ts';
import { htmlProblems } from '../helpers/pageChecks.ts';

/* Texts in further languages of what is no event: of a campaign, and of the site. */

let app: TestApp;
let organizer: Visitor;

beforeEach(async () => {
  app = await startTestApp();
  organizer = app.visitor({ Cookie: await signedInOrganizer(app.services) });
});
afterEach(() => app.close());

async function translate(address: string, typed: SentForm): Promise<void> {
  const { text } = await organizer.get(address).expect(200);
  expect(await htmlProblems(text)).toEqual([]);
  await organizer.post(address, { ...hiddenFields(text), ...typed }).expect(303);
}

async function read(accepted: string, path: string): Promise<string> {
  const visitor = app.visitor({ 'Accept-Language': accepted });
  const { text } = await visitor.get(path).expect(200);
  expect((await visitor.get(path).expect(200)).text).toBe(text);
  return text;
}

const header = (page: string) => /<nav class="languages"[^]*?<\/nav>/.exec(page)?.[0] ?? '';

describe('a campaign', () => {
  const list = consoleCampaignLanguagesAddress('day');
  const hebrew = consoleCampaignLanguagesAddress('day', 'he');
  const typed = { title: 'יום של מעשים', facts: 'למה.\n\nואיך.' };

  beforeEach(async () => {
    const campaign = { title: 'A day of action', slug: 'day', facts: 'Why.\n\nAnd how.', day: '' };
    await organizer.post(consoleCampaignsAddress, campaign).expect(303);
    const campaignId = app.services.db.campaigns.bySlug('day')?.id ?? 0;
    await insertEvent(app.services, { slug: 'panel', title: 'An example panel', campaignId });
  });

  test('is read in the language of its reader wherever it is named', async () => {
    // What is kept of before must not be shown on.
    for (const path of [campaignAddress('day'), homeAddress])
      expect(await read('he,en', path)).toContain('A day of action');
    await translate(hebrew, typed);
    const page = await read('he,en', campaignAddress('day'));
    expect(page).toMatch(/<h1[^>]*lang="he"[^>]*>\s*<bdi>יום של מעשים/);
    expect(page).toMatch(
      /lang="he" dir="auto">\s*<p class="lines">למה\.<\/p><p class="lines">ואיך/,
    );
    expect(await htmlProblems(page)).toEqual([]);
    expect(header(page)).toMatch(/lang="he" aria-current="true"/);
    const home = await read('he,en', homeAddress);
    expect(home).toMatch(/<h1[^>]*lang="he"[^>]*>\s*<bdi>יום של מעשים/);
    expect(header(home)).toMatch(/lang="he" aria-current="true"/);
    expect(await read('en', campaignAddress('day'))).toContain('A day of action');
    expect(await read('es', campaignAddress('day'))).toMatch(/<h1[^>]*lang="en"/);
    const calendar = await app.get(inLanguage(campaignCalendarAddress('day'), 'he')).expect(200);
    expect(calendar.text).toContain('X-WR-CALNAME:יום של מעשים');
    expect((await app.get(campaignCalendarAddress('day'))).text).toContain('A day of action');
  });

  test('is named on the page of an event in a language of the page', async () => {
    const spanish = consoleCampaignLanguagesAddress('day', 'es');
    await translate(spanish, { title: 'Un día de acción' });
    const page = await read('es', eventAddress('panel'));
    expect(page).toMatch(/<a href="\/campaigns\/day" lang="es"[^>]*>[^]*?Un día de acción/);
    expect(await read('en', eventAddress('panel'))).toMatch(/lang="en"[^>]*>[^]*?A day of action/);
  });

  test('keeps what is not translated in the original, marked, and needs its name', async () => {
    const refused = await organizer.post(hebrew, { title: '', facts: 'למה.' }).expect(422);
    expect(refused.text).toContain('למה.');
    await translate(hebrew, { title: 'יום של מעשים' });
    const page = await read('he,en', campaignAddress('day'));
    expect(page).toMatch(/lang="en" dir="auto">\s*<p class="lines">Why\./);
    expect((await organizer.get(list)).text).toContain(
      'Not translated, and shown in the original: Short text.',
    );
  });

  test('tells what is out of date, and what was done with whose hand', async () => {
    await translate(hebrew, typed);
    const form = await organizer.get(consoleCampaignAddress('day')).expect(200);
    expect(form.text).toContain(list);
    const edited = { ...hiddenFields(form.text), title: 'A week of action', slug: 'day' };
    await organizer.post(consoleCampaignAddress('day'), { ...edited, facts: 'Why.' }).expect(303);
    expect((await organizer.get(list)).text).toContain(
      'The original has changed since: Name, Short text.',
    );
    await organizer.post(consoleCampaignLanguagesAddress('day', 'he', 'removal')).expect(303);
    expect(await read('he,en', campaignAddress('day'))).toContain('A week of action');
    const audit = (await organizer.get(consoleAuditAddress).expect(200)).text;
    expect(audit).toContain('Texts of the campaign “day” in Hebrew changed: name, text');
    expect(audit).toContain('Texts of the campaign “day” in Hebrew deleted');
  });

  test('can be in another language than the site from the start', async () => {
    const form = await organizer.get(consoleCampaignAddress('day')).expect(200);
    expect(form.text).toMatch(/<option[^>]*value="en"[^>]*selected/);
    const edited = { ...hiddenFields(form.text), title: 'يوم عمل', slug: 'day', language: 'ar' };
    await organizer.post(consoleCampaignAddress('day'), edited).expect(303);
    expect(await read('en', campaignAddress('day'))).toMatch(/<h1[^>]*lang="ar"[^>]*>\s*<bdi>/);
    await organizer.get(consoleCampaignLanguagesAddress('day', 'ar')).expect(303);
    await organizer.get(consoleCampaignLanguagesAddress('other')).expect(404);
  });
});

describe('the site', () => {
  const arabic = consoleSiteLanguagesAddress('ar');

  async function write(texts: SentForm): Promise<void> {
    const { text } = await organizer.get(consoleSettingsAddress).expect(200);
    expect(text).toContain(consoleSiteLanguagesAddress());
    const form = { ...hiddenFields(text), color: 'red', languages: ['en', 'es'], ...texts };
    await organizer.post(consoleSettingsAddress, { ...form, intent: 'confirm' }).expect(303);
  }

  test('says who runs it, and what is stored, in the language of its reader', async () => {
    await write({ about: 'We are **many**.', privacy: 'We keep a list of keys.' });
    expect(await read('ar,en', aboutAddress)).toContain('<strong>many</strong>');
    await translate(arabic, { about: 'نحن **كثيرون**.' });
    await translate(arabic, { about: 'نحن **كثيرون**!' });
    const about = await read('ar,en', aboutAddress);
    expect(about).toMatch(
      /<section class="prose" lang="ar" dir="auto">[^]*<strong>كثيرون<\/strong>/,
    );
    expect(about).toContain('كثيرون</strong>!');
    expect(header(about)).toMatch(/lang="ar" aria-current="true"/);
    expect(await htmlProblems(about)).toEqual([]);
    expect(await read('es', aboutAddress)).toMatch(/class="prose" lang="en"[^]*We are/);
    expect(await read('ar,en', privacyAddress)).toMatch(/lang="en" dir="auto"[^]*a list of keys/);
    const audit = (await organizer.get(consoleAuditAddress).expect(200)).text;
    expect(audit).toContain('Texts of the site in Arabic changed: about you');
  });

  test('has nothing to translate as long as nothing is written', async () => {
    const { text } = await organizer.get(consoleSiteLanguagesAddress()).expect(200);
    expect(text).toContain('There is no text yet that could be translated.');
    expect(header(await read('ar,en', privacyAddress))).not.toContain('lang="ar"');
  });
});

test.each([homeAddress, monthAddress('2024-01')])(
  '%s offers the languages in which there is something to read there',
  async (path) => {
    const { db } = app.services;
    const event = await insertEvent(app.services, { slug: 'panel', title: 'An example panel' });
    const draft = await insertEvent(app.services, { state: 'draft', publishedAt: null });
    const title = { title: { text: 'Panel', of: '' } };
    await db.write((store) => {
      store.eventTexts.put(event.id, 'fr', title, 1);
      store.eventTexts.put(draft.id, 'de', title, 1);
    });
    const home = await read('en', path);
    expect(header(home)).toContain(`href="${path}?lang=fr" hreflang="fr" lang="fr"`);
    expect(header(home)).not.toContain('hreflang="de"');
    expect(header(home)).toMatch(/lang="en" aria-current="true"/);
    const french = await app.get(inLanguage(path, 'fr')).expect(200);
    expect(header(french.text)).toMatch(/lang="fr" aria-current="true"/);
  },
);
