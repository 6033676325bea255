import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { pageCache } from '../../server/web/pageCache.ts';
import { startTestApp, testNow, type TestApp } from '../helpers/app.ts';
import { bareEvent, insertEvent, type TestSchedule } from '../helpers/events.ts';
import type { NewEvent } from '../../db/schema.ts';

/* The home page narrowed by its address, the months of a calendar, and the years that are over. */

let app: TestApp;
beforeEach(async () => {
  app = await startTestApp();
});
afterEach(() => app.close());

async function announce(title: string, values: Partial<NewEvent> = {}, when: TestSchedule = {}) {
  return insertEvent(app.services, { title, ...values }, when);
}

/** Which of some titles a page shows, in its order. */
async function shown(path: string, titles: readonly string[]): Promise<string[]> {
  const { text } = await app.get(path).expect(200);
  return titles
    .filter((title) => text.includes(`<bdi>${title}</bdi>`))
    .toSorted((one, other) => text.indexOf(one) - text.indexOf(other));
}

const titles = ['Panel', 'Marcha', 'Assembly that was', 'Taller'];

async function someEvents() {
  const panel = await announce('Panel', { host: 'Unión de Ejemplo' });
  const campaign = await app.services.db.write((store) =>
    store.campaigns.insert({ slug: 'strike', title: 'Strike', facts: [], updatedAt: 1 }),
  );
  await announce(
    'Marcha',
    { kind: 'in-person', city: 'Córdoba', language: 'es', campaignId: campaign.id },
    { startLocal: '2024-02-03T18:00', zone: 'America/Argentina/Cordoba' },
  );
  await announce(
    'Assembly that was',
    { kind: 'in-person', city: 'Madrid' },
    { startLocal: '2023-05-01T18:00' },
  );
  await announce('Taller', { kind: 'hybrid', city: 'Madrid', capacity: 5 });
  return panel;
}

test.each([
  ['kind=in-person', ['Marcha', 'Assembly that was']],
  ['city=C%C3%B3rdoba', ['Marcha']],
  ['language=es', ['Marcha']],
  ['campaign=strike', ['Marcha']],
  ['month=2024-01', ['Panel', 'Taller']],
  ['month=2023-05', ['Assembly that was']],
  ['day=2024-02-03', ['Marcha']],
  ['q=UNION+de', ['Panel']],
  ['q=cordoba', ['Marcha']],
  ['q=madrid&kind=hybrid', ['Taller']],
  ['q=%25', []],
  ['q=nowhere', []],
  ['city=Nowhere', []],
])('%s leaves what fits', async (query, left) => {
  await someEvents();
  expect(await shown(`/?${query}`, titles)).toEqual(left);
});

test('a search finds what an event is called by now, and in its other languages', async () => {
  const panel = await someEvents();
  const found = async (word: string) =>
    (await app.get(`/?q=${word}`).expect(200)).text.includes(`/events/${panel.slug}"`);
  await app.services.db.write((store) => store.events.update(panel.id, { title: 'Debate' }));
  expect(await found('panel')).toBe(false);
  expect(await found('debate')).toBe(true);
  await app.services.db.write((store) =>
    store.eventTexts.put(panel.id, 'es', { title: { text: 'Charla', of: '' } }, 1),
  );
  expect(await found('charla')).toBe(true);
  await app.services.db.write((store) => store.eventTexts.remove(panel.id, 'es', 2));
  expect(await found('charla')).toBe(false);
});

test.each([
  ['kind=nonsense', 'kind'],
  ['month=2024-13', 'month'],
  ['month=9999-01', 'month'],
  ['day=2024-02-30', 'day'],
  ['language=xx', 'language'],
  ['campaign=nowhere', 'campaign'],
  [`q=${'x'.repeat(5000)}`, 'q'],
  ['q=%00%FF', 'q'],
])('%s narrows nothing, and is told', async (query) => {
  await someEvents();
  const { text } = await app.get(`/?${query}`).expect(200);
  expect(text).toContain('We left it out.');
  expect(await shown(`/?${query}`, titles)).toHaveLength(4);
});

test('who finds nothing is told what to do next, and can leave a choice out', async () => {
  await someEvents();
  const { text } = await app.get('/?q=nowhere&city=Madrid').expect(200);
  expect(text).toContain('No event fits all of this.');
  expect(text).toContain('href="/?city=Madrid"');
  expect(text).toContain('href="/?q=nowhere"');
  expect(text).toContain('noindex');
});

test('from twelve events on there is something to choose', async () => {
  for (let number = 1; number <= 11; number += 1) await announce(`Number ${number}`);
  expect((await app.get('/').expect(200)).text).not.toContain('role="search"');
  await announce('Number 12', { kind: 'in-person', city: 'Madrid' });
  const { text } = await app.get('/').expect(200);
  expect(text).toContain('role="search"');
  expect(text).toContain('name="kind"');
  // One city alone is no choice.
  expect(text).not.toContain('name="city"');
  await app.get('/?q=&kind=&city=').expect(200, /Coming up/);
});

test('what is left of many is on pages that keep what was chosen', async () => {
  await app.services.db.write((store) => {
    for (let number = 1; number <= 31; number += 1)
      store.events.insert(bareEvent(testNow, { title: `Number ${number}.`, city: 'Madrid' }));
  });
  const first = await app.get('/?city=Madrid').expect(200);
  expect(first.text).toContain('href="/?city=Madrid&amp;page=2"');
  const second = await app.get('/?city=Madrid&page=2').expect(200);
  expect(second.text.match(/Number \d+\./g)).toHaveLength(1);
  await app.get('/?city=Madrid&page=999').expect(200);
});

test('what visitors make up is kept under no name', async () => {
  await someEvents();
  const keys = new Set<string>();
  const kept = pageCache();
  app.services.pages = {
    ...kept,
    page: (key, ...rest) => {
      keys.add(key.split(' ')[0] ?? '');
      return kept.page(key, ...rest);
    },
  };
  for (let number = 1; number < 10; number += 1) {
    await app.get(`/?city=${number}`).expect(200);
    await app.get(`/calendar/200${number}-01`).expect(200);
    await app.get(`/past/200${number}`).expect(404);
    await app.get(`/past/2023?page=${number}`).expect(200);
  }
  expect([...keys]).toEqual(['/past/2023']);
});

test('each event stands on its own day of the month, whatever the clocks of the reader', async () => {
  await announce('Late', {}, { startLocal: '2024-01-31T23:30', zone: 'America/Los_Angeles' });
  await announce('Days', {}, { firstDay: '2024-01-30', lastDay: '2024-02-02' });
  const cell = (text: string, date: string) =>
    text.split('<td').find((part) => part.includes(`datetime="${date}"`)) ?? '';
  const january = (await app.get('/calendar/2024-01').expect(200)).text;
  expect(cell(january, '2024-01-31')).toContain('Late');
  expect(cell(january, '2024-01-31')).toContain('continues');
  expect(cell(january, '2024-01-29')).not.toContain('Days');
  expect(january).toContain('>Sun<');
  expect(january.indexOf('>Sun<')).toBeLessThan(january.indexOf('>Mon<'));
  const february = (await app.get('/calendar/2024-02?lang=es').expect(200)).text;
  expect(cell(february, '2024-02-02')).toContain('Days');
  expect(cell(february, '2024-02-03')).not.toContain('Days');
  expect(february.indexOf('>lun<')).toBeLessThan(february.indexOf('>dom<'));
});

test('months lead to the nearest with events, and nowhere else', async () => {
  await someEvents();
  await app.get('/calendar').expect(303).expect('Location', '/calendar/2024-01');
  const january = (await app.get('/calendar/2024-01').expect(200)).text;
  expect(january).toContain('href="/calendar/2023-05"');
  expect(january).toContain('href="/calendar/2024-02"');
  const empty = (await app.get('/calendar/2023-08').expect(200)).text;
  expect(empty).toContain('Nothing is announced for this month.');
  expect(empty).toContain('noindex');
  for (const month of ['2024-13', '2024', '24-01', '9999-01', 'x'])
    await app.get(`/calendar/${month}`).expect(404);
});

test('a day of very many shows some, and leads to the others', async () => {
  await app.services.db.write((store) => {
    for (let number = 1; number <= 20; number += 1)
      store.events.insert(bareEvent(testNow, { title: `Number ${number}.` }));
  });
  const { text } = await app.get('/calendar/2024-01').expect(200);
  expect(text.match(/Number \d+\./g)).toHaveLength(6);
  expect(text).toContain('14 more events');
  expect(text).toContain('href="/?day=2024-01-21"');
});

test('what is over is found by its year', async () => {
  await someEvents();
  await announce('Much earlier', {}, { startLocal: '2019-07-01T18:00' });
  const home = (await app.get('/').expect(200)).text;
  expect(home).toContain('href="/past/2023"');
  expect(home).toContain('href="/past/2019"');
  expect(home).not.toContain('href="/past/2024"');
  await app.get('/past').expect(303).expect('Location', '/past/2023');
  expect(await shown('/past/2019', [...titles, 'Much earlier'])).toEqual(['Much earlier']);
  await app.get('/past/2024').expect(404);
  await app.get('/past/x').expect(404);
});

test('the picture of an event stands on its card', async () => {
  const { id } = await announce('Panel');
  expect((await app.get('/').expect(200)).text).not.toContain('<picture>');
  const about = { eventId: id, hash: 'abc', width: 640, height: 360, createdAt: 1 };
  const file = { width: 640, type: 'jpeg', bytes: Buffer.from('x') } as const;
  await app.services.db.write((store) => store.pictures.put(about, [file]));
  expect((await app.get('/').expect(200)).text).toContain('/pictures/abc/640.jpg');
});
