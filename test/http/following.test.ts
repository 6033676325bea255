import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { createServer, type Server } from 'node:http';
import { workOnFeeds } from '../../server/following/feedWorker.ts';
import { overBy } from '../../server/time/lifetime.ts';
import {
  campaignAddress,
  consoleFollowedActionAddress,
  consoleFollowedAddress,
  consoleFollowedFeedAddress,
} from '../../templates/addresses.ts';
import { startTestApp, type TestApp, type Visitor } from '../helpers/app.ts';
import { insertEvent } from '../helpers/events.ts';
import { signedInOrganizer } from '../helpers/organizer.ts';
import { htmlProblems } from '../helpers/pageChecks.ts';
import { calendar, entry } from '../helpers/partnerCalendar.ts';

// What partners publish on a server of theirs, followed by a campaign.

let app: TestApp;
let organizer: Visitor;
let partner: Server;
let base: string;
let campaignId: number;

/** What the partner's server has, and what it was asked. */
let published: string;
let version: number;
let status: number;
const asked: (string | undefined)[] = [];

beforeAll(async () => {
  partner = createServer((request, response) => {
    asked.push(request.headers['if-none-match']);
    const etag = `"${version}"`;
    if (status !== 200) response.writeHead(status).end();
    else if (request.headers['if-none-match'] === etag) response.writeHead(304).end();
    else response.writeHead(200, { 'Content-Type': 'text/calendar', ETag: etag }).end(published);
  });
  await new Promise<void>((resolve) => partner.listen(0, '127.0.0.1', resolve));
  const address = partner.address();
  base = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  app = await startTestApp({ config: { followPrivateAddresses: true } });
  organizer = app.visitor({ Cookie: await signedInOrganizer(app.services) });
  const { id } = await app.services.db.write((store) =>
    store.campaigns.insert({ slug: 'day', title: 'A day', facts: [], updatedAt: app.clock.now }),
  );
  campaignId = id;
});
afterAll(async () => {
  partner.closeAllConnections();
  partner.close();
  await app.close();
});

beforeEach(async () => {
  published = calendar(entry('one', 'Partner action'));
  version = 1;
  status = 200;
  asked.length = 0;
  const { following } = app.services.db;
  await app.services.db.write((store) => {
    for (const { id } of following.feedsOf(campaignId)) store.following.removeFeed(id);
  });
});

const form = () => ({
  address: `${base}/calendar.ics`,
  name: 'Example Partner',
  zone: 'UTC',
  utcIs: 'utc',
});
const post = (path: string, fields: Record<string, string>) =>
  organizer.post(path).type('form').send(fields);
const follow = (fields: Record<string, string> = {}) =>
  post(consoleFollowedAddress('day'), { ...form(), ...fields });
const feeds = () => app.services.db.following.feedsOf(campaignId);
const theFeed = () => {
  const [feed] = feeds();
  if (feed === undefined) throw new Error('Nothing is followed.');
  return feed;
};
const actions = () => app.services.db.following.actionsOf(theFeed().id);
/** What everybody sees of it. */
const shown = () =>
  app.services.db.mappedActions.ofPartners(campaignId, overBy(app.clock.now)).map(({ id }) => id);
const later = async (minutes: number) => {
  app.clock.advance(minutes * 60_000);
  await workOnFeeds(app.services);
};

describe('what a campaign follows', () => {
  test('is looked at first, and nothing is kept of it', async () => {
    const { text } = await follow({ look: 'yes', name: '' }).expect(200);
    expect(text).toContain('Partner action');
    expect(text).toContain('5:00');
    expect(await htmlProblems(text)).toEqual([]);
    expect(feeds()).toEqual([]);
  });

  test('is kept with its hours on the clocks of the place', async () => {
    await follow().expect(303);
    expect(actions()).toMatchObject([
      {
        uid: 'one',
        title: 'Partner action',
        zone: 'America/Mexico_City',
        startLocal: '2024-01-24T17:00',
        startsAt: Date.parse('2024-01-24T23:00Z'),
        url: 'https://partner.example.org/one',
      },
    ]);
    const { text } = await organizer.get(consoleFollowedAddress('day')).expect(200);
    expect(text).toContain('Example Partner');
    expect(await htmlProblems(text)).toEqual([]);
    const own = await organizer.get(consoleFollowedFeedAddress('day', theFeed().id)).expect(200);
    expect(await htmlProblems(own.text)).toEqual([]);
  });

  test('is followed once, however often it is pressed', async () => {
    await Promise.all([follow(), follow()]);
    await follow().expect(303);
    expect(feeds()).toHaveLength(1);
    expect(actions()).toHaveLength(1);
  });

  test.each([
    ['no address', { address: 'not an address at all' }, 'This is no web address'],
    ['no time zone', { zone: 'Mars/Base' }, 'Please choose'],
  ])('is refused with a sentence: %s', async (_, fields, sentence) => {
    const { text } = await follow(fields).expect(422);
    expect(text).toContain(sentence);
    expect(text).toContain('Example Partner');
    expect(feeds()).toEqual([]);
  });

  test('is refused where there is no calendar, or nobody answers', async () => {
    published = '<html>';
    expect((await follow().expect(422)).text).toContain('no calendar and no list');
    status = 404;
    expect((await follow().expect(422)).text).toContain('There is nothing at this web address');
    expect((await follow({ address: 'http://127.0.0.1:1/' }).expect(422)).text).toContain(
      'No one answers',
    );
  });
});

describe('what changes there', () => {
  beforeEach(async () => {
    await follow().expect(303);
    asked.length = 0;
  });

  test('is asked for every ten minutes, and only whether it has changed', async () => {
    await later(9);
    expect(asked).toEqual([]);
    await later(1);
    expect(asked).toEqual(['"1"']);
    expect(theFeed().seenAt).toBe(app.clock.now);
  });

  test('is taken over: what came, what was called off, and what is gone', async () => {
    published = calendar(
      entry('one', 'Partner action', ['STATUS:CANCELLED']),
      entry('two', 'Another'),
    );
    version = 2;
    const [{ id } = { id: 0 }] = actions();
    await later(10);
    expect(actions()).toMatchObject([
      { id, uid: 'one', cancelled: true },
      { uid: 'two', cancelled: false },
    ]);
    published = calendar(entry('two', 'Another'));
    version = 3;
    await later(10);
    expect(actions()).toMatchObject([{ uid: 'two' }]);
  });

  test('stays as it was seen while nobody answers, says so, and is asked for ever more seldom', async () => {
    status = 503;
    await later(10);
    const since = app.clock.now;
    expect(theFeed()).toMatchObject({ failingSince: since, failure: 'refused' });
    expect(actions()).toHaveLength(1);
    const { text } = await organizer.get(consoleFollowedAddress('day')).expect(200);
    expect(text).toContain('Not reachable since');
    asked.length = 0;
    await later(10);
    await later(10);
    await later(10);
    await later(10);
    expect(asked).toHaveLength(3);
    status = 200;
    await later(40);
    expect(theFeed()).toMatchObject({ failingSince: null, failure: null });
  });

  test('makes no page anew where nothing has', async () => {
    const { db } = app.services;
    const shown = () => db.shown.version({ kind: 'everything' });
    const before = shown();
    version = 2;
    await later(10);
    expect(asked).toEqual(['"1"']);
    expect(shown()).toBe(before);
    published = calendar(entry('one', 'Another name'));
    version = 3;
    await later(10);
    expect(shown()).toBeGreaterThan(before);
  });
});

test('what is ours does not come back from a partner that lists it', async () => {
  const ours = `URL:${app.services.config.baseUrl}/events/ours`;
  const listed = entry('two', 'Our action').replace(/^URL:.*$/m, ours);
  published = calendar(entry('one', 'Partner action'), listed);
  await follow().expect(303);
  expect(actions()).toMatchObject([{ uid: 'one' }]);
});

describe('an action of a partner', () => {
  let path: string;
  beforeEach(async () => {
    await follow().expect(303);
    const [{ id } = { id: 0 }] = actions();
    path = consoleFollowedActionAddress('day', theFeed().id, id);
  });

  test('is hidden, and stays so when it changes there', async () => {
    await post(path, { shown: 'hidden' }).expect(303);
    published = calendar(entry('one', 'Another name'));
    version = 2;
    await later(10);
    expect(actions()).toMatchObject([{ title: 'Another name', hidden: true }]);
    expect(shown()).toEqual([]);
    await post(path, { shown: 'shown' }).expect(303);
    expect(shown()).toHaveLength(1);
  });

  test('is the same as an event of ours, once somebody says so', async () => {
    const event = await insertEvent(
      app.services,
      { campaignId, title: 'Our action', kind: 'in-person', city: 'Mexico City' },
      { startLocal: '2024-01-24T17:00', zone: 'America/Mexico_City' },
    );
    await post(path, { shown: String(event.id) }).expect(303);
    expect(shown()).toEqual([]);
    const { text } = await organizer.get(consoleFollowedFeedAddress('day', theFeed().id));
    expect(text).toContain('As “Our action”');
    await app.services.db.write((store) => store.events.remove(event.id));
    expect(shown()).toHaveLength(1);
  });

  test('is the same as no event of another campaign, and nothing that nobody offers', async () => {
    const other = await insertEvent(app.services, { title: 'Elsewhere' });
    await post(path, { shown: String(other.id) }).expect(404);
    await post(path, { shown: 'x' }).expect(404);
    await post(consoleFollowedActionAddress('day', theFeed().id + 1, 1), {
      shown: 'hidden',
    }).expect(404);
  });

  test('goes with what was followed', async () => {
    const { id } = theFeed();
    await post(consoleFollowedFeedAddress('day', id, 'removal'), {}).expect(303);
    expect(feeds()).toEqual([]);
    await post(path, { shown: 'hidden' }).expect(404);
  });

  test('is on the page of the campaign, with whose it is, and in its count', async () => {
    const page = async () => (await app.visitor().get(campaignAddress('day')).expect(200)).text;
    const text = await page();
    expect(text).toContain('href="https://partner.example.org/one" rel="noopener noreferrer"');
    expect(text).toContain('From Example Partner, seen this minute');
    expect(text).toContain('1 action');
    expect(await htmlProblems(text)).toEqual([]);
    await post(path, { shown: 'hidden' }).expect(303);
    expect(await page()).not.toContain('Partner action');
  });
});

test('nothing is asked of this machine where its host has not allowed it', async () => {
  const usual = await startTestApp();
  try {
    const { services, clock } = usual;
    await services.db.write((store) =>
      store.campaigns.insert({ slug: 'day', title: 'A day', facts: [], updatedAt: clock.now }),
    );
    const visitor = usual.visitor({ Cookie: await signedInOrganizer(services) });
    const { text } = await visitor
      .post(consoleFollowedAddress('day'))
      .type('form')
      .send(form())
      .expect(422);
    expect(text).toContain('leads to this machine or its own network');
    expect(asked).toEqual([]);
  } finally {
    await usual.close();
  }
});
