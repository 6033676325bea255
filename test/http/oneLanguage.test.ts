import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { languagePages } from '../browser/languagePages.ts';
import { pages } from '../browser/pageList.ts';
import { startTestApp, testNow, type TestApp } from '../helpers/app.ts';
import { campaignInFullSwing, type Campaign } from '../helpers/campaign.ts';
import { filledEventForm } from '../helpers/eventForms.ts';
import { signedInOrganizer } from '../helpers/organizer.ts';

/* A collective that speaks English alone: LOCALES=en. */

/** Where owners of the site choose its languages, all that are spoken here are offered to them. */
const whereOneIsAdded = 'the settings';

/** The texts of an event can be in any language, and those who read it are offered it. */
const inFurtherLanguages = new Set(Object.keys(languagePages));

let app: TestApp;
let campaign: Campaign;
let cookie: string;

beforeAll(async () => {
  app = await startTestApp({ config: { locales: ['en'] } });
  campaign = await campaignInFullSwing(app);
  cookie = await signedInOrganizer(app.services);
  const { db } = app.services;
  const panel = db.events.bySlug(campaign.events.online)?.id ?? 0;
  await db.write((store) => {
    for (const { language } of store.eventTexts.ofEvent(panel))
      store.eventTexts.remove(panel, language, testNow);
  });
}, 60_000);
afterAll(() => app.close());

describe('a site of one language', () => {
  const pagesOfOne = Object.entries(pages).filter(
    ([name]) => !name.startsWith(whereOneIsAdded) && !inFurtherLanguages.has(name),
  );
  test.each(pagesOfOne)('offers no other on %s', async (_name, { at, onConsole, sent }) => {
    const visitor = app.visitor({
      'Accept-Language': 'es',
      Cookie: onConsole ? `${cookie}; language=es` : 'language=es',
    });
    const address = `${at(campaign)}?lang=es`;
    const answer = sent
      ? await visitor.post(address, sent)
      : await visitor.get(address).set('Accept', 'text/html');
    expect(answer.text).toContain('<html lang="en"');
    expect(answer.text).not.toContain('Español');
    expect(answer.text).not.toMatch(/(?:hreflang|value)="es"/);
    expect(String(answer.headers['set-cookie'])).not.toContain('language=es');
  });

  test('stores none that it does not speak', async () => {
    const { db } = app.services;
    const form = { name: 'Bea Example', email: 'bea@example.org', language: 'es' };
    await app.visitor().post(`/events/${campaign.events.online}/signups`, form).expect(303);
    const event = db.events.bySlug(campaign.events.online);
    const signup = db.signups.active(event?.id ?? 0, 'bea@example.org');
    expect(signup?.language).toBe('en');

    const request = {
      organization: 'Coro Ejemplo',
      contactName: 'Bea Example',
      email: 'coro@example.org',
      authorized: 'yes',
      language: 'es',
    };
    const action = campaign.events.inPerson;
    await app.visitor().post(`/events/${action}/endorsements`, request).expect(303);
    const asked = db.endorsements
      .ofEvent(db.events.bySlug(action)?.id ?? 0)
      .find(({ organization }) => organization === 'Coro Ejemplo');
    expect(asked?.language).toBe('en');
  });

  test('asks organizers for one that it speaks', async () => {
    const organizer = app.visitor({ Cookie: cookie });
    const event = { ...filledEventForm, slug: 'in-spanish', language: 'es' };
    await organizer.post('/console/events', event).expect(422);
    const invited = { name: 'Bea Example', email: 'bea@example.org', language: 'es' };
    await organizer.post('/console/team', invited).expect(422);
  });

  test('leaves an event its language that had another before', async () => {
    const { db } = app.services;
    const id = db.events.bySlug(campaign.events.draft)?.id ?? 0;
    await db.write((store) => store.events.update(id, { language: 'es' }));
    const page = await app
      .visitor({ Cookie: cookie })
      .get(`/console/events/${campaign.events.draft}/edit`)
      .expect(200);
    expect(page.text).toMatch(/<option[^>]*value="es"[^>]*selected/);
    await db.write((store) => store.events.update(id, { language: 'en' }));
  });
});

test('the form lets in as many companions as the rule', async () => {
  const page = await app.get(`/events/${campaign.events.online}`).expect(200);
  const most = Number(/name="companions"[^>]*max="(\d+)"/.exec(page.text)?.[1]);
  const address = `/events/${campaign.events.online}/signups`;
  const send = (email: string, companions: number) =>
    app.visitor().post(address, { name: 'Cleo Example', email, companions });
  expect((await send('cleo@example.org', most)).status).toBe(303);
  expect((await send('dora@example.org', most + 1)).status).toBe(422);
});
