import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Event, TranslatedTexts } from '../../db/schema.ts';
import { originalText, translatedFields, wordsOf } from '../../server/fields/eventIn.ts';
import {
  allEventsCalendarAddress,
  announcementsAddress,
  eventAddress,
  eventCalendarAddress,
  inLanguage,
} from '../../templates/addresses.ts';
import type { TextLanguage } from '../../templates/textLanguages.ts';
import { startTestApp, type TestApp } from '../helpers/app.ts';
import { insertEvent } from '../helpers/events.ts';

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
    expect(text).toMatch(/<h1[^>]*lang="fr"[^>]*>\s*Panel en ligne/);
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
    expect(english).toMatch(/<h1[^>]*lang="es"[^>]*>\s*Panel en línea/);
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

test('the list of events has each in the language of its reader', async () => {
  await insertEvent(app.services, { slug: 'other', title: 'Of one language' });
  const text = await pageFor('fr,en', '/');
  expect(text).toContain('Panel en ligne');
  expect(text).toContain('Of one language');
  expect(await pageFor('es', '/')).toContain('Panel en línea');
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
