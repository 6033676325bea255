import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Event } from '../../db/schema.ts';
import { cancelSignup } from '../../server/signups/cancelSignup.ts';
import {
  eventAddress,
  eventSignUpsAddress,
  signUpAddress,
  signUpLinkAddress,
} from '../../templates/addresses.ts';
import { startTestApp, type TestApp } from '../helpers/app.ts';
import { insertEvent } from '../helpers/events.ts';
import { insertSignup } from '../helpers/mails.ts';
import { signedInOrganizer } from '../helpers/organizer.ts';
import { htmlProblems } from '../helpers/pageChecks.ts';
import { ownPagePath, signUpInBrowser, signupOf } from '../helpers/signups.ts';

let app: TestApp;
beforeEach(async () => {
  app = await startTestApp();
});
afterEach(() => app.close());

const ada = { name: 'Ada Example', email: 'ada@example.org' };

/** Fills in the form; answers with where the page after it is. */
async function signUp(event: Event, form: Record<string, string> = ada): Promise<string> {
  const response = await app.visitor().post(eventSignUpsAddress(event.slug), form).expect(303);
  const location = response.headers['location'] ?? '';
  expect(location).toMatch(/^\/signups\/[\w-]+$/);
  return location;
}

const signups = (event: Event) => app.services.db.signups.page(event.id, 0, 100);

describe('signing up', () => {
  test('leads to a page with what was typed, and says what is in the mail', async () => {
    const event = await insertEvent(app.services);
    const response = await app.get(await signUp(event, { ...ada, companions: '2' })).expect(200);
    expect(response.text).toContain('You’re signed up');
    expect(response.text).toContain('Your page is in our email');
    expect(response.text).toContain('Ada Example');
    expect(response.text).toContain('<bdi dir="ltr">ada@example.org</bdi>');
    expect(response.text).toContain(`/events/${event.slug}/event.ics`);
    expect(response.headers['cache-control']).toBe('no-store');
    expect(response.headers['x-robots-tag']).toBe('noindex');
    expect(await htmlProblems(response.text)).toEqual([]);
  });

  test('can be done again from there, with everything typed still in the form', async () => {
    const event = await insertEvent(app.services);
    const { text } = await app.get(await signUp(event, { ...ada, companions: '2' })).expect(200);
    expect(text).toContain(`action="${eventSignUpsAddress(event.slug)}"`);
    expect(text).toContain('value="ada@example.org"');
    expect(text).toContain('value="2"');
  });

  test('shows what was typed for a day, and the page of the event goes on', async () => {
    const event = await insertEvent(app.services);
    const location = await signUp(event);
    app.clock.advance(86_400_000);
    const { text } = await app.get(location).expect(200);
    expect(text).toContain('You’re signed up');
    expect(text).not.toContain('ada@example.org');
    expect(text).not.toContain('Ada Example');
  });

  test.each([
    ['cancelled', { state: 'cancelled', cancelledAt: 1 }, 'This event is canceled'],
    ['over', { startsAt: 1, endsAt: null }, 'This event is over'],
  ] as const)('for an event that is %s meanwhile says so there', async (_, values, words) => {
    const event = await insertEvent(app.services);
    const location = await signUp(event);
    await app.services.db.write((store) => store.events.update(event.id, values));
    const { text } = await app.get(location).expect(200);
    expect(text).toContain(words);
    expect(text).not.toContain('action="/events/');
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

describe('one’s own page', () => {
  test('changes what was told, and says so', async () => {
    const event = await insertEvent(app.services);
    const own = await signUpInBrowser(app, event, ada);
    const before = await app.get(own).expect(200);
    expect(before.text).not.toContain('Saved.');
    expect(before.text).toMatch(/Our emails go to\s*<bdi dir="ltr">ada@example.org<\/bdi>/);
    const form = { name: 'Ada', companions: '3', language: 'es' };
    const answer = await app.post(own, form).expect(303);
    expect(signups(event)).toMatchObject([{ name: 'Ada', companions: 3, language: 'es' }]);
    const { text } = await app.get(answer.headers['location'] ?? '').expect(200);
    expect(text).toContain('Saved. Here is your sign-up as it is now.');
  });

  test('keeps what was typed where more seats are asked for than are free', async () => {
    const event = await insertEvent(app.services, { capacity: 3, seatsTaken: 1 });
    const own = await signUpInBrowser(app, event, ada);
    const response = await app.post(own, { name: 'Ada', companions: '2' }).expect(422);
    expect(response.text).toContain('Only 1 more spot is free.');
    expect(response.text).toContain('value="2"');
    expect(signups(event)).toMatchObject([{ name: 'Ada Example', companions: 0 }]);
  });

  test('cancels by a button: opening the page of it changes nothing', async () => {
    const event = await insertEvent(app.services);
    const own = await signUpInBrowser(app, event, ada);
    await app.get(`${own}/cancellation`).expect(200);
    expect(signups(event)).toMatchObject([{ state: 'confirmed' }]);
    await app.post(`${own}/cancellation`).expect(303);
    await app.post(`${own}/cancellation`).expect(303);
    expect(signups(event)).toMatchObject([{ state: 'cancelled', cancelledBy: 'attendee' }]);
    await app.post(own, { name: 'Ada', companions: '1' });
    expect(signups(event)).toMatchObject([{ state: 'cancelled', companions: 0 }]);
  });

  test('says what cancelling does, as it is for this event and this person', async () => {
    const question = async (own: string) => (await app.get(`${own}/cancellation`)).text;
    const unlimited = await insertEvent(app.services);
    const one = await question(await signUpInBrowser(app, unlimited, ada));
    expect(one).toContain('The organizers will see that you’re not coming.');
    expect(one).not.toMatch(/\bspots?\b/);
    const full = await insertEvent(app.services, { capacity: 1 });
    expect(await question(await signUpInBrowser(app, full, ada))).toContain('Your spot becomes');
    const waits = { name: 'Bo Example', email: 'bo@example.org' };
    expect(await question(await signUpInBrowser(app, full, waits))).toContain('on the waiting');
  });

  test('does not thank whom the organizers removed, nor who only waited', async () => {
    const event = await insertEvent(app.services, { capacity: 1 });
    const own = await signUpInBrowser(app, event, ada);
    const waits = await signUpInBrowser(app, event, { name: 'Bo', email: 'bo@example.org' });
    await signedInOrganizer(app.services);
    const [organizer] = app.services.db.organizers.active();
    const { id } = signupOf(app.services, event, ada.email);
    const another = await insertSignup(app.services, event, { state: 'waiting' });
    await cancelSignup(app.services, id, { organizerId: organizer?.id ?? 0 });
    const removed = (await app.get(own).expect(200)).text;
    expect(removed).toContain('The organizers removed your sign-up.');
    expect(removed).not.toContain('Sign up again');
    app.clock.set(event.startsAt + 86_400_000);
    const shown = async (path: string) => (await app.get(path).expect(200)).text;
    expect(await shown(own)).toContain('The organizers removed your sign-up.');
    expect(await shown(waits)).toContain('Thank you for your support.');
    const waited = await shown(ownPagePath(app.services, another));
    expect(waited).toContain('This event is over.');
    expect(waited).not.toContain('Thank you');
  });

  test('is the only place where the link to join stands', async () => {
    const joinUrl = 'https://meet.example.org/room-of-the-panel';
    const event = await insertEvent(app.services, { joinUrl });
    const received = await signUp(event);
    const own = ownPagePath(app.services, signupOf(app.services, event, ada.email));
    const shown = async (path: string) => (await app.get(path)).text.includes(joinUrl);
    expect(await shown(own)).toBe(true);
    const { slug } = event;
    for (const path of [received, '/', `/events/${slug}`, `/events/${slug}/event.ics`])
      expect([path, await shown(path)]).toEqual([path, false]);
    await app.post(`${own}/cancellation`);
    expect(await shown(own)).toBe(false);
  });

  test.each(['forged', 'a'.repeat(16) + '.1.' + 'A'.repeat(22), '%00', 'A'.repeat(100)])(
    'opens for no other link: %s',
    async (token) => {
      await app.get(`/signups/${token}`).expect(404);
      await app.post(`/signups/${token}/cancellation`).expect(404);
      await app.post(`/signups/${token}/link`).expect(404);
    },
  );
});

describe('the page of an event', () => {
  const promise = 'the link to join will be on your page';

  test.each([
    ['open', {}, true],
    ['full', { capacity: 1, seatsTaken: 1 }, true],
    ['closed', { signupsOpen: false }, false],
    ['cancelled', { state: 'cancelled', cancelledAt: 1 }, false],
    ['over', { startsAt: 1, endsAt: null }, false],
  ] as const)(
    'that is %s promises a link to join to those it can give one',
    async (_, values, promised) => {
      const event = await insertEvent(app.services, { kind: 'hybrid', city: 'Here', ...values });
      const { text } = await app.get(eventAddress(event.slug)).expect(200);
      expect(text.includes(promise)).toBe(promised);
    },
  );
});

describe('a link that was once shown to whoever filled in the form', () => {
  test('opens nothing, and has a new one mailed to the address that signed up', async () => {
    const event = await insertEvent(app.services, { capacity: 1 });
    const signup = await insertSignup(app.services, event, ada);
    const old = (publicId: string) =>
      app.services.links.token('signup', { publicId, generation: 1 });
    const [known, unknown] = [old(signup.publicId), old('AAAAAAAAAAAAAAAA')];
    const pages: string[] = [];
    for (const token of [known, unknown]) {
      const { text } = await app.get(signUpAddress(token)).expect(200);
      expect(await htmlProblems(text)).toEqual([]);
      expect((await app.get(`${signUpAddress(token)}/cancellation`)).status).toBe(303);
      for (const file of ['event.ics', 'calendar.ics'])
        await app.get(`${signUpAddress(token)}/${file}`).expect(404);
      await app.post(signUpAddress(token), { name: 'Mallory' }).expect(404);
      await app.post(`${signUpAddress(token)}/cancellation`).expect(404);
      const answer = await app.post(signUpLinkAddress(token)).expect(303);
      const sent = await app.get(answer.headers['location'] ?? '').expect(200);
      // The seal of what was done differs with the address that it is for.
      pages.push(
        `${text}${sent.text}`.replaceAll(token, 'TOKEN').replace(/seal=[\w.-]+/g, 'seal=SEAL'),
      );
    }
    expect(pages[1]).toBe(pages[0]);
    expect(pages[0]).not.toContain(event.title);
    expect(signupOf(app.services, event, ada.email)).toMatchObject({ name: 'Ada Example' });
    await app.deliver();
    const mails = app.services.db.mailbox.newest(10);
    expect(mails.map(({ recipient }) => recipient)).toEqual([ada.email]);
    const raw = app.services.db.mailbox.byId(mails[0]?.id ?? 0)?.raw.toString() ?? '';
    expect(raw.replace(/=\r\n/g, '')).toContain(ownPagePath(app.services, signup));
  });
});
