import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Event, MailedSignup } from '../../db/schema.ts';
import { purgeExpired } from '../../server/privacy/retention.ts';
import { eraseSignup } from '../../server/signups/eraseSignup.ts';
import { askForAddress, mailedTo } from '../helpers/addressChanges.ts';
import { startTestApp, type TestApp } from '../helpers/app.ts';
import { insertEvent } from '../helpers/events.ts';
import { insertSignup } from '../helpers/mails.ts';
import { htmlProblems } from '../helpers/pageChecks.ts';
import { ownPagePath } from '../helpers/signups.ts';

const day = 86_400_000;
const before = 'ada@example.org';
const after = 'ada.example@example.org';

let app: TestApp;
let event: Event;
let signup: MailedSignup;
let ownPage: string;
beforeEach(async () => {
  app = await startTestApp();
  event = await insertEvent(app.services, { seatsTaken: 2 });
  signup = await insertSignup(app.services, event, { email: before, name: 'Zyxo Marker' });
  ownPage = ownPagePath(app.services, signup);
});
afterEach(() => app.close());

const ask = (email = after) => askForAddress(app, signup, email);

const now = () => app.services.db.signups.byId(signup.id);

/** What the mails to an address say. */
const mailsTo = async (address: string) =>
  (await mailedTo(app, address)).map(({ subject, text }) => `${subject}\n${text}`);

const kinds = () =>
  app.services.db.outbox.list({ eventId: event.id }, 50, 0).found.map(({ mail }) => mail.kind);

describe('another address for a sign-up', () => {
  test('is asked for by a form that the own page leads to', async () => {
    const { text } = await app.get(ownPage).expect(200);
    expect(text).toContain(`href="${ownPage}/address"`);
    const form = await app.get(`${ownPage}/address`).expect(200);
    expect(form.text).toContain(before);
    expect(await htmlProblems(form.text)).toEqual([]);
  });

  test('changes nothing before it is confirmed, and says nothing that somebody typed', async () => {
    await ask();
    expect(now()).toEqual(signup);
    await app.get(ownPage).expect(200);
    expect(await mailsTo(before)).toEqual([]);
    const [mail, ...others] = await mailsTo(after);
    expect(others).toEqual([]);
    expect(mail).toContain('/address-confirmation');
    expect(mail).not.toContain('Zyxo');
    expect(mail).not.toContain(ownPage);
  });

  test('counts by the button behind the mailed link, and the old links end', async () => {
    const confirmation = await ask();
    const version = app.services.db.version();
    const { text } = await app.get(confirmation).expect(200);
    expect(text).toContain(after);
    expect(text).not.toContain('Zyxo');
    expect(await htmlProblems(text)).toEqual([]);
    expect(app.services.db.version()).toBe(version);

    const answer = await app.post(confirmation).expect(303);
    const moved = now();
    if (!moved) throw new Error('The sign-up is gone.');
    expect(moved).toMatchObject({
      email: after,
      emailKey: after,
      generation: 2,
      state: 'confirmed',
    });
    const location = String(answer.headers['location']);
    expect(location.startsWith(ownPagePath(app.services, moved))).toBe(true);
    expect((await app.get(location).expect(200)).text).toContain('From now on our emails go to');
    await app.post(`${ownPage}/address`, { email: 'x@example.org' }).expect(404);

    const outdated = await app.get(ownPage).expect(200);
    expect(outdated.text).toContain('This link was replaced');
    expect(outdated.text).not.toMatch(/Zyxo|@example\.org/);
    await app.get(`${ownPage}/address`).expect(303);
    await app.post(ownPage, { name: 'Someone else', companions: '0' }).expect(404);
    await app.post(`${ownPage}/cancellation`).expect(404);

    const [notice, ...others] = await mailsTo(before);
    expect(others).toEqual([]);
    expect(notice).toContain('Your sign-up has moved');
    expect(notice).not.toContain(after);
    expect(notice).not.toContain('/signups/');
    expect(await mailsTo(after)).toHaveLength(1);
    expect(kinds().toSorted()).toEqual(['signup-address', 'signup-changed', 'signup-moved']);
  });

  test('is confirmed once: a second press finds it done', async () => {
    const confirmation = await ask();
    await app.post(confirmation).expect(303);
    await app.post(confirmation).expect(303);
    expect(now()?.generation).toBe(2);
    expect(kinds()).toHaveLength(3);
    const { headers } = await app.get(confirmation).expect(303);
    const moved = now();
    expect(headers['location']).toBe(moved && ownPagePath(app.services, moved));
  });

  test('is for three days, and for the newest wish alone', async () => {
    const first = await ask('first@example.org');
    const second = await ask();
    const { text } = await app.get(first).expect(200);
    expect(text).toContain('This link no longer works');
    await app.post(first).expect(303);
    expect(now()).toEqual(signup);
    app.clock.advance(3 * day);
    expect((await app.get(second).expect(200)).text).toContain('This link no longer works');
    await app.post(second).expect(303);
    expect(now()).toEqual(signup);
  });

  test('is refused with a sentence where it is none, a slip, or the one that there is', async () => {
    for (const email of ['', 'nonsense', 'ada@gmial.com', 'ADA@example.org'])
      await app.post(`${ownPage}/address`, { email }).expect(422);
    expect(app.services.db.addressChanges.newest(signup.id)).toBeUndefined();
  });

  test('is not for who cancelled, nor once the event is over', async () => {
    const confirmation = await ask();
    await app.post(`${ownPage}/cancellation`).expect(303);
    await app.get(`${ownPage}/address`).expect(303);
    await app.post(confirmation).expect(303);
    expect(now()?.email).toBe(before);
  });
});

describe('an address that has a sign-up already', () => {
  let taken: MailedSignup;
  beforeEach(async () => {
    taken = await insertSignup(app.services, event, { email: 'bea@example.org' });
  });

  test('is answered like any other', async () => {
    const seen = [];
    for (const email of ['bea@example.org', 'bob@example.org']) {
      const answer = await app.post(`${ownPage}/address`, { email });
      const shown = await app.get(String(answer.headers['location']));
      seen.push({
        status: answer.status,
        location: answer.headers['location'],
        text: shown.text,
        mails: (await mailsTo(email)).length,
      });
    }
    expect(seen[0]).toEqual(seen[1]);
  });

  test('is said to its owner alone, who gets the link to what they have', async () => {
    const confirmation = await ask(taken.email);
    expect((await app.get(confirmation).expect(200)).text).not.toContain('already has a sign-up');
    const answer = await app.post(confirmation).expect(303);
    const { text } = await app.get(String(answer.headers['location'])).expect(200);
    expect(text).toContain('already has a sign-up');
    expect(text).not.toContain(before);
    expect(now()).toEqual(signup);
    expect(kinds().toSorted()).toEqual(['signup-address', 'signup-link']);
  });
});

describe('what is kept of it', () => {
  test('is deleted when nobody confirms it', async () => {
    await ask();
    await app.deliver();
    app.clock.advance(3 * day);
    await purgeExpired(app.services);
    expect(app.services.db.addressChanges.ofSignup(signup.id)).toHaveLength(1);
    app.clock.advance(1);
    await purgeExpired(app.services);
    expect(app.services.db.addressChanges.ofSignup(signup.id)).toEqual([]);
    expect(await mailsTo(after)).toEqual([]);
  });

  test('leaves with the person', async () => {
    await app.post(await ask()).expect(303);
    await ask('third@example.org');
    await app.deliver();
    await eraseSignup(app.services, signup.id, 'attendee');
    expect(app.services.db.addressChanges.ofSignup(signup.id)).toEqual([]);
    for (const address of [before, after, 'third@example.org'])
      expect(await mailsTo(address)).toEqual([]);
  });

  test('leaves with the event', async () => {
    await app.post(await ask()).expect(303);
    await ask('third@example.org');
    await app.deliver();
    // Moved far into the past, so that nothing leaves because of its own age.
    const startsAt = event.startsAt - 90 * day;
    await app.services.db.write((store) => store.events.update(event.id, { startsAt }));
    await purgeExpired(app.services);
    expect(app.services.db.addressChanges.ofSignup(signup.id)).toEqual([]);
    for (const address of [before, after, 'third@example.org'])
      expect(await mailsTo(address)).toEqual([]);
  });
});
