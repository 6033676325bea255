import { afterAll, beforeAll, expect, test } from '@jest/globals';
import {
  campaignAnnouncementsAddress,
  campaignCalendarAddress,
  consoleCampaignStateAddress,
} from '../../templates/addresses.ts';
import { startTestApp, type TestApp } from '../helpers/app.ts';
import { insertEvent } from '../helpers/events.ts';
import { signedInOrganizer } from '../helpers/organizer.ts';

/* The calendar and the feed of a campaign, whole, of a country and of a language. */

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
  const { services } = app;
  const campaign = await services.db.write((store) => {
    const at = { facts: [], updatedAt: services.clock() };
    store.campaigns.insert({ ...at, slug: 'plan', title: 'A plan', state: 'draft' });
    return store.campaigns.insert({ ...at, slug: 'day', title: 'A day of action' });
  });
  const of = { campaignId: campaign.id };
  await insertEvent(services, {
    ...of,
    slug: 'one',
    title: 'In Rosario',
    country: 'AR',
    language: 'es',
  });
  await insertEvent(services, { ...of, slug: 'two', title: 'In Salta', country: 'AR' });
  await insertEvent(services, {
    ...of,
    slug: 'three',
    title: 'In Arica',
    country: 'CL',
    language: 'es',
  });
  await insertEvent(services, { slug: 'other', title: 'Elsewhere', country: 'AR' });
});
afterAll(() => app.close());

const titles = ['In Rosario', 'In Salta', 'In Arica', 'Elsewhere'];
const told = (text: string) => titles.filter((title) => text.includes(title));

test.each([
  [{}, ['In Rosario', 'In Salta', 'In Arica']],
  [{ country: 'AR' }, ['In Rosario', 'In Salta']],
  [{ country: 'cl' }, ['In Arica']],
  [{ language: 'es' as const }, ['In Rosario', 'In Arica']],
  [{ country: 'AR', language: 'es' as const }, ['In Rosario']],
  [{ country: 'FR' }, []],
])('narrowed to %j they tell %j', async (of, expected) => {
  const calendar = await app.get(campaignCalendarAddress('day', of)).expect(200);
  expect(told(calendar.text)).toEqual(expected);
  const feed = await app.get(campaignAnnouncementsAddress('day', of)).expect(200);
  expect(feed.headers['content-type']).toBe('application/atom+xml; charset=utf-8');
  expect(told(feed.text)).toEqual(expected);
});

test('they say what they are narrowed to, and that there is no such thing', async () => {
  const of = { country: 'AR', language: 'es' } as const;
  const feed = await app.get(`${campaignAnnouncementsAddress('day', of)}&lang=en`).expect(200);
  expect(feed.text).toContain('A day of action · Argentina · Spanish');
  expect(feed.text).toContain('country=AR&amp;language=es&amp;lang=en');
  const calendar = await app.get(campaignCalendarAddress('day', of)).expect(200);
  expect(calendar.text).toContain('NAME:A day of action · Argentina · Spanish');
  for (const wrong of [{ country: 'XX' }, { country: 'Argentina' }]) {
    await app.get(campaignCalendarAddress('day', wrong)).expect(404);
    await app.get(campaignAnnouncementsAddress('day', wrong)).expect(404);
  }
  await app.get(`${campaignCalendarAddress('day')}?language=klingon`).expect(404);
});

test('a draft has none, and gets them with its page', async () => {
  await app.get(campaignAnnouncementsAddress('plan')).expect(404);
  await app.get(campaignCalendarAddress('plan')).expect(404);
  const organizer = app.visitor({ Cookie: await signedInOrganizer(app.services) });
  await organizer.post(consoleCampaignStateAddress('plan', 'opening')).expect(303);
  await app.get(campaignAnnouncementsAddress('plan')).expect(200);
});
