import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Campaign, NewEvent } from '../../db/schema.ts';
import { exampleEvents, knownExampleCities } from '../../server/operations/exampleActions.ts';
import { loadWorldwide } from '../../server/operations/worldwideDemonstration.ts';
import { campaignAddress, campaignMapAddress } from '../../templates/addresses.ts';
import { startTestApp, type TestApp } from '../helpers/app.ts';
import { bareEvent } from '../helpers/events.ts';
import { followedAction, insertFollowedFeed } from '../helpers/followedFeed.ts';
import { htmlProblems } from '../helpers/pageChecks.ts';

let app: TestApp;
let campaign: Campaign;
const address = campaignAddress('day-of-action');

beforeAll(async () => {
  app = await startTestApp();
  const now = app.clock.now;
  const words = {
    title: 'Example action',
    host: 'Example Collective',
    venue: 'Square',
    summary: '',
  };
  const cities = knownExampleCities(app.services);
  campaign = await app.services.db.write((store) => {
    const made = store.campaigns.insert({
      slug: 'day-of-action',
      title: 'An example day of action',
      language: 'en',
      facts: [],
      day: '2024-01-24',
      hosting: 'anyone',
      updatedAt: now,
    });
    const request = { campaign: made, day: '2024-01-24', count: 250, words };
    for (const event of exampleEvents(request, cities, now)) store.events.insert(event);
    const further: Partial<NewEvent>[] = [
      { kind: 'online', title: 'An online panel' },
      { kind: 'in-person', title: 'An action somewhere', city: 'Villa Ejemplo', language: 'es' },
    ];
    for (const values of further)
      store.events.insert(bareEvent(now, { campaignId: made.id, ...values }));
    return made;
  });
});
afterAll(() => app.close());

const text = async (query = '') => (await app.get(`${address}${query}`).expect(200)).text;

describe('the actions of a campaign', () => {
  test('stand by continent, country and city, each mark of the map leading to its city', async () => {
    const page = await text();
    const order = ['Africa', 'Asia', 'Europe', 'North America', 'Oceania', 'South America'];
    const at = order.map((name) => page.indexOf(`<h3>${name}</h3>`));
    expect(at).toEqual(at.toSorted((one, other) => one - other));
    expect(at[0]).toBeGreaterThan(0);
    expect(page.lastIndexOf('An online panel')).toBeGreaterThan(
      page.indexOf('<h3>South America</h3>'),
    );
    expect(page).toContain('Villa Ejemplo');
    expect(page).toMatch(/<h5><bdi>Kolkata<\/bdi><\/h5>/);
    const marks = [...page.matchAll(/<a href="#([\w-]+)" tabindex="-1"/g)].map(([, id = '']) => id);
    expect(marks.length).toBeGreaterThan(40);
    for (const id of marks) expect(page).toContain(`id="${id}"`);
    expect(await htmlProblems(page)).toEqual([]);
  });

  test('say no day that is the one of the campaign, and any other', async () => {
    const hours = (page: string): string[] =>
      [...page.matchAll(/places__when">(.*?)<\/span><\/span>/gs)].map(([, hour = '']) => hour);
    const [told = '', ...others] = hours(await text('?in=IN'));
    expect(told).toMatch(/Kolkata<\/span> \(UTC\+05:30\)/);
    expect([told, ...others].join(' ')).not.toContain('January 24');
    const online = hours(await text()).filter((hour) => hour.includes('January'));
    expect(online.join(' ')).toContain('Sunday, January 21');
  });

  test('are named and sorted in the language of the reader', async () => {
    const visitor = app.visitor();
    const { text: page } = await visitor.get(`${address}?lang=es`).expect(200);
    expect(page).toMatch(/<h5><bdi>Calcuta<\/bdi><\/h5>/);
    expect(page).toContain('Estados Unidos');
    expect(page.indexOf('<h3>África</h3>')).toBeLessThan(
      page.indexOf('<h3>América del Norte</h3>'),
    );
    expect(await htmlProblems(page)).toEqual([]);
  });

  test('are narrowed by what stands in the address', async () => {
    const titles = async (query: string) =>
      (await text(query)).match(/class="places__title"/g)?.length;
    const all = await titles('');
    expect(all).toBe(252);
    expect(await titles('?in=002')).toBeLessThan(40);
    expect(await titles('?in=IN')).toBeLessThan(await titles('?in=142').then(Number));
    expect(await titles('?how=online')).toBeLessThan(20);
    expect(await titles('?access=stepFree')).toBeLessThan(100);
    expect(await titles('?language=es')).toBe(1);
    expect(await text('?language=es&in=IN')).toContain('No action matches');
    // What nobody can read narrows nothing.
    expect(await titles('?in=nowhere&day=never&language=xx&how=1&access=2')).toBe(all);
  });

  test('are answered with the hour of the place, and the reader’s beside it', async () => {
    const visitor = app.visitor();
    await visitor.post('/preferences', { zone: 'Asia/Kolkata', returnTo: '/' }).expect(303);
    const { text: page } = await visitor.get(`${address}?in=WS`).expect(200);
    const list = page.slice(page.indexOf('<h5><bdi>Apia'));
    expect(list.replaceAll(/<\/?span[^>]*>/g, '')).toContain('5:30 PM Apia (UTC+13:00)');
    expect(list).toMatch(/class="places__viewer"[^<]*Kolkata[^<]*January 24, 2024,\s+10:00 AM/);
  });

  test('have a map as a picture, of the world and of its parts that have any', async () => {
    for (const part of ['', '150', 'IN', 'WS']) {
      const { headers, body } = await app
        .get(campaignMapAddress('day-of-action', part))
        .expect(200);
      expect(headers['content-type']).toContain('image/svg+xml');
      expect(String(body)).toContain('<title>An example day of action</title>');
    }
    await app.get(campaignMapAddress('day-of-action', 'VU')).expect(404);
  });
});

describe('what is near', () => {
  test.each([
    ['Kolkata', 'Kolkata, West Bengal, India'],
    ['kolkatta', 'Kolkata, West Bengal, India'],
    ['কলকাতা', 'Kolkata, West Bengal, India'],
    ['1275004', 'Kolkata, West Bengal, India'],
    ['22.57,88.36', 'your location'],
  ])('is found for %s', async (typed, place) => {
    const answer = await app.get(`${address}?near=${encodeURIComponent(typed)}`).expect(200);
    const found = answer.text.slice(answer.text.indexOf('<h3>Nearest to'));
    expect(found).toContain(`Nearest to ${place}`);
    const [kolkata, dhaka, delhi] = ['Kolkata', 'Dhaka', 'Delhi'].map((city) =>
      found.indexOf(`<span>${city}</span>`),
    );
    expect(kolkata).toBeGreaterThan(0);
    expect(dhaka).toBeGreaterThan(Number(kolkata));
    expect(delhi).toBeGreaterThan(Number(dhaka));
    expect(found).toMatch(/(?:149|15\d) mi/);
    expect(answer.headers['cache-control']).toContain('no-store');
    expect(await htmlProblems(answer.text)).toEqual([]);
  });

  test('is asked back about where several have the name', async () => {
    const page = await text('?near=Springfield');
    expect(page).toContain('Did you mean another place?');
    expect(page).toMatch(/href="[^"]*near=4250542#near">Springfield, Illinois/);
    expect(await text('?near=Villa%20Ejemplo%20xyz')).toContain('We don’t know a place called');
    expect(await text('?near=99,999')).toContain('We don’t know a place called');
  });

  test('is neither logged nor kept', async () => {
    await text('?near=Kathmandu');
    expect(JSON.stringify(app.logged)).not.toMatch(/Kathmandu|kolkatta|88\.36|near=/i);
  });
});

describe('what partners call, and where nobody does yet', () => {
  const lagos = { cityId: 2_332_459, city: 'Lagos', country: 'NG', region: 'Lagos' };
  const abuja = { cityId: 2_352_778, city: 'Abuja', country: 'NG', region: 'FCT' };
  let part: Campaign;
  const path = '/campaigns/partners';
  const page = async (query = '') => (await app.get(`${path}${query}`).expect(200)).text;
  beforeAll(async () => {
    const { db } = app.services;
    part = await db.write((store) =>
      store.campaigns.insert({ ...campaign, id: undefined, slug: 'partners', hosting: 'anyone' }),
    );
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
    expect(await page()).toContain('What others call is in their own calendars.');
  });

  test('makes a page with a map where nobody calls anything yet', async () => {
    const empty = await app.services.db.write((store) => {
      const made = store.campaigns.insert({ ...campaign, id: undefined, slug: 'empty' });
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

test('with very many only how many there are is told, in a page that stays light', async () => {
  const now = app.clock.now;
  const many = await app.services.db.write((store) =>
    store.campaigns.insert({ ...campaign, id: undefined, slug: 'many' }),
  );
  const cities = knownExampleCities(app.services);
  const words = { title: 'Example action', host: 'Example Collective', venue: '', summary: '' };
  const request = { campaign: many, day: '2024-01-24', count: 700, words };
  await app.services.db.write((store) => {
    for (const event of exampleEvents(request, cities, now)) store.events.insert(event);
  });
  const { text: page } = await app.get(campaignAddress('many')).expect(200);
  expect(page).not.toContain('class="places__title"');
  expect(page).toMatch(/href="[^"]*in=IN&amp;city=1275004#actions"><bdi>Kolkata/);
  const { text: city } = await app.get('/campaigns/many?in=IN&city=1275004').expect(200);
  expect(city.match(/class="places__title"/g)).toHaveLength(5);
  expect(await htmlProblems(page)).toEqual([]);
});

test('an example can be loaded beside what is there, once and on no real site', async () => {
  await using trial = await startTestApp();
  expect(await loadWorldwide(trial.services)).toEqual({ kind: 'loaded', actions: 300 });
  expect(await loadWorldwide(trial.services)).toEqual({ kind: 'there' });
  const { text: page } = await trial.get(campaignAddress('example-day-of-action')).expect(200);
  expect(page).toContain('This campaign is an example.');
  const { db, config } = trial.services;
  const real = { ...trial.services, db, config: { ...config, production: true } };
  expect(await loadWorldwide(real)).toEqual({ kind: 'real-site' });
});
