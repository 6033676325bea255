import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Event } from '../../db/schema.ts';
import { signupOpening } from '../../server/events/signupOpening.ts';
import { cancelSignup } from '../../server/signups/cancelSignup.ts';
import { confirmSignup } from '../../server/signups/confirmSignup.ts';
import { findOwnSignup, standingOf, type OwnSignup } from '../../server/signups/ownSignup.ts';
import { registerAttendee } from '../../server/signups/registerAttendee.ts';
import { startTestApp, type TestApp } from '../helpers/app.ts';
import { insertEvent } from '../helpers/events.ts';
import { kindsOfMailsTo, signupOf, signUpWithLink } from '../helpers/signups.ts';

let app: TestApp;
beforeEach(async () => {
  app = await startTestApp();
});
afterEach(() => app.close());

function attendee(name: string, companions = 0) {
  return {
    name,
    email: `${name.toLowerCase()}@example.org`,
    companions,
    accessNeeds: '',
    language: 'en' as const,
    zone: { zone: null },
  };
}

const signUp = (event: Event, name: string, companions?: number) =>
  signUpWithLink(app.services, event, name, companions);

const stateOf = (own: OwnSignup) => app.services.db.signups.byId(own.signup.id)?.state;
const mailsOf = (own: OwnSignup) => kindsOfMailsTo(app.services, own);
const seatsTaken = (event: Event) => app.services.db.events.byId(event.id)?.seatsTaken;

describe('seats', () => {
  test('exactly as many are confirmed as there are seats, however many arrive at once', async () => {
    const event = await insertEvent(app.services, { capacity: 10 });
    const names = Array.from({ length: 60 }, (_, index) => `Example${index}`);
    await Promise.all(names.map((name) => signUp(event, name)));
    const counts = app.services.db.signups.counts(event.id);
    expect(counts.confirmed.signups).toBe(10);
    expect(counts.waiting.signups).toBe(50);
    expect(seatsTaken(event)).toBe(10);
  });

  test('the database itself refuses one seat too many', async () => {
    const event = await insertEvent(app.services, { capacity: 1, seatsTaken: 1 });
    await expect(
      app.services.db.write((store) => store.events.update(event.id, { seatsTaken: 2 })),
    ).rejects.toThrow(/CHECK/);
  });

  test('companions count', async () => {
    const event = await insertEvent(app.services, { capacity: 4 });
    const first = await signUp(event, 'Ada', 2);
    const second = await signUp(event, 'Example', 1);
    expect([stateOf(first), stateOf(second)]).toEqual(['confirmed', 'waiting']);
    expect(seatsTaken(event)).toBe(3);
  });

  test('nobody overtakes those who wait, even where a seat is free', async () => {
    const event = await insertEvent(app.services, { capacity: 3 });
    await signUp(event, 'Ada', 1);
    const party = await signUp(event, 'Party', 2);
    const single = await signUp(event, 'Single');
    expect([stateOf(party), stateOf(single)]).toEqual(['waiting', 'waiting']);
    expect(standingOf(party, app.services.db)).toEqual({ kind: 'waiting', place: 1 });
    expect(standingOf(single, app.services.db)).toEqual({ kind: 'waiting', place: 2 });
  });

  test('a party larger than the event is told so and kept waiting for nothing', async () => {
    const event = await insertEvent(app.services, { capacity: 3 });
    expect(await registerAttendee(app.services, event.id, attendee('Ada', 3))).toEqual({
      kind: 'more-than-capacity',
      capacity: 3,
    });
    expect(app.services.db.signups.page(event.id, 0, 10)).toEqual([]);
  });
});

describe('cancelling', () => {
  test('a cancelled seat goes to whoever has waited longest, with a mail', async () => {
    const event = await insertEvent(app.services, { capacity: 1 });
    const first = await signUp(event, 'Ada');
    const second = await signUp(event, 'Second');
    const third = await signUp(event, 'Third');
    await cancelSignup(app.services, first.signup.id, 'attendee');
    expect([stateOf(first), stateOf(second), stateOf(third)]).toEqual([
      'cancelled',
      'confirmed',
      'waiting',
    ]);
    expect(mailsOf(first)).toEqual(['signup-confirm', 'signup-confirmed', 'signup-cancelled']);
    expect(mailsOf(second)).toEqual(['signup-confirm', 'signup-waiting', 'signup-promoted']);
    expect(seatsTaken(event)).toBe(1);
  });

  test('a second click changes nothing and mails nobody', async () => {
    const event = await insertEvent(app.services, { capacity: 2 });
    const own = await signUp(event, 'Ada');
    await cancelSignup(app.services, own.signup.id, 'attendee');
    expect(await cancelSignup(app.services, own.signup.id, 'attendee')).toEqual({
      kind: 'cancelled-before',
    });
    expect(seatsTaken(event)).toBe(0);
    expect(mailsOf(own)).toEqual(['signup-confirm', 'signup-confirmed', 'signup-cancelled']);
  });

  test('a large party that leaves the waiting list lets a small one in that fits', async () => {
    const event = await insertEvent(app.services, { capacity: 3 });
    await signUp(event, 'Ada', 1);
    const party = await signUp(event, 'Party', 2);
    const single = await signUp(event, 'Single');
    await cancelSignup(app.services, party.signup.id, 'attendee');
    expect(stateOf(single)).toBe('confirmed');
  });

  test('a party that no longer fits at all keeps nobody waiting behind it', async () => {
    const event = await insertEvent(app.services, { capacity: 4 });
    const first = await signUp(event, 'Ada', 1);
    const party = await signUp(event, 'Party', 3);
    const single = await signUp(event, 'Single', 1);
    await app.services.db.write((store) => store.events.update(event.id, { capacity: 2 }));
    await cancelSignup(app.services, first.signup.id, 'attendee');
    expect([stateOf(party), stateOf(single)]).toEqual(['waiting', 'confirmed']);
    await cancelSignup(app.services, single.signup.id, 'attendee');
    expect(stateOf(await signUp(event, 'Newcomer', 1))).toBe('confirmed');
    expect(stateOf(party)).toBe('waiting');
  });

  test('after an event is over nobody is promoted any more', async () => {
    const event = await insertEvent(app.services, { capacity: 1 });
    const first = await signUp(event, 'Ada');
    const second = await signUp(event, 'Second');
    app.clock.set(event.startsAt + 24 * 3_600_000);
    await cancelSignup(app.services, first.signup.id, 'attendee');
    expect(stateOf(second)).toBe('waiting');
  });

  test('whoever signs up anew gets a fresh calendar UID', async () => {
    const event = await insertEvent(app.services);
    const first = await signUp(event, 'Ada');
    await cancelSignup(app.services, first.signup.id, 'attendee');
    const second = await signUp(event, 'Ada');
    const uid = (own: OwnSignup) => app.services.db.signups.byId(own.signup.id)?.uid;
    expect(uid(second)).not.toBe(uid(first));
  });
});

describe('signing up twice', () => {
  test('keeps one sign-up, and mails the owner their own link once in ten minutes', async () => {
    const event = await insertEvent(app.services);
    const own = await signUp(event, 'Ada');
    const again = await registerAttendee(app.services, event.id, {
      ...attendee('Somebody else'),
      email: 'ADA@EXAMPLE.org',
    });
    await registerAttendee(app.services, event.id, attendee('Ada'));
    expect(again.kind).toBe('registered');
    expect(seatsTaken(event)).toBe(1);
    expect(mailsOf(own)).toEqual(['signup-confirmed', 'signup-link']);
    app.clock.advance(11 * 60_000);
    await registerAttendee(app.services, event.id, attendee('Ada'));
    expect(mailsOf(own)).toEqual(['signup-confirmed', 'signup-link', 'signup-link']);
  });

  test('changes nothing of the sign-up that counts, whatever was typed', async () => {
    const event = await insertEvent(app.services);
    const own = await signUp(event, 'Ada', 1);
    await registerAttendee(app.services, event.id, { ...attendee('Ada', 9), name: 'Mallory' });
    expect(signupOf(app.services, event, 'ada@example.org')).toMatchObject({
      id: own.signup.id,
      name: 'Ada',
      companions: 1,
      state: 'confirmed',
    });
  });

  test('counts at once where the address needs no confirming any more', async () => {
    const event = await insertEvent(app.services, { confirmAddress: true });
    await registerAttendee(app.services, event.id, attendee('Ada'));
    await app.services.db.write((store) =>
      store.events.update(event.id, { confirmAddress: false }),
    );
    await registerAttendee(app.services, event.id, attendee('Ada', 2));
    const signup = signupOf(app.services, event, 'ada@example.org');
    expect(signup).toMatchObject({ state: 'confirmed', companions: 2 });
    expect(seatsTaken(event)).toBe(3);
    expect(await confirmSignup(app.services, signup.id)).toEqual({ kind: 'decided-before' });
  });
});

describe('whether an event takes sign-ups', () => {
  test('is said for every state of it', async () => {
    const event = await insertEvent(app.services, { capacity: 1 });
    const now = app.clock.now;
    const kind = (values: Partial<Event>, someoneWaits = false, at = now) =>
      signupOpening({ ...event, ...values }, someoneWaits, at).kind;
    expect(kind({})).toBe('open');
    expect(kind({ seatsTaken: 1 })).toBe('waiting-list');
    expect(kind({}, true)).toBe('waiting-list');
    expect(kind({ signupsOpen: false })).toBe('closed');
    expect(kind({ state: 'draft' })).toBe('unannounced');
    expect(kind({ state: 'cancelled' })).toBe('cancelled');
    expect(kind({}, false, event.startsAt + 3_600_000)).toBe('open');
    expect(kind({}, false, event.startsAt + 3 * 3_600_000)).toBe('over');
    expect(kind({ endsAt: event.startsAt + 60_000 }, false, event.startsAt + 60_000)).toBe('over');
  });
});

test('a link of an older generation opens nothing', async () => {
  const event = await insertEvent(app.services);
  const own = await signUp(event, 'Ada');
  const { publicId } = own.signup;
  await app.services.db.write((store) => store.signups.update(own.signup.id, { generation: 2 }));
  const token = (generation: number) =>
    app.services.links.token('own-page', { publicId, generation });
  expect(findOwnSignup(app.services, token(1))).toBeNull();
  expect(findOwnSignup(app.services, token(2))).not.toBeNull();
});
