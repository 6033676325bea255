import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Campaign } from '../../db/schema.ts';
import { campaignAddress } from '../../templates/addresses.ts';
import { startTestApp, type TestApp } from '../helpers/app.ts';
import { bareEvent } from '../helpers/events.ts';
import { followedAction, insertFollowedFeed } from '../helpers/followedFeed.ts';
import { htmlProblems } from '../helpers/pageChecks.ts';

// The marks of a campaign's map that are no action of ours, and the list beside them.

let app: TestApp;
const usual = {
  title: 'An example day of action',
  language: 'en' as const,
  facts: [],
  day: '2024-01-24',
  hosting: 'anyone' as const,
  updatedAt: 0,
};

beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

describe('what partners call, and where nobody does yet', () => {
  const lagos = { cityId: 2_332_459, city: 'Lagos', country: 'NG', region: 'Lagos' };
  const abuja = { cityId: 2_352_778, city: 'Abuja', country: 'NG', region: 'FCT' };
  let part: Campaign;
  const path = '/campaigns/partners';
  const page = async (query = '') => (await app.get(`${path}${query}`).expect(200)).text;
  beforeAll(async () => {
    const { db } = app.services;
    part = await db.write((store) => store.campaigns.insert({ ...usual, slug: 'partners' }));
    await insertFollowedFeed(app.services, part.id);
    await db.write((store) => {
      const [feed] = db.following.feedsOf(part.id);
      const action = followedAction(feed?.id ?? 0);
      const inKolkata = { city: 'Kolkata', cityId: 1_275_004, country: 'IN' };
      const there = { ...inKolkata, latitude: 22.56, longitude: 88.36 };
      store.following.insertAction({ ...action, ...there, uid: 'hidden', hidden: true });
      const zone = { zone: 'Africa/Lagos', createdAt: app.clock.now };
      const at = { latitude: 6.45, longitude: 3.39 };
      store.campaignPlaces.openCity({ campaignId: part.id, ...lagos, ...at, ...zone });
      const inAbuja = { latitude: 9.06, longitude: 7.49 };
      store.campaignPlaces.openCity({ campaignId: part.id, ...abuja, ...inAbuja, ...zone });
      const inMexico = { latitude: 19.43, longitude: -99.13 };
      const mexico = { cityId: 3_530_597, city: 'Mexico City', country: 'MX', region: '' };
      store.campaignPlaces.openCity({ campaignId: part.id, ...mexico, ...inMexico, ...zone });
      store.events.insert(
        bareEvent(app.clock.now, {
          ...abuja,
          ...inAbuja,
          campaignId: part.id,
          kind: 'in-person',
          title: 'Action in Abuja',
        }),
      );
    });
  });

  test('has marks that differ in their form, each leading to its place in the page', async () => {
    const text = await page();
    const map = text.slice(text.indexOf('data-action-map'), text.indexOf('action-map__note'));
    expect(map.match(/<a href="#city-2352778"[^>]*><circle cx/g)).toHaveLength(1);
    expect(map.match(/<a href="#city-3530597"[^>]*><path d="M/g)).toHaveLength(1);
    expect(map.match(/<a href="#open-2332459"[^>]*><circle class="open"/g)).toHaveLength(1);
    // One that is taken is looked for no longer, whoever took it.
    expect(map.match(/class="open"/g)).toHaveLength(2);
    expect(map).toContain('Called by others: sign up on their pages');
    for (const id of ['city-2352778', 'city-3530597', 'open-2332459'])
      expect(text).toContain(`id="${id}"`);
    expect(await htmlProblems(text)).toEqual([]);
  });

  test('stands in the list by its city, with whose it is, and what is hidden does not', async () => {
    const text = await page();
    const list = text.slice(text.indexOf('id="places"'));
    const mexico = list.slice(list.indexOf('<h5><bdi>Mexico City'));
    expect(mexico).toContain('From Example Partner, seen 10 minutes ago');
    expect(mexico).toContain('Action of a partner');
    expect(list).not.toContain('Kolkata');
    expect(await page('?in=MX')).toContain('Action of a partner');
    expect(await page('?access=stepFree')).not.toContain('Action of a partner');
    expect(await page('?how=online')).not.toContain('class="open"');
  });

  test('is counted as called by others', async () => {
    expect(await page()).toContain('3 actions in 2 countries, 2 of them called by others');
  });

  test('is found by how near it is, with the way to it', async () => {
    const mexico = await page('?near=Mexico%20City');
    const nearest = mexico.slice(mexico.indexOf('<h3>Nearest to'));
    expect(nearest.slice(0, nearest.indexOf('</li>'))).toContain(
      'href="https://partner.example.org/events/one" rel="noopener noreferrer"',
    );
    const lagosPage = await page('?near=Lagos');
    const first = lagosPage.slice(lagosPage.indexOf('<h3>Nearest to Lagos'));
    expect(first.slice(0, first.indexOf('</li>')).replaceAll(/\s+/g, ' ')).toMatch(
      /Lagos, Nigeria.*No one there yet.*actions\/new\?city=2332459">Organize one here/,
    );
    expect(await htmlProblems(lagosPage)).toEqual([]);
  });

  test('is in no file and no feed of ours: whoever calls it publishes it', async () => {
    for (const file of ['campaign.json', 'osdi.json', 'actions.csv', 'calendar.ics'])
      expect((await app.get(`${path}/${file}`).expect(200)).text).not.toContain('of a partner');
    const { text } = await app.get(`${path}/announcements.atom`).expect(200);
    expect(text).not.toContain('of a partner');
    expect(await page()).toContain('Those called by others are in their own calendars.');
  });

  test('has an anchor of its own where a partner says of a city that it is in another country', async () => {
    const made = await app.services.db.write((store) =>
      store.campaigns.insert({ ...usual, slug: 'borders' }),
    );
    const feed = await insertFollowedFeed(app.services, made.id);
    await app.services.db.write((store) =>
      store.following.insertAction({ ...followedAction(feed.id), uid: 'other', country: 'US' }),
    );
    const { text } = await app.get(campaignAddress('borders')).expect(200);
    expect(text.match(/id="city-3530597"/g)).toHaveLength(1);
    expect(await htmlProblems(text)).toEqual([]);
  });

  test('makes a page with a map where nobody calls anything yet', async () => {
    const empty = await app.services.db.write((store) => {
      const made = store.campaigns.insert({ ...usual, slug: 'empty' });
      const at = { latitude: 6.45, longitude: 3.39, zone: 'Africa/Lagos' };
      store.campaignPlaces.openCity({ campaignId: made.id, ...lagos, ...at, createdAt: 0 });
      return made;
    });
    const { text } = await app.get(campaignAddress(empty.slug)).expect(200);
    expect(text).toContain('class="open"');
    expect(text).toContain('Nothing is planned yet.');
    expect(await htmlProblems(text)).toEqual([]);
  });
});
