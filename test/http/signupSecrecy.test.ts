import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Event, NewEvent } from '../../db/schema.ts';
import { addressHash } from '../../server/outbox/addressHash.ts';
import { cancelSignup } from '../../server/signups/cancelSignup.ts';
import {
  consoleEventAddress,
  eventAddress,
  eventCalendarAddress,
  eventFeedAddress,
  eventSignUpsAddress,
  homeAddress,
} from '../../templates/addresses.ts';
import { startTestApp, type TestApp } from '../helpers/app.ts';
import { insertEvent } from '../helpers/events.ts';
import { insertSignup } from '../helpers/mails.ts';
import { confirmationPath, ownPagePath, signUpAttendee, signupOf } from '../helpers/signups.ts';

/*
 * A stranger knows an address and an event, fills in the form, and looks at everything that is
 * answered. Nothing of it may differ between an address that is signed up and one that is not. That the
 * time does not differ either is held by `signupWork.test.ts`.
 */

let app: TestApp;
beforeEach(async () => {
  app = await startTestApp();
});
afterEach(() => app.close());

const victim = 'ada@example.org';
// As long as the other: a length tells as much as a letter.
const nobody = 'bea@example.org';
const joinUrl = 'https://meet.example.org/secret-room';

/** How the victim stands before the stranger comes. */
const victims: Record<string, (event: Event) => Promise<unknown>> = {
  'is in': (event) => insertSignup(app.services, event, { email: victim, companions: 2 }),
  'is on the waiting list': (event) =>
    insertSignup(app.services, event, { email: victim, state: 'waiting' }),
  'has not confirmed': (event) =>
    insertSignup(app.services, event, { email: victim, state: 'unconfirmed' }),
  cancelled: (event) =>
    insertSignup(app.services, event, {
      email: victim,
      state: 'cancelled',
      cancelledAt: 1,
      cancelledBy: 'attendee',
    }),
  'was removed by the organizers': (event) =>
    insertSignup(app.services, event, {
      email: victim,
      state: 'cancelled',
      cancelledAt: 1,
      cancelledBy: 'organizer',
    }),
  'is in and wants no mail at all': async (event) => {
    await insertSignup(app.services, event, { email: victim });
    const hash = addressHash(app.services.config, victim);
    await app.services.db.write((store) =>
      store.mailRefusals.add(hash, { scope: 'everything' }, 'owner', app.clock.now),
    );
  },
  'signed up a moment ago, and again': async (event) => {
    await signUpAttendee(app.services, event, { name: 'Ada Example', email: victim });
    await app.visitor().post(eventSignUpsAddress(event.slug), { name: 'A', email: victim });
  },
};

/** What an event may be like; the last of the seats is where a stranger would look. */
const events: Record<string, Partial<NewEvent>> = {
  'without a capacity': {},
  'that has addresses confirmed': { confirmAddress: true },
  'with seats': { capacity: 50, seatsTaken: 10 },
  'with a last seat': { capacity: 11, seatsTaken: 10 },
  'that is full': { capacity: 10, seatsTaken: 10 },
  'that is closed': { signupsOpen: false },
  'that is cancelled': { state: 'cancelled', cancelledAt: 1 },
};

interface Seen {
  what: string;
  status: number;
  headers: Record<string, unknown>;
  body: string;
}

/** Everything that a stranger sees who signs an address up, to the byte, but for their own token. */
async function seenByStranger(event: Event, email: string): Promise<Seen[]> {
  // Compressed, the lengths would differ by chance, with the letters of each token.
  const stranger = app.visitor({ 'Accept-Encoding': 'identity' });
  const seen: Seen[] = [];
  let token = 'no token yet';
  const look = async (what: string, asked: ReturnType<typeof stranger.get>) => {
    const { status, headers, text } = await asked;
    // The token and the number of the request are others each time, and the time is no secret.
    const { date: _date, 'x-request-id': request = '', etag, ...rest } = headers;
    const mask = (value: string) =>
      value
        .replaceAll(token, 'TOKEN')
        .replaceAll(request, 'REQUEST')
        .replaceAll(email, 'EMAIL')
        .replaceAll(/Expires=[^;]*/g, '');
    const isOfItsOwn = [token, request].some((one) => text.includes(one));
    const tagged = isOfItsOwn ? rest : { ...rest, etag };
    seen.push({
      what,
      status,
      headers: JSON.parse(mask(JSON.stringify(tagged))),
      body: mask(text ?? ''),
    });
    return headers['location'] ?? '';
  };
  const before = async (when: string) => {
    const { slug } = event;
    for (const path of [
      homeAddress,
      eventAddress(slug),
      eventCalendarAddress(slug),
      eventFeedAddress(slug),
    ])
      await look(`${path} ${when}`, stranger.get(path));
  };

  await before('before');
  const form = { name: 'Stranger Example', email, companions: '1' };
  const answer = stranger.post(eventSignUpsAddress(event.slug), form);
  const { headers } = await answer;
  const location = headers['location'] ?? '';
  token = location === '' ? token : location.slice('/signups/'.length);
  await look('the answer', answer);
  if (location !== '') {
    await look('the page', stranger.get(location));
    await look('the page in Spanish', stranger.get(`${location}?lang=es`));
    await look('the change', stranger.post(location, { ...form, companions: '3' }));
    await look('whether to cancel', stranger.get(`${location}/cancellation`));
    await look('the cancelling', stranger.post(`${location}/cancellation`));
    await look('whether to confirm', stranger.get(`${location}/confirmation`));
    await look('the confirming', stranger.post(`${location}/confirmation`));
    await look('another link', stranger.post(`${location}/link`));
    await look('the file', stranger.get(`${location}/event.ics`));
    await look('the calendar', stranger.get(`${location}/calendar.ics`));
    await look('the page again', stranger.get(location));
    app.clock.advance(11 * 60_000);
    await look('the page later', stranger.get(location));
  }
  await before('after');
  return seen;
}

const rules = Object.entries(events).flatMap(([what, values]) =>
  Object.entries(victims).map(([how, stands]) => [what, how, values, stands] as const),
);

describe('a stranger sees the same for an address that is not signed up', () => {
  test.each(rules)('to an event %s as for one whose owner %s', async (_, __, values, stands) => {
    const event = await insertEvent(app.services, { joinUrl });
    await stands(event);
    await app.services.db.write((store) =>
      store.events.update(event.id, { state: 'published', ...values }),
    );
    const { now } = app.clock;
    const known = await seenByStranger(event, victim);
    app.clock.set(now);
    const unknown = await seenByStranger(event, nobody);
    expect(unknown.map(({ what }) => what)).toEqual(known.map(({ what }) => what));
    for (const [at, one] of known.entries()) expect(unknown[at]).toEqual(one);
    for (const { body } of known) expect(body).not.toContain(joinUrl);
  });
});

describe('whoever types addresses that are not theirs', () => {
  test('takes no seat, and sees neither a number on the waiting list nor what is left', async () => {
    const event = await insertEvent(app.services, { capacity: 3, joinUrl });
    for (let index = 0; index < 5; index += 1) {
      const email = `robot${index}@example.org`;
      const answer = await app.post(eventSignUpsAddress(event.slug), { name: 'Robot', email });
      const { text } = await app.get(answer.headers['location'] ?? '').expect(200);
      expect(text).toContain('Check your email');
      expect(text).not.toMatch(/number \d|spots? left|You’re in/);
    }
    expect(app.services.db.events.byId(event.id)?.seatsTaken).toBe(0);
    expect((await app.get(eventAddress(event.slug))).text).not.toContain('waiting list');
  });

  test('cannot make links out of what they were shown', async () => {
    const event = await insertEvent(app.services, { capacity: 3, joinUrl });
    const { headers } = await app.post(eventSignUpsAddress(event.slug), {
      name: 'Stranger Example',
      email: victim,
    });
    const location = headers['location'] ?? '';
    const { publicId } = signupOf(app.services, event, victim);
    expect(location).not.toContain(publicId);
    const turned = `${location.slice(0, -1)}${location.endsWith('A') ? 'B' : 'A'}`;
    await app.get(turned).expect(404);
    const short = location.slice(0, '/signups/'.length + 20);
    await app.get(short).expect(404);
  });
});

describe('an attendee', () => {
  test('finds seat and link to join behind the mailed link alone', async () => {
    const event = await insertEvent(app.services, { capacity: 3, joinUrl });
    const mailed = async () => {
      await app.deliver();
      const [mail] = app.services.db.mailbox.newest(1);
      const raw = app.services.db.mailbox.byId(mail?.id ?? 0)?.raw.toString() ?? '';
      const text = raw.replace(/=\r?\n/g, '').replaceAll('=3D', '=');
      expect(text).not.toContain(joinUrl);
      return /http:\/\/localhost:\d+(\/signups\/[\w./-]+)/.exec(text)?.[1] ?? '';
    };
    const form = { name: 'Ada Example', email: victim };
    const answer = await app.post(eventSignUpsAddress(event.slug), form).expect(303);
    const page = await app.get(answer.headers['location'] ?? '').expect(200);
    expect(page.text).not.toContain(joinUrl);

    const link = await mailed();
    expect(link).toBe(confirmationPath(app.services, signupOf(app.services, event, victim)));
    const question = await app.get(link).expect(200);
    expect(question.text).toContain('Ada Example');
    expect(question.text).not.toContain(joinUrl);
    const confirmed = await app.post(link).expect(303);
    const own = await app.get(confirmed.headers['location'] ?? '').expect(200);
    expect(own.text).toContain(joinUrl);
    expect(own.text).toContain('You’re in');

    const ownLink = await mailed();
    expect(ownLink).toBe(ownPagePath(app.services, signupOf(app.services, event, victim)));
    expect(ownLink).toBe(confirmed.headers['location']);
    expect((await app.get(ownLink).expect(200)).text).toContain(joinUrl);
  });

  test('of an event without a capacity is in at once, with the link to join in the mail alone', async () => {
    const event = await insertEvent(app.services, { joinUrl });
    const form = { name: 'Ada Example', email: victim };
    const answer = await app.post(eventSignUpsAddress(event.slug), form).expect(303);
    const page = await app.get(answer.headers['location'] ?? '').expect(200);
    expect(page.text).toContain('You’re signed up');
    expect(page.text).not.toContain(joinUrl);
    const signup = signupOf(app.services, event, victim);
    expect(signup.state).toBe('confirmed');
    await app.deliver();
    const [mail] = app.services.db.mailbox.newest(1);
    expect(mail?.subject).toContain('You’re in');
    const raw = app.services.db.mailbox.byId(mail?.id ?? 0)?.raw.toString() ?? '';
    expect(raw.replace(/=\r?\n/g, '')).toContain(ownPagePath(app.services, signup));
    await cancelSignup(app.services, signup.id, 'attendee');
    await app.get(consoleEventAddress(event.slug)).expect(303);
  });
});
