import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { simpleParser } from 'mailparser';
import type { Event, TranslatedTexts } from '../../db/schema.ts';
import { editEvent } from '../../server/events/editEvent.ts';
import { detailsOf } from '../../server/events/eventDetails.ts';
import { originalText, translatedFields } from '../../server/fields/eventIn.ts';
import { wordsOf } from '../../server/texts/textsIn.ts';
import {
  allEventsCalendarAddress,
  announcementsAddress,
  campaignAddress,
  eventAddress,
  eventCalendarAddress,
  eventSignUpsAddress,
  inLanguage,
} from '../../templates/addresses.ts';
import type { TextLanguage } from '../../templates/textLanguages.ts';
import { startTestApp, type TestApp } from '../helpers/app.ts';
import { insertEvent } from '../helpers/events.ts';
import { signedInOrganizer } from '../helpers/organizer.ts';
import { ownPagePath, signupOf } from '../helpers/signups.ts';

let app: TestApp;
let event: Event;

beforeEach(async () => {
  app = await startTestApp();
  event = await insertEvent(app.services, {
    slug: 'panel',
    language: 'es',
    title: 'Panel en línea',
    summary: 'Con una persona.',
    bring: 'Ollas y sartenes',
  });
  await translate('fr', { title: 'Panel en ligne', summary: 'Avec une personne.' });
});
afterEach(() => app.close());

async function translate(language: TextLanguage, texts: Record<string, string>): Promise<void> {
  const { db, clock } = app.services;
  const whole: TranslatedTexts = Object.fromEntries(
    translatedFields
      .filter(({ name }) => name in texts)
      .map(({ name }) => [
        name,
        { text: texts[name] ?? '', of: wordsOf(originalText(event, name)) },
      ]),
  );
  await db.write((store) => store.eventTexts.put(event.id, language, whole, clock()));
}

async function pageFor(accepted: string, path = eventAddress('panel')): Promise<string> {
  const visitor = app.visitor({ 'Accept-Language': accepted });
  const { text } = await visitor.get(path).expect(200);
  // Once more, from what is kept.
  expect((await visitor.get(path).expect(200)).text).toBe(text);
  return text;
}

describe('the page of an event', () => {
  test('is read in the language of the browser, which the site need not speak', async () => {
    const text = await pageFor('fr-CA,fr;q=0.9,en;q=0.8');
    expect(text).toContain('<html lang="en"');
    expect(text).toMatch(/<h1[^>]*lang="fr"[^>]*>\s*<bdi>Panel en ligne/);
    expect(text).toContain('Avec une personne.');
    expect(text).toContain('"inLanguage":"fr"');
    expect(text).toContain('<meta property="og:locale" content="fr_FR"');
    expect(text).not.toContain('This text is in');
  });

  test('marks what is in another language, and says so', async () => {
    const french = await pageFor('fr,en');
    expect(french).toMatch(/lang="es"[^>]*>\s*<span[^>]*>Ollas y sartenes/);
    expect(french).toContain('Parts of this text are in Spanish.');
    const english = await pageFor('en');
    expect(english).toMatch(/<h1[^>]*lang="es"[^>]*>\s*<bdi>Panel en línea/);
    expect(english).toContain('This text is in Spanish.');
    const spanish = await pageFor('es');
    expect(spanish).not.toContain('Este texto está en');
  });

  test('is kept apart for those who read different languages', async () => {
    const [first, second] = [await pageFor('fr,en'), await pageFor('en')];
    expect(await pageFor('fr,en')).toBe(first);
    expect(await pageFor('en')).toBe(second);
    await translate('en', { title: 'Online panel' });
    expect(await pageFor('en')).toContain('Online panel');
    expect(await pageFor('fr,en')).toContain('Panel en ligne');
  });

  test('names itself in each of its languages, and is found in it by a link', async () => {
    const text = await pageFor('en');
    const { baseUrl } = app.services.config;
    expect(text).toContain(`hreflang="fr"`);
    expect(text).toContain(`href="${baseUrl}/events/panel?lang=fr"`);
    const visitor = app.visitor({ 'Accept-Language': 'es' });
    const french = await visitor.get('/events/panel?lang=fr').expect(200);
    expect(french.text).toContain('<html lang="es"');
    expect(french.text).toContain('Panel en ligne');
    expect(french.text).toContain(`<link rel="canonical" href="${baseUrl}/events/panel?lang=fr"`);
    // Forms and redirects name no language.
    expect((await visitor.get('/events/panel')).text).toContain('Panel en ligne');
    await visitor.get('/events/panel?lang=es').expect(200);
    expect((await visitor.get('/events/panel')).text).toContain('Panel en línea');
  });
});

test('a page with one text is one page in every frame, one with several is each text', async () => {
  const { baseUrl } = app.services.config;
  await insertEvent(app.services, { slug: 'single', title: 'Of one language', language: 'en' });
  const canonicalOf = async (path: string) =>
    /<link rel="canonical" href="([^"]*)"/.exec(
      (await app.visitor().get(path).expect(200)).text,
    )?.[1];
  for (const query of ['', '?lang=en', '?lang=es'])
    expect(await canonicalOf(`/events/single${query}`)).toBe(`${baseUrl}/events/single`);
  // No text is in English: it is the Spanish one, in another frame.
  expect(await canonicalOf('/events/panel?lang=en')).toBe(`${baseUrl}/events/panel?lang=es`);
});

test('the list of events has each in the language of its reader', async () => {
  await insertEvent(app.services, { slug: 'other', title: 'Of one language' });
  const text = await pageFor('fr,en', '/');
  expect(text).toContain('Panel en ligne');
  expect(text).toContain('Of one language');
  expect(await pageFor('es', '/')).toContain('Panel en línea');
  const { db } = app.services;
  const campaign = { slug: 'day', title: 'A day of action', facts: [], updatedAt: 1 };
  const { id: campaignId } = await db.write((store) => store.campaigns.insert(campaign));
  await db.write((store) => store.events.update(event.id, { campaignId }));
  expect(await pageFor('fr,en', campaignAddress('day'))).toContain('Panel en ligne');
});

describe('what programs fetch', () => {
  test.each([eventCalendarAddress('panel'), allEventsCalendarAddress])(
    '%s depends on its address alone, which may name a language',
    async (path) => {
      const plain = await app.visitor({ 'Accept-Language': 'fr' }).get(path).expect(200);
      expect(plain.text).toContain('SUMMARY:Panel en línea');
      const french = await app.get(inLanguage(path, 'fr')).expect(200);
      expect(french.text).toContain('SUMMARY:Panel en ligne');
      const unknown = await app.get(`${path}?lang=de`).expect(200);
      expect(unknown.text).toBe(plain.text);
    },
  );

  test('a text in another language moves the stamp of an entry, and no SEQUENCE', async () => {
    const path = inLanguage(eventCalendarAddress('panel'), 'fr');
    const before = await app.get(path).expect(200);
    app.clock.advance(60_000);
    await translate('fr', { title: 'Table ronde en ligne' });
    const after = await app.get(path).expect(200);
    const line = (name: string, text: string) => new RegExp(`^${name}:(.*)$`, 'm').exec(text)?.[1];
    expect(line('SUMMARY', after.text)).toContain('Table ronde');
    expect(line('SEQUENCE', after.text)).toBe(line('SEQUENCE', before.text));
    expect(line('DTSTAMP', after.text)).not.toBe(line('DTSTAMP', before.text));
    expect(after.headers['etag']).not.toBe(before.headers['etag']);
  });

  test('the feed of announcements is in the language that it is asked for in', async () => {
    const { text } = await app.get(inLanguage(announcementsAddress, 'fr')).expect(200);
    expect(text).toContain('Panel en ligne');
    expect(text).toContain('xml:lang="fr"');
  });
});

describe('who signed up on a page in a language that the site does not speak', () => {
  const ada = { name: 'Ada Example', email: 'ada@example.org' };

  async function signUp(): Promise<void> {
    const text = await pageFor('fr,es;q=0.5');
    const [, texts = ''] = /name="texts" value="([^"]*)"/.exec(text) ?? [];
    expect(texts).toBe('fr');
    const form = { ...ada, companions: '0', language: 'es', texts };
    await app.visitor().post(eventSignUpsAddress('panel'), form).expect(303);
  }

  async function newestMail() {
    await app.deliver();
    const { mailbox } = app.services.db;
    const [line] = mailbox.newest(1);
    const mail = await simpleParser(mailbox.byId(line?.id ?? 0)?.raw ?? '');
    const calendar = mail.attachments.find(({ contentType }) => contentType === 'text/calendar');
    return { ...mail, calendar: calendar?.content.toString('utf8') ?? '' };
  }

  test('is mailed its texts in it, in an email in theirs, and so is their calendar', async () => {
    await signUp();
    expect(signupOf(app.services, event, ada.email)).toMatchObject({
      language: 'es',
      textLanguage: 'fr',
    });
    const { subject, html, calendar } = await newestMail();
    expect(subject).toBe('Inscripción confirmada: Panel en ligne');
    expect(html).toContain('<html lang="es"');
    expect(html).toMatch(/lang="es"[^>]*>Ollas y sartenes/);
    expect(calendar).toContain('SUMMARY:Panel en ligne');
  });

  test('is told of another title in the words of the original, before and after', async () => {
    await signUp();
    await newestMail();
    const { services } = app;
    await signedInOrganizer(services);
    const details = { ...detailsOf(event), title: 'Panel abierto' };
    const seenAt = event.updatedAt;
    await editEvent(services, { eventId: event.id, organizerId: 1, details, seenAt });
    app.clock.advance(60 * 60_000);
    const { subject, text } = await newestMail();
    expect(subject).toContain('Panel en ligne');
    expect(text).toContain('Panel en línea');
    expect(text).toContain('Panel abierto');
  });

  test('reads another language once they choose it', async () => {
    await signUp();
    const own = ownPagePath(app.services, signupOf(app.services, event, ada.email));
    await app.visitor().post(own, { name: ada.name, companions: '0', language: 'en' }).expect(303);
    expect(signupOf(app.services, event, ada.email)).toMatchObject({
      language: 'en',
      textLanguage: null,
    });
  });
});
