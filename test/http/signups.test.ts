import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Event } from '../../db/schema.ts';
import { eventSignUpsAddress } from '../../templates/addresses.ts';
import { startTestApp, type TestApp } from '../helpers/app.ts';
import { insertEvent } from '../helpers/events.ts';

let app: TestApp;
beforeEach(async () => {
  app = await startTestApp();
});
afterEach(() => app.close());

const ada = { name: 'Ada Example', email: 'ada@example.org' };

async function signUp(event: Event, form: Record<string, string> = ada): Promise<string> {
  const response = await app.visitor().post(eventSignUpsAddress(event.slug), form).expect(303);
  const location = response.headers['location'] ?? '';
  expect(location).toMatch(/^\/signups\/[\w-]+\.1\.[\w-]{22}$/);
  return location;
}

const signups = (event: Event) => app.services.db.signups.page(event.id, 0, 100);

describe('signing up', () => {
  test('leads to a page of one’s own that nobody caches or indexes', async () => {
    const event = await insertEvent(app.services);
    const response = await app.get(await signUp(event)).expect(200);
    expect(response.text).toContain('You’re in');
    expect(response.text).toContain('Ada Example');
    expect(response.headers['cache-control']).toBe('no-store');
    expect(response.headers['x-robots-tag']).toBe('noindex');
  });

  test('keeps what was typed and says at each field what to do', async () => {
    const event = await insertEvent(app.services);
    const response = await app
      .post(eventSignUpsAddress(event.slug), {
        name: '',
        email: 'not an address',
        companions: 'many',
        accessNeeds: 'A chair, please',
      })
      .expect(422);
    expect(response.text).toContain('Please tell us what to call you.');
    expect(response.text).toContain('value="not an address"');
    expect(response.text).toContain('value="many"');
    expect(response.text).toContain('A chair, please');
    expect(signups(event)).toEqual([]);
  });

  test('needs nothing but a name and an address', async () => {
    const event = await insertEvent(app.services);
    await signUp(event);
    expect(signups(event)).toMatchObject([{ ...ada, companions: 0, language: 'en', zone: null }]);
  });

  test('in Spanish is confirmed in Spanish', async () => {
    const event = await insertEvent(app.services);
    await app
      .visitor({ 'Accept-Language': 'es-AR,es;q=0.9' })
      .post(eventSignUpsAddress(event.slug), { ...ada, zone: 'America/Argentina/Buenos_Aires' });
    expect(signups(event)).toMatchObject([
      { language: 'es', zone: 'America/Argentina/Buenos_Aires' },
    ]);
  });

  test.each([
    ['cancelled', { state: 'cancelled', cancelledAt: 1 }],
    ['closed', { signupsOpen: false }],
  ] as const)(
    'is not possible for an event that is %s, and the page says so',
    async (_, values) => {
      const event = await insertEvent(app.services, values);
      await app.post(eventSignUpsAddress(event.slug), ada).expect(409);
      expect(signups(event)).toEqual([]);
    },
  );

  test('for a draft or an event that does not exist is not found', async () => {
    const draft = await insertEvent(app.services, { state: 'draft' });
    await app.post(eventSignUpsAddress(draft.slug), ada).expect(404);
    await app.post(eventSignUpsAddress('no-such-event'), ada).expect(404);
  });
});

describe('signing up twice', () => {
  /** A page without what differs by design: its own links. */
  // The calendar to subscribe to has a link of its own.
  const comparable = (text: string, location: string) =>
    text
      .replaceAll(location, '/signups/own')
      .replace(/\/signups\/[\w.-]+\/calendar\.ics/, '/signups/own/calendar.ics');

  test('shows the same page, and nothing of what is stored', async () => {
    const event = await insertEvent(app.services, { capacity: 10 });
    await signUp(event, { ...ada, accessNeeds: 'a secret need', companions: '2' });
    const stranger = { name: 'Somebody Example', email: 'ADA@example.org' };
    const repeated = await signUp(event, stranger);
    const fresh = await signUp(event, { ...stranger, email: 'new@example.org' });
    const [one, other] = [await app.get(repeated), await app.get(fresh)];
    expect(comparable(one.text, repeated)).toBe(comparable(other.text, fresh));
    expect(one.text).not.toContain('a secret need');
    expect(one.text).not.toContain('Ada Example');

    await app.post(`${repeated}/cancellation`).expect(303);
    await app.post(`${fresh}/cancellation`).expect(303);
    const [after, afterFresh] = [await app.get(repeated), await app.get(fresh)];
    expect(comparable(after.text, repeated)).toBe(comparable(afterFresh.text, fresh));
    expect(signups(event)[0]).toMatchObject({ state: 'confirmed', companions: 2 });
  });
});

describe('one’s own page', () => {
  test('changes what was told', async () => {
    const event = await insertEvent(app.services);
    const own = await signUp(event);
    await app.post(own, { name: 'Ada', companions: '3', language: 'es' }).expect(303);
    expect(signups(event)).toMatchObject([{ name: 'Ada', companions: 3, language: 'es' }]);
  });

  test('keeps what was typed where more seats are asked for than are free', async () => {
    const event = await insertEvent(app.services, { capacity: 3, seatsTaken: 1 });
    const own = await signUp(event);
    const response = await app.post(own, { name: 'Ada', companions: '2' }).expect(422);
    expect(response.text).toContain('Only 1 more spot is free.');
    expect(response.text).toContain('value="2"');
    expect(signups(event)).toMatchObject([{ name: 'Ada Example', companions: 0 }]);
  });

  test('cancels by a button: opening the page of it changes nothing', async () => {
    const event = await insertEvent(app.services);
    const own = await signUp(event);
    await app.get(`${own}/cancellation`).expect(200);
    expect(signups(event)).toMatchObject([{ state: 'confirmed' }]);
    await app.post(`${own}/cancellation`).expect(303);
    await app.post(`${own}/cancellation`).expect(303);
    expect(signups(event)).toMatchObject([{ state: 'cancelled', cancelledBy: 'attendee' }]);
    await app.post(own, { name: 'Ada', companions: '1' });
    expect(signups(event)).toMatchObject([{ state: 'cancelled', companions: 0 }]);
  });

  test('is the only place where the joining link stands', async () => {
    const joinUrl = 'https://meet.example.org/room-of-the-panel';
    const event = await insertEvent(app.services, { joinUrl });
    const own = await signUp(event);
    const shown = async (path: string) => (await app.get(path)).text.includes(joinUrl);
    expect(await shown(own)).toBe(true);
    for (const path of ['/', `/events/${event.slug}`, `/events/${event.slug}/event.ics`])
      expect([path, await shown(path)]).toEqual([path, false]);
    await app.post(`${own}/cancellation`);
    expect(await shown(own)).toBe(false);
  });

  test.each(['forged', 'a'.repeat(16) + '.1.' + 'A'.repeat(22), '%00'])(
    'opens for no other link: %s',
    async (token) => {
      await app.get(`/signups/${token}`).expect(404);
      await app.post(`/signups/${token}/cancellation`).expect(404);
    },
  );
});
