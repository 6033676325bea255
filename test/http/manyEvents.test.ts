import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { NewEvent } from '../../db/schema.ts';
import { pageCache } from '../../server/web/pageCache.ts';
import { startTestApp, testNow, type TestApp, type Visitor } from '../helpers/app.ts';
import { readAsThunderbird } from '../helpers/calendarFiles.ts';
import { bareEvent } from '../helpers/events.ts';
import { signedInOrganizer } from '../helpers/organizer.ts';

/* A site that announces very much: its lists are in pages, and its feeds have an end. */

const hour = 3_600_000;
const day = 24 * hour;

let app: TestApp;
let organizer: Visitor;
beforeEach(async () => {
  app = await startTestApp();
  organizer = app.visitor({ Cookie: await signedInOrganizer(app.services) });
});
afterEach(() => app.close());

/** So many events, one an hour: those of a negative number have been. */
async function announce(first: number, last: number, values: Partial<NewEvent> = {}) {
  await app.services.db.write((store) => {
    for (let number = first; number <= last; number += 1)
      store.events.insert({
        ...bareEvent(testNow - 10 * day, { slug: `event${number}`, title: `Number ${number}.` }),
        startsAt: testNow + number * hour + (number < 0 ? -3 * hour : 0),
        ...values,
      });
  });
}

/** The numbers of the events on a page, in its order. */
const numbersOn = (text: string) =>
  [...text.matchAll(/Number (-?\d+)\./g)].map(([, number]) => Number(number));

const range = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index);

test('what is coming is on pages that lead to each other, and each once', async () => {
  await announce(-25, -1);
  await announce(1, 65);
  const first = await app.get('/').expect(200);
  expect(numbersOn(first.text)).toEqual([...range(1, 30), ...range(-20, -1).toReversed()]);
  expect(first.text).toContain('href="/?page=2"');
  expect(first.text).not.toContain('Earlier events');

  const second = await app.get('/?page=2').expect(200);
  expect(numbersOn(second.text)).toEqual(range(31, 60));
  expect(second.text).toContain('Coming up, page 2');
  expect(second.text).toMatch(/rel="prev" href="\/"/);
  expect(second.text).toMatch(/rel="next" href="\/\?page=3"/);
  expect(second.text).toMatch(/<link rel="canonical" href="[^"]*\/\?page=2"/);

  const last = await app.get('/?page=3&lang=es').expect(200);
  expect(numbersOn(last.text)).toEqual(range(61, 65));
  expect(last.text).toContain('Eventos anteriores');
  expect(last.text).not.toContain('Eventos posteriores');
});

test('a page beyond the last is the last, and what is no number is the first', async () => {
  await announce(1, 31);
  for (const page of ['2', '3', '999999'])
    expect(numbersOn((await app.get(`/?page=${page}`).expect(200)).text)).toEqual([31]);
  for (const page of ['', '0', '1', '-1', '1.5', 'x', '9999999', '2&page=3'])
    expect(numbersOn((await app.get(`/?page=${page}`).expect(200)).text)).toEqual(
      page.startsWith('2') ? [31] : range(1, 30),
    );
});

test('made-up page numbers are kept under no name of their own', async () => {
  await announce(1, 31);
  const keys = new Set<string>();
  const kept = pageCache();
  app.services.pages = {
    ...kept,
    page: (key, ...rest) => {
      keys.add(key.trim());
      return kept.page(key, ...rest);
    },
  };
  for (let page = 0; page < 20; page += 1) await app.get(`/?page=${page}&x=${page}`).expect(200);
  expect([...keys]).toEqual(['/ en', '/?page=2 en']);
});

test('a calendar has what is next and what was of late, and a feed the latest news', async () => {
  await announce(-60, -1);
  await announce(1, 300);
  const calendar = await app.get('/calendar.ics').expect(200);
  const entries = readAsThunderbird(calendar.text).entries;
  expect(entries).toHaveLength(300);
  const starts = entries.map(({ start }) => start);
  expect(starts).toEqual(starts.toSorted((one, other) => one - other));
  expect(calendar.text).toContain('Number -50.');
  expect(calendar.text).toContain('Number 250.');
  const news = await app.get('/announcements.atom').expect(200);
  expect(news.text.match(/<entry /g)).toHaveLength(50);
});

test('organizers find every event, a page of each kind at a time', async () => {
  await announce(1, 120);
  await announce(-55, -1);
  await announce(200, 202, { state: 'draft', publishedAt: null });
  await announce(300, 303, { state: 'cancelled', cancelledAt: 1 });
  const list = await organizer.get('/console/events').expect(200);
  expect(numbersOn(list.text)).toEqual([
    ...range(1, 50),
    ...range(200, 202),
    ...range(-50, -1).toReversed(),
    ...range(300, 303).toReversed(),
  ]);
  expect(list.text).toContain('More upcoming events');
  expect(list.text).not.toContain('More drafts');
  const seen: number[] = [];
  for (const page of [1, 2, 3]) {
    const part = await organizer.get(`/console/events?status=coming&page=${page}`).expect(200);
    seen.push(...numbersOn(part.text));
    expect(part.text).toContain(`Page ${page} of 3`);
  }
  expect(seen).toEqual(range(1, 120));
  const past = await organizer.get('/console/events?status=past&page=2').expect(200);
  expect(numbersOn(past.text)).toEqual(range(-55, -51).toReversed());
  await organizer.get('/console/events?status=nonsense&page=x').expect(200);
});

test('lists to choose an event from name those around today, and the one that is chosen', async () => {
  await announce(-130, -1);
  await announce(1, 130);
  for (const address of ['/console/mails', '/console/audit']) {
    const page = await organizer.get(address).expect(200);
    expect(page.text.match(/<option\s+value="event-?\d/g)).toHaveLength(200);
    const chosen = await organizer.get(`${address}?event=event-130`).expect(200);
    expect(chosen.text).toMatch(/<option\s+value="event-130"\s+selected/);
  }
});
