import { afterAll, beforeAll, expect, test } from '@jest/globals';
import sharp from 'sharp';
import {
  campaignAddress,
  campaignPictureAddress,
  campaignQrAddress,
  campaignShareAddress,
} from '../../templates/addresses.ts';
import { startTestApp, type TestApp } from '../helpers/app.ts';
import { insertEvent } from '../helpers/events.ts';
import { htmlProblems } from '../helpers/pageChecks.ts';

/* The pictures by which a campaign is shared, and the ways of passing it on. */

let app: TestApp;
let campaignId = 0;
beforeAll(async () => {
  app = await startTestApp();
  const { services } = app;
  const campaign = await services.db.write((store) => {
    const at = { facts: [], day: '2024-01-24', updatedAt: services.clock() };
    store.campaigns.insert({ ...at, slug: 'plan', title: 'A plan', state: 'draft' });
    return store.campaigns.insert({ ...at, slug: 'day', title: 'A day of action' });
  });
  campaignId = campaign.id;
  await insertEvent(services, { slug: 'one', campaignId, country: 'AR' });
});
afterAll(() => app.close());

const image = async () => {
  const { text } = await app.get(campaignAddress('day')).expect(200);
  const [, address = ''] = /property="og:image" content="([^"]+)"/.exec(text) ?? [];
  return address.replaceAll('&amp;', '&').replace(app.baseUrl, '');
};

test('the picture on its page can be kept, and is another one once there are more actions', async () => {
  const before = await image();
  const drawn = await app.get(before).expect(200);
  expect(drawn.headers['cache-control']).toContain('immutable');
  const { width, height } = await sharp(drawn.body).metadata();
  expect({ width, height }).toEqual({ width: 1200, height: 630 });
  await insertEvent(app.services, { slug: 'two', campaignId, country: 'CL' });
  expect(await image()).not.toBe(before);
});

test('a poster comes for paper, and the page names all of it', async () => {
  const address = campaignPictureAddress('day', 'poster.pdf', { language: 'es', paper: 'a4' });
  const poster = await app.get(address).expect(200);
  expect(poster.headers['content-disposition']).toBe('inline; filename="day-es.pdf"');
  const { text } = await app.get(`${campaignShareAddress('day')}?lang=es`).expect(200);
  expect(text).toContain(address.replaceAll('&', '&amp;'));
  expect(text).toContain(campaignQrAddress('day'));
  expect(await htmlProblems(text)).toEqual([]);
  await app.get(campaignQrAddress('day')).expect(200);
});

test('a poster has the map of its day, with what is known by then', async () => {
  const etag = async () => {
    const address = campaignPictureAddress('day', 'poster.pdf', { language: 'en', paper: 'a4' });
    const { headers, body } = await app.get(address).buffer(true).expect(200);
    expect(headers['content-type']).toBe('application/pdf');
    return [headers['etag'], Buffer.from(body).length] as const;
  };
  const [without, small] = await etag();
  const inKolkata = { latitude: 22.56, longitude: 88.36, country: 'IN', city: 'Kolkata' };
  await insertEvent(app.services, {
    ...inKolkata,
    slug: 'kolkata',
    kind: 'in-person',
    campaignId,
  });
  const [withMap, large] = await etag();
  expect(withMap).not.toBe(without);
  // The dots of all land, as one path.
  expect(large).toBeGreaterThan(small + 4000);
  app.clock.advance(24 * 3_600_000);
  const [nextDay] = await etag();
  expect(nextDay).not.toBe(withMap);
});

test('a draft has none of them', async () => {
  for (const address of [
    campaignPictureAddress('plan', 'share.png'),
    campaignPictureAddress('plan', 'poster.pdf'),
    campaignShareAddress('plan'),
    campaignQrAddress('plan'),
  ])
    await app.get(address).expect(404);
});
