import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Event } from '../../db/schema.ts';
import {
  challengeAddress,
  eventAddress,
  eventEndorsementsAddress,
  eventSignUpsAddress,
} from '../../templates/addresses.ts';
import { solve } from '../helpers/altcha.ts';
import { startTestApp, type SentForm, type TestApp } from '../helpers/app.ts';
import { insertEvent } from '../helpers/events.ts';
import { hiddenFields } from '../helpers/hiddenFields.ts';
import { htmlProblems } from '../helpers/pageChecks.ts';

let app: TestApp;
let event: Event;
beforeEach(async () => {
  app = await startTestApp({ config: { abuseChallenge: true } });
  event = await insertEvent(app.services, { endorsementsOpen: true });
});
afterEach(() => app.close());

const typed = {
  name: 'Ada "Example" <b>',
  email: 'ada@example.org',
  companions: '2',
  accessNeeds: 'A chair, please.\n\nNear the door.',
  language: 'es',
};

const signUp = (form: SentForm) => app.post(eventSignUpsAddress(event.slug), form);
const signups = () => app.services.db.signups.page(event.id, 0, 100);

async function solution(): Promise<string> {
  const { body } = await app.get(challengeAddress).expect(200);
  return solve(body);
}

describe('a guarded sign-up', () => {
  test('is taken with the solution of a challenge, once', async () => {
    const altcha = await solution();
    await signUp({ ...typed, altcha }).expect(303);
    expect(signups()).toHaveLength(1);
    await signUp({ ...typed, email: 'bea@example.org', altcha }).expect(200);
    expect(signups()).toHaveLength(1);
  });

  test('keeps a solution that was not needed because a field was wrong', async () => {
    const altcha = await solution();
    await signUp({ ...typed, name: '', altcha }).expect(422);
    await signUp({ ...typed, altcha }).expect(303);
  });

  test('without one waits a little, and everything typed is kept', async () => {
    const waiting = await signUp(typed).expect(200);
    expect(waiting.text).toContain('Please wait 20 seconds, then press the button.');
    expect(waiting.headers['cache-control']).toBe('no-store');
    expect(await htmlProblems(waiting.text)).toEqual([]);
    expect(signups()).toEqual([]);

    app.clock.advance(15_000);
    const early = await signUp(hiddenFields(waiting.text)).expect(200);
    expect(early.text).toContain('Please wait 5 more seconds.');
    expect(await htmlProblems(early.text)).toEqual([]);

    app.clock.advance(5000);
    const answer = await signUp(hiddenFields(early.text)).expect(303);
    expect(answer.headers['location']).toMatch(/^\/signups\//);
    expect(signups()).toMatchObject([
      { ...typed, companions: 2, accessNeeds: 'A chair, please.\n\nNear the door.' },
    ]);

    // The same press once more is a second visitor, who waits.
    await signUp(hiddenFields(early.text)).expect(200);
    expect(signups()).toHaveLength(1);
  });

  test('is taken for the address alone for which one waited', async () => {
    const fields = hiddenFields((await signUp(typed).expect(200)).text);
    app.clock.advance(20_000);
    await signUp({ ...fields, email: 'bea@example.org' }).expect(200);
    const other = await insertEvent(app.services);
    await app.post(eventSignUpsAddress(other.slug), fields).expect(200);
    expect(signups()).toEqual([]);
    await signUp(fields).expect(303);
  });

  test('with mistakes is told of them first', async () => {
    const answer = await signUp({ ...typed, email: 'nobody' }).expect(422);
    expect(answer.text).not.toContain('name="pass"');
  });

  test('speaks the language of the visitor', async () => {
    const answer = await app
      .visitor({ 'Accept-Language': 'es' })
      .post(eventSignUpsAddress(event.slug), typed)
      .expect(200);
    expect(answer.text).toContain('Espera 20 segundos');
  });
});

test('a request to co-sponsor is guarded alike', async () => {
  const request = {
    organization: 'Example Workers’ Voice',
    contactName: 'Bo Example',
    email: 'secretary@example.org',
    authorized: 'yes',
  };
  const path = eventEndorsementsAddress(event.slug);
  const endorsements = () => app.services.db.endorsements.ofEvent(event.id);
  const waiting = await app.post(path, request).expect(200);
  expect(endorsements()).toEqual([]);
  app.clock.advance(20_000);
  await app.post(path, hiddenFields(waiting.text)).expect(303);
  expect(endorsements()).toHaveLength(1);
  await app
    .post(path, { ...request, organization: 'Example Union', altcha: await solution() })
    .expect(303);
  expect(endorsements()).toHaveLength(2);
});

describe('the page of the form', () => {
  test('is the same for everybody and asks no other site', async () => {
    const one = await app.visitor().get(eventAddress(event.slug)).expect(200);
    const other = await app.visitor().get(eventAddress(event.slug)).expect(200);
    expect(one.text).toBe(other.text);
    expect(one.text).toContain(`data-challenge="${challengeAddress}"`);
    expect(one.headers['content-security-policy']).toContain("worker-src 'self'");
    expect(await htmlProblems(one.text)).toEqual([]);
  });

  test('gets challenges that are new each time and that nobody caches', async () => {
    const one = await app.get(challengeAddress).expect(200).expect('Cache-Control', 'no-store');
    const other = await app.get(challengeAddress).expect(200);
    expect(one.body.salt).not.toBe(other.body.salt);
  });
});

test('where nothing is guarded, nothing of it is there', async () => {
  await using open = await startTestApp();
  const free = await insertEvent(open.services);
  const page = await open.get(eventAddress(free.slug)).expect(200);
  expect(page.text).not.toMatch(/challenge|altcha/);
  await open.post(eventSignUpsAddress(free.slug), typed).expect(303);
});
