import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Campaign, NewEvent } from '../../db/schema.ts';
import { exampleEvents, knownExampleCities } from '../../server/operations/exampleActions.ts';
import { loadWorldwide } from '../../server/operations/worldwideDemonstration.ts';
import { campaignAddress, campaignMapAddress } from '../../templates/addresses.ts';
import { startTestApp, type TestApp } from '../helpers/app.ts';
import { bareEvent } from '../helpers/events.ts';
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

  test('say in words what they are narrowed to, however many filters there are', async () => {
    const said = (page: string) =>
      (/<p class="places__narrowed">(.*?)<\/p>/s.exec(page)?.[1] ?? '')
        .replaceAll(/\s+/g, ' ')
        .trim();
    expect(said(await text())).toBe('');
    const indian = await text('?in=IN&day=2024-01-24&language=en&how=in-person&access=stepFree');
    expect(said(indian)).toMatch(
      /^\d of 252 shown: India · Wednesday, January 24 · English · In person · Step-free access/,
    );
    expect(said(indian)).toContain('href="/campaigns/day-of-action#places">Show all actions</a>');
    expect(indian).toMatch(/<option\s+value="in-person"\s+selected/);
    expect(indian).toMatch(/name="access"[^>]*checked/);
    const nothing = await text('?in=IN&city=1275004&day=2030-01-01');
    expect(said(nothing)).toMatch(/^0 of 252 shown: India · Kolkata · Tuesday, January 1/);
    // Nobody makes the page of a campaign say what it does not.
    const madeUp = await text('?in=IN&city=Canceled%20by%20the%20police');
    expect(said(madeUp)).toMatch(/^0 of 252 shown: India <a/);
    expect(madeUp.replaceAll(/<[^>]*>/g, '')).not.toContain('police');
    const { text: spanish } = await app.visitor().get(`${address}?lang=es&how=online`).expect(200);
    expect(said(spanish)).toMatch(/^Se muestran \d+ de 252: En línea/);
    expect(await htmlProblems(indian)).toEqual([]);
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
