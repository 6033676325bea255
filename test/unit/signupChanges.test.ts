import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Event } from '../../db/schema.ts';
import { changeSignup } from '../../server/signups/changeSignup.ts';
import { confirmSignup } from '../../server/signups/confirmSignup.ts';
import { type OwnSignup } from '../../server/signups/ownSignup.ts';
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

describe('where seats count', () => {
  test.each([
    ['and the event asks for it', true],
    ['also where an older event does not ask for it', false],
  ])('nothing is taken before the address is confirmed, %s', async (_how, confirmAddress) => {
    const event = await insertEvent(app.services, { capacity: 2, confirmAddress });
    for (let index = 0; index < 5; index += 1)
      await registerAttendee(app.services, event.id, attendee(`Robot${index}`, 1));
    expect(app.services.db.signups.counts(event.id)).toMatchObject({
      unconfirmed: { signups: 5 },
      confirmed: { signups: 0 },
      waiting: { signups: 0 },
    });
    expect(seatsTaken(event)).toBe(0);
    expect(stateOf(await signUp(event, 'Ada', 1))).toBe('confirmed');
  });

  test('those who signed up while nobody counted keep their seats, and others confirm', async () => {
    const event = await insertEvent(app.services);
    await signUp(event, 'Ada', 1);
    await app.services.db.write((store) => store.events.update(event.id, { capacity: 3 }));
    await registerAttendee(app.services, event.id, attendee('Bo'));
    expect(seatsTaken(event)).toBe(2);
    expect(signupOf(app.services, event, 'bo@example.org').state).toBe('unconfirmed');
  });

  test('a single who confirms does not overtake a party that waits', async () => {
    const event = await insertEvent(app.services, { capacity: 3 });
    await signUp(event, 'Ada', 1);
    const party = await signUp(event, 'Party', 1);
    await registerAttendee(app.services, event.id, attendee('Single'));
    const single = signupOf(app.services, event, 'single@example.org');
    expect(await confirmSignup(app.services, single.id)).toEqual({ kind: 'waiting' });
    expect(stateOf(party)).toBe('waiting');
    expect(seatsTaken(event)).toBe(2);
  });
});

describe('changing a sign-up', () => {
  const details = { name: 'Ada', companions: 0, accessNeeds: '', language: 'en' as const };

  test('more companions take more seats, as long as they are free and nobody waits', async () => {
    const event = await insertEvent(app.services, { capacity: 3 });
    const own = await signUp(event, 'Ada');
    expect(await changeSignup(app.services, own, { ...details, companions: 2 })).toEqual({
      kind: 'changed',
    });
    expect(seatsTaken(event)).toBe(3);
    await signUp(event, 'Second');
    expect(await changeSignup(app.services, own, { ...details, companions: 3 })).toEqual({
      kind: 'more-than-capacity',
      capacity: 3,
    });
  });

  test('seats that somebody waits for are not free', async () => {
    const event = await insertEvent(app.services, { capacity: 4 });
    const own = await signUp(event, 'Ada');
    await signUp(event, 'Party', 1);
    await signUp(event, 'Large', 2);
    expect(await changeSignup(app.services, own, { ...details, companions: 1 })).toEqual({
      kind: 'no-seats',
      free: 0,
    });
  });

  test('fewer companions make room for the waiting list', async () => {
    const event = await insertEvent(app.services, { capacity: 2 });
    const own = await signUp(event, 'Ada', 1);
    const second = await signUp(event, 'Second');
    await changeSignup(app.services, own, details);
    expect(stateOf(second)).toBe('confirmed');
    expect(seatsTaken(event)).toBe(2);
  });

  test('saving the form as it is mails nobody', async () => {
    const event = await insertEvent(app.services);
    const own = await signUp(event, 'Ada');
    expect(await changeSignup(app.services, own, details)).toEqual({ kind: 'unchanged' });
    expect(mailsOf(own)).toEqual(['signup-confirmed']);
  });
});
