import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Event } from '../../db/schema.ts';
import { allowances, type Limited } from '../../server/web/rateLimits.ts';
import {
  challengeAddress,
  consoleCrowdAddress,
  consoleEventAddress,
  consoleSignUpsAddress,
  eventEndorsementsAddress,
  eventSignUpsAddress,
} from '../../templates/addresses.ts';
import { solve } from '../helpers/altcha.ts';
import { startTestApp, type SentForm, type TestApp, type Visitor } from '../helpers/app.ts';
import { insertEvent } from '../helpers/events.ts';
import { hiddenFields } from '../helpers/hiddenFields.ts';
import { signedInOrganizer } from '../helpers/organizer.ts';
import { htmlProblems } from '../helpers/pageChecks.ts';

let app: TestApp;
let event: Event;
let organizer: Visitor;
beforeEach(async () => {
  app = await startTestApp({ limited: true });
  event = await insertEvent(app.services);
  organizer = app.visitor({ Cookie: await signedInOrganizer(app.services) });
});
afterEach(() => app.close());

const hour = 3_600_000;

/** Somebody of many: each types a name and an address of their own. */
const person = (number: number) => ({
  name: `Example ${number}`,
  email: `person${number}@example.org`,
});
const signUp = (form: SentForm, of = event) => app.post(eventSignUpsAddress(of.slug), form);
const signedUp = (of = event) => app.services.db.signups.counts(of.id).confirmed.signups;
const solution = async () => solve((await app.get(challengeAddress).expect(200)).body);

/** What somebody does who sits in a hall: send the form, wait where that is asked, press again. */
async function signUpPatiently(number: number): Promise<number> {
  const first = await signUp(person(number));
  if (first.status !== 200) return first.status;
  app.clock.advance(20_000);
  return (await signUp(hiddenFields(first.text))).status;
}

/** Leaves so many of what the network of these tests may send. */
async function useUpAllBut(left: number, what: Limited, about = ''): Promise<void> {
  const { points } = allowances[what];
  for (let count = left; count < points; count += 1)
    await app.services.limits.count(
      what,
      { address: '127.0.0.1', now: app.clock.now, requestId: '' },
      about,
    );
}

const expectCrowd = (hours: string, of = event) =>
  organizer.post(consoleCrowdAddress(of.slug), { hours });

describe('a hall of 500 people behind one Wi-Fi', () => {
  test('gets in: 60 at once, everybody else with a puzzle or a little patience', async () => {
    const statuses: number[] = [];
    for (let number = 1; number <= 500; number += 1) statuses.push(await signUpPatiently(number));
    expect(statuses.filter((status) => status !== 303)).toEqual([]);
    expect(signedUp()).toBe(500);
  }, 120_000);

  test('gets in without either while a crowd is expected', async () => {
    await expectCrowd('1').expect(303);
    for (let number = 1; number <= 500; number += 1) await signUp(person(number)).expect(303);
    expect(signedUp()).toBe(500);
  }, 120_000);
});

describe('above the first bound of a network', () => {
  beforeEach(() => useUpAllBut(0, 'signup'));

  test('a sign-up is held back, with everything that was typed', async () => {
    const typed = { ...person(1), companions: '2', accessNeeds: 'A chair, please.', zone: '' };
    const held = await signUp(typed).expect(200).expect('Cache-Control', 'no-store');
    expect(hiddenFields(held.text)).toMatchObject(typed);
    expect(held.text).toContain('Many forms are coming from your network right now');
    expect(await htmlProblems(held.text)).toEqual([]);
    expect(signedUp()).toBe(0);
  });

  test('a browser with scripts goes on by itself, once: a refused solution is not tried again', async () => {
    const held = await signUp(person(1)).expect(200);
    expect(held.text).toContain(`data-challenge="${challengeAddress}"`);
    const refused = await signUp({ ...person(1), altcha: 'nonsense' }).expect(200);
    expect(refused.text).not.toContain('data-challenge');
    expect(await htmlProblems(refused.text)).toEqual([]);
    await signUp({ ...person(1), altcha: await solution() }).expect(303);
    expect(signedUp()).toBe(1);
  });

  test('whoever brings nothing uses nothing up for those who do', async () => {
    await useUpAllBut(1, 'signupInAll');
    for (let number = 1; number <= 30; number += 1) await signUp(person(number)).expect(200);
    await signUp({ ...person(31), altcha: await solution() }).expect(303);
  });

  test('far above it the answer is no, with everything typed and a time to come back', async () => {
    await useUpAllBut(0, 'signupInAll');
    const refused = await signUp({ ...person(1), altcha: await solution() }).expect(429);
    expect(refused.text).toContain('value="Example 1"');
    expect(refused.text).toContain('What you typed is still here');
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect(signedUp()).toBe(0);
  });
});

describe('expecting a crowd', () => {
  test('is for one event alone and takes nothing from what is sent elsewhere', async () => {
    const other = await insertEvent(app.services);
    await expectCrowd('2').expect(303);
    await useUpAllBut(0, 'signup');
    await signUp(person(1)).expect(303);
    await signUp(person(1), other).expect(200);
  });

  test('ends by itself after the hours that were chosen', async () => {
    await useUpAllBut(0, 'signup');
    await expectCrowd('2').expect(303);
    app.clock.advance(2 * hour - 1);
    await signUp(person(1)).expect(303);
    app.clock.advance(1);
    await signUp(person(2)).expect(200);
    const overview = await organizer.get(consoleEventAddress(event.slug)).expect(200);
    expect(overview.text).not.toContain('A crowd is expected');
  });

  test('has its own first bound, and far above it a no', async () => {
    await expectCrowd('2').expect(303);
    await useUpAllBut(0, 'crowdSignup', `event ${event.id}`);
    await signUp(person(1)).expect(200);
    await useUpAllBut(0, 'crowdSignupInAll', `event ${event.id}`);
    await signUp({ ...person(1), altcha: await solution() }).expect(429);
  });

  test('is shown with its end, stands in the history, and can be ended', async () => {
    const answer = await expectCrowd('4').expect(303);
    const overview = await organizer.get(String(answer.headers['location'])).expect(200);
    // Three in the afternoon UTC, and four hours later, on the clocks of the event.
    expect(overview.text).toContain(
      'A crowd is expected until Wednesday, January 10, 2024, 2:00 PM',
    );
    expect(overview.text).toContain('Expected a crowd for 4 h');
    const list = await organizer.get(consoleSignUpsAddress(event.slug)).expect(200);
    expect(list.text).toContain('Crowd expected');
    expect(await htmlProblems(overview.text)).toEqual([]);

    for (let click = 1; click <= 2; click += 1)
      await organizer.post(consoleCrowdAddress(event.slug, 'end')).expect(303);
    const after = await organizer.get(consoleEventAddress(event.slug)).expect(200);
    expect(after.text).not.toContain('A crowd is expected until');
    expect(after.text.match(/No longer expected a crowd/g)).toHaveLength(1);
  });

  test('changes nothing that others read of the event', async () => {
    app.clock.advance(hour);
    await expectCrowd('4').expect(303);
    const { crowdUntil, ...after } = app.services.db.events.byId(event.id) ?? {};
    expect(after).toEqual({ ...event, crowdUntil: undefined });
    expect(crowdUntil).toBe(app.clock.now + 4 * hour);
  });

  test.each(['', '3', '-1', '999', 'x'])('for "%s" hours is asked again', async (hours) => {
    const answer = await expectCrowd(hours).expect(422);
    expect(answer.text).toContain('Please choose for how many hours');
  });

  test.each([
    ['a draft', { state: 'draft' }],
    ['a canceled event', { state: 'cancelled', cancelledAt: 1 }],
    ['an event that is over', { startsAt: 1000, endsAt: null }],
    ['an event whose sign-ups are closed', { signupsOpen: false }],
  ] as const)('is not possible for %s', async (_name, values) => {
    const other = await insertEvent(app.services, values);
    const overview = await organizer.get(consoleEventAddress(other.slug)).expect(200);
    expect(overview.text).not.toContain(consoleCrowdAddress(other.slug));
    await expectCrowd('2', other).expect(422);
    expect(app.services.db.events.byId(other.id)?.crowdUntil).toBeNull();
  });
});

test('a request to co-sponsor is held back above its bound, and refused far above it', async () => {
  const open = await insertEvent(app.services, { endorsementsOpen: true });
  const request = {
    organization: 'Example Union',
    contactName: 'Bo Example',
    email: 'secretary@example.org',
    authorized: 'yes',
  };
  const ask = (form: SentForm) => app.post(eventEndorsementsAddress(open.slug), form);
  const asked = () => app.services.db.endorsements.ofEvent(open.id);
  await useUpAllBut(0, 'endorsement');
  const held = await ask(request).expect(200);
  expect(hiddenFields(held.text)).toMatchObject(request);
  expect(asked()).toEqual([]);
  app.clock.advance(20_000);
  await ask(hiddenFields(held.text)).expect(303);
  expect(asked()).toHaveLength(1);

  await useUpAllBut(0, 'endorsementInAll');
  const refused = await ask({ ...request, altcha: await solution() }).expect(429);
  expect(refused.text).toContain('value="Example Union"');
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
});
