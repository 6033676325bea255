import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Event, Rights } from '../../db/schema.ts';
import { keepForm } from '../../server/events/keepForm.ts';
import { removeOrganizer } from '../../server/organizers/removeOrganizer.ts';
import type { Route } from '../../server/web/routes.ts';
import { longestSession } from '../../server/web/session.ts';
import { newPublicId } from '../../server/web/signedLinks.ts';
import { allRoutes } from '../helpers/allRoutes.ts';
import { startTestApp, type TestApp, type Visitor } from '../helpers/app.ts';
import { insertEvent } from '../helpers/events.ts';
import { enqueue, insertSignup } from '../helpers/mails.ts';
import { signedInOrganizer } from '../helpers/organizer.ts';
import { everybody, getIn, type Who } from '../helpers/whoGetsIn.ts';

const signedOut = everybody.filter((who) => /^nobody|former|expired/.test(who));
let app: TestApp;
let event: Event;
let other: Event;
let mailId: number;
/** The sessions of those whom nobody lets in any more. */
const cookies = new Map<Who, string>();
const rights: Partial<Record<Who, Rights>> = { 'an organizer': { role: 'organizer' } };

beforeAll(async () => {
  app = await startTestApp();
  const { services, clock } = app;
  const today = clock.now;
  clock.set(today - longestSession);
  await keepSession('an owner whose session has expired');
  clock.set(today);
  await signIn('an owner');
  const [ours, theirs] = await services.db.write((store) =>
    ['ours', 'theirs'].map((slug) =>
      store.campaigns.insert({ slug, title: slug, facts: [], updatedAt: clock.now }),
    ),
  );
  const ofCampaign = (campaign = ours): Rights => ({
    role: 'coordinator',
    of: { kind: 'campaign', campaignId: campaign?.id ?? 0 },
  });
  const ofCity = (city: string): Rights => ({
    role: 'coordinator',
    of: { kind: 'city', campaignId: ours?.id ?? 0, city, cityId: null },
  });
  const ofEvents = (...events: Event[]): Rights => ({
    role: 'coordinator',
    of: { kind: 'events', eventIds: events.map(({ id }) => id) },
  });
  event = await insertEvent(services, {
    title: 'This panel',
    campaignId: ours?.id ?? 0,
    city: 'Bogotá',
  });
  other = await insertEvent(services, { title: 'Another vigil' });
  Object.assign(rights, {
    'a coordinator of this event': ofEvents(event),
    'a coordinator of its campaign': ofCampaign(ours),
    'a coordinator of its city': ofCity('Bogota'),
    'a coordinator of another city': ofCity('Quito'),
    'a coordinator of another event': ofEvents(other),
    'a coordinator of another campaign': ofCampaign(theirs),
    'a coordinator of nothing yet': ofEvents(),
    'the door of this event': { role: 'door', eventId: event.id },
    'the door of another event': { role: 'door', eventId: other.id },
  });
  await insertSignup(services, event, { name: 'Pia Example', email: 'pia@example.org' });
  await insertSignup(services, other, { name: 'Quim Example', email: 'quim@example.org' });
  const signup = await insertSignup(services, event, { email: 'rosa@example.org' });
  await enqueue(services, { kind: 'signup-confirmed', eventId: event.id, signupId: signup.id });
  mailId = services.db.outbox.list({}, 1, 0).found[0]?.mail.id ?? 0;
  await keepSession('a former owner');
  const id = services.db.organizers.byEmailKey(addressOf('a former owner'))?.id ?? 0;
  const by = services.db.organizers.byEmailKey(addressOf('an owner'))?.id ?? 0;
  await removeOrganizer(services, id, { organizerId: by });
});
afterAll(() => app.close());

function addressOf(who: Who): string {
  return `${who.replaceAll(' ', '-')}@example.org`;
}

function signIn(who: Who): Promise<string> {
  const kept = rights[who] ?? { role: 'owner' };
  return signedInOrganizer(app.services, { name: who, email: addressOf(who), rights: kept });
}

/** Of those who shall not get in any more. */
async function keepSession(who: Who): Promise<void> {
  cookies.set(who, await signIn(who));
}

/** Somebody with a session of today; signing out in between is no loss. */
async function visitorFor(who: Who): Promise<Visitor> {
  if (who === 'nobody') return app.visitor();
  return app.visitor({ Cookie: cookies.get(who) ?? (await signIn(who)) });
}

/** An address of a route that is about this event, or about another thing that nobody has. */
async function addressFor(path: string): Promise<string> {
  const form = path.includes(':form') ? await keptForm() : '';
  const slug = path.startsWith('/console/campaigns/') ? 'ours' : event.slug;
  const values: Record<string, string> = { slug, form, mail: String(mailId) };
  return path.replaceAll(/:(\w+)/g, (_part, name: string) => values[name] ?? '999');
}

async function keptForm(): Promise<string> {
  const { form } = await keepForm(app.services, {
    id: newPublicId(),
    organizerId: 1,
    event,
    values: { title: 'This panel, typed anew' },
    seenVersion: 0,
  });
  return form.id;
}

type Outcome = 'signs in' | 'finds nothing' | 'gets in';

async function outcomeFor(who: Who, { method, path }: Route): Promise<Outcome> {
  const visitor = await visitorFor(who);
  const address = await addressFor(path);
  const before = app.logged.length;
  const answer = await (method === 'get' ? visitor.get(address) : visitor.post(address));
  expect([path, answer.status < 500]).toEqual([path, true]);
  const refused = app.logged.slice(before).some((line) => line['security'] === 'access-refused');
  if (!refused) return 'gets in';
  if (answer.status === 404) return 'finds nothing';
  expect([answer.status, answer.headers['location']]).toEqual([303, '/console/sign-in']);
  return 'signs in';
}

type Needy = Extract<Route, { role: 'organizer' }>;
const routes = allRoutes.filter((route): route is Needy => route.role === 'organizer');
const named = ({ method, path }: Route) => `${method.toUpperCase()} ${path}`;

describe('every door of the dashboard', () => {
  test('says what it needs', () => {
    expect(routes.filter(({ need }) => !(need in getIn)).map(named)).toEqual([]);
    // A need of a single event is of no use where no event is named.
    const eventNeeds = 'organize duplicate people export erase message check-in'.split(' ');
    const nameless = routes.filter(
      ({ need, path }) => eventNeeds.includes(need) && !/:(?:slug|form|mail)\b/.test(path),
    );
    expect(nameless.map(named)).toEqual([]);
    // What is below an event, and is not for who may see all, is asked about the event.
    const unasked = routes.filter(
      ({ need, path }) => path.startsWith('/console/events/:slug') && !eventNeeds.includes(need),
    );
    expect(unasked.map(named).toSorted()).toEqual([
      'GET /console/events/:slug/repeat',
      'POST /console/events/:slug/repeat',
    ]);
  });

  test.each(everybody)(
    'opens for %s where it says so, and nowhere else',
    async (who) => {
      const surprises: unknown[] = [];
      for (const route of routes) {
        const expected: Outcome = signedOut.includes(who)
          ? 'signs in'
          : getIn[route.need].includes(who)
            ? 'gets in'
            : 'finds nothing';
        const found = await outcomeFor(who, route);
        if (found !== expected) surprises.push([named(route), route.need, { expected, found }]);
      }
      expect(surprises).toEqual([]);
    },
    120_000,
  );
});

test('what is not theirs looks like what there is not', async () => {
  const visitor = await visitorFor('a coordinator of another event');
  const withoutId = (text: string) => text.replaceAll(/[\w-]{16,}/g, '');
  for (const path of ['', '/edit', '/signups', '/signups.csv', '/messages', '/audit']) {
    const notTheirs = await visitor.get(`/console/events/${event.slug}${path}`).expect(404);
    const unknown = await visitor.get(`/console/events/${'x'.repeat(event.slug.length)}${path}`);
    expect(unknown.status).toBe(404);
    const plain = (page: string) => withoutId(page).replaceAll(event.slug, 'x').replace(/x+/g, 'x');
    expect(plain(notTheirs.text)).toBe(plain(unknown.text));
    const {
      date: _date,
      'content-length': _length,
      'x-request-id': _id,
      ...headers
    } = notTheirs.headers;
    expect(unknown.headers).toMatchObject(headers);
  }
});

describe('a coordinator', () => {
  test('finds their events, and nothing of others, in every list', async () => {
    const visitor = await visitorFor('a coordinator of another event');
    for (const list of [
      '/console/events',
      '/console/languages',
      '/console/audit',
      '/console/mails',
      '/console/account',
    ]) {
      const { text } = await visitor.get(list).expect(200);
      for (const others of ['This panel', 'Pia Example', 'rosa@example.org', 'an owner@'])
        expect([list, text.includes(others)]).toEqual([list, false]);
      if (list !== '/console/account') expect(text).toContain('Another vigil');
      for (const closed of ['team', 'settings', 'campaigns', 'mailbox', 'events/new'])
        expect(text).not.toContain(`href="/console/${closed}"`);
    }
    for (const list of ['/console/audit', '/console/mails']) {
      const { text } = await visitor.get(`${list}?event=${event.slug}`).expect(200);
      expect(text).not.toContain('This panel');
      expect(text).not.toContain('rosa@example.org');
    }
  });

  test('of nothing yet is told so', async () => {
    const visitor = await visitorFor('a coordinator of nothing yet');
    await visitor.get('/console').expect(303).expect('Location', '/console/events');
    const { text } = await visitor.get('/console/events').expect(200);
    expect(text).toContain('No events are yours yet.');
    expect(text).not.toContain('This panel');
    expect(text).not.toContain('Another vigil');
  });

  test('cannot reach another event through a form of their own', async () => {
    const visitor = await visitorFor('a coordinator of another event');
    const own = newPublicId();
    const values = { title: 'Taken over', startDate: '2024-01-21' };
    await visitor.post(`/console/forms/${own}?event=${event.slug}`, values).expect(404);
    await visitor.post(`/console/forms/${own}?event=${other.slug}`, values).expect(303);
    await visitor.post(`/console/forms/${own}?event=${event.slug}`, values).expect(404);
    await visitor
      .post(`/console/forms/${await keptForm()}/deletion?event=${other.slug}`)
      .expect(404);
    expect(app.services.db.events.byId(event.id)?.title).toBe('This panel');
  });
});

describe('the door', () => {
  test('sees names and no addresses, and takes nothing out', async () => {
    const visitor = await visitorFor('the door of this event');
    const door = `/console/events/${event.slug}/door`;
    await visitor.get('/console').expect(303).expect('Location', door);
    for (const page of [door, `/console/events/${event.slug}/signups/sheet`]) {
      const { text } = await visitor.get(page).expect(200);
      expect(text).toContain('Pia Example');
      expect(text).not.toContain('@example.org');
      expect(text).not.toMatch(/href="\/console\/(?!account|events\/[^"]+\/(?:sheet|door))/);
    }
    await visitor.get(`/console/events/${event.slug}/signups.csv`).expect(404);
  });

  test('of a draft that is deleted goes with it', async () => {
    const draft = await insertEvent(app.services, { state: 'draft', publishedAt: null });
    const helper = {
      email: 'gus@example.org',
      rights: { role: 'door', eventId: draft.id },
    } as const;
    const visitor = app.visitor({ Cookie: await signedInOrganizer(app.services, helper) });
    await visitor.get('/console/account').expect(200);
    await (await visitorFor('an owner')).post(`/console/events/${draft.slug}/deletion`).expect(303);
    await visitor.get('/console/account').expect(303).expect('Location', '/console/sign-in');
    const gus = app.services.db.organizers.byEmailKey('gus@example.org');
    expect(gus?.removedAt).toBe(app.clock.now);
  });
});
