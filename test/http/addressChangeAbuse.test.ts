import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Event, Signup } from '../../db/schema.ts';
import { receiveReport } from '../../server/incoming/receiveReport.ts';
import { addressHash } from '../../server/outbox/addressHash.ts';
import {
  consoleAuditAddress,
  consoleSignUpsAddress,
  withQuery,
} from '../../templates/addresses.ts';
import { askForAddress, mailedTo } from '../helpers/addressChanges.ts';
import { startTestApp, type TestApp } from '../helpers/app.ts';
import { readAsThunderbird } from '../helpers/calendarFiles.ts';
import { insertEvent } from '../helpers/events.ts';
import { hiddenFields } from '../helpers/hiddenFields.ts';
import { enqueue, insertSignup } from '../helpers/mails.ts';
import { signedInOrganizer } from '../helpers/organizer.ts';
import { marksOf, report } from '../helpers/reports.ts';
import { ownPagePath } from '../helpers/signups.ts';

const hour = 3_600_000;
const before = 'ada@example.org';
const after = 'ada.example@example.org';

let app: TestApp;
let event: Event;
let signup: Signup;
beforeEach(async () => {
  app = await startTestApp({ config: { rsvpAddress: 'rsvp@example.org' } });
  event = await insertEvent(app.services, { capacity: 10, seatsTaken: 2 });
  signup = await insertSignup(app.services, event, { email: before });
});
afterEach(() => app.close());

const ask = (email = after) => askForAddress(app, signup, email);
const now = () => app.services.db.signups.byId(signup.id);
const changes = () => app.services.db.addressChanges.ofSignup(signup.id);
const mails = () => app.services.db.outbox.list({ eventId: event.id }, 100, 0).found;
const bounces = (address: string) =>
  app.services.db.bounces.ofAddress(addressHash(app.services.config, address)).length;

/** A mail server reports that a mail came back. */
async function bounce(of: ReturnType<typeof mails>[number] | undefined): Promise<void> {
  if (!of) throw new Error('There is no such mail.');
  const file = report('postfix-unknown-user.eml', marksOf(app.services, of.mail));
  expect(await receiveReport(app.services, file)).toMatchObject({ kind: 'bounced' });
}

describe('mails to a new address', () => {
  test('are no more than any that strangers cause', async () => {
    for (let asked = 0; asked < 30; asked += 1) {
      await ask();
      await ask(`other-${asked}@example.org`);
    }
    expect(mails().filter(({ recipient }) => recipient?.address === after)).toHaveLength(20);
  });

  test('name one link, however often it is asked for', async () => {
    const first = await ask();
    app.clock.advance(47 * hour);
    expect(await ask()).toBe(first);
    app.clock.advance(47 * hour);
    await app.post(first).expect(303);
    expect(now()?.email).toBe(after);
    expect(changes()).toHaveLength(1);
  });

  test('leave the link good that was mailed before, once there were too many', async () => {
    const victim = 'full@example.org';
    for (let mailed = 0; mailed < 20; mailed += 1) {
      const one = await insertSignup(
        app.services,
        await insertEvent(app.services, { slug: `another-event-${mailed}` }),
        { email: victim },
      );
      await enqueue(app.services, {
        kind: 'signup-confirmed',
        eventId: one.eventId,
        signupId: one.id,
      });
    }
    const good = await ask();
    expect(await ask(victim)).toBe(good);
    await app.post(good).expect(303);
    expect(now()?.email).toBe(after);
  });

  test('are tried where mail came back once, and a press shows that it arrives', async () => {
    const elsewhere = await insertSignup(app.services, event, {
      email: after,
      state: 'cancelled',
      cancelledAt: app.clock.now,
    });
    await enqueue(app.services, {
      kind: 'signup-cancelled',
      eventId: event.id,
      signupId: elsewhere.id,
    });
    await app.deliver();
    await bounce(mails().find(({ mail }) => mail.signupId === elsewhere.id));
    app.clock.advance(48 * hour);
    const confirmation = await ask();
    const [mail] = await mailedTo(app, after);
    expect(mail?.text).toContain('/address-confirmation');
    await app.post(confirmation).expect(303);
    expect(bounces(after)).toBe(0);
  });

  test('are held back by a puzzle while robots are about', async () => {
    app.services.config.abuseChallenge = true;
    const path = `${ownPagePath(app.services, signup)}/address`;
    const waiting = await app.post(path, { email: after }).expect(200);
    expect(changes()).toEqual([]);
    app.clock.advance(30_000);
    const kept = hiddenFields(waiting.text);
    expect(kept).toMatchObject({ email: after });
    await app.post(path, { ...kept, email: 'another@example.org' }).expect(200);
    await app.post(path, kept).expect(303);
    expect(changes().map(({ email }) => email)).toEqual([after]);
  });
});

describe('what came back', () => {
  test('from a new address is not put down to the one before', async () => {
    await ask();
    await app.deliver();
    await bounce(mails()[0]);
    expect({ after: bounces(after), before: bounces(before) }).toEqual({ after: 1, before: 0 });
  });

  test('late from the one before is not put down to the new one', async () => {
    await enqueue(app.services, {
      kind: 'signup-confirmed',
      eventId: event.id,
      signupId: signup.id,
    });
    await app.deliver();
    app.clock.advance(hour);
    await app.post(await ask()).expect(303);
    app.clock.advance(120 * hour);
    await app.deliver();
    const old = mails().find(({ mail }) => mail.kind === 'signup-confirmed');
    expect(old?.recipient?.address).toBe(before);
    await bounce(old);
    expect({ after: bounces(after), before: bounces(before) }).toEqual({ after: 0, before: 1 });
    const changed = mails().find(({ mail }) => mail.kind === 'signup-changed');
    expect(changed?.recipient?.address).toBe(after);
  });
});

describe('calendars', () => {
  const calendarOf = async (address: string) => {
    const [mail] = await mailedTo(app, address);
    const file = mail?.attachments[0]?.content.toString('utf8');
    return file === undefined ? null : readAsThunderbird(file);
  };

  test('of the address before lose the entry, and that of the new one is newer', async () => {
    await app.post(await ask()).expect(303);
    const old = await calendarOf(before);
    const invited = await calendarOf(after);
    expect(old?.value('method')).toBe('CANCEL');
    expect(old?.entries[0]?.attendees.map(({ address }) => address)).toEqual([`mailto:${before}`]);
    expect(invited?.value('method')).toBe('REQUEST');
    expect(invited?.entries[0]?.attendees.map(({ address }) => address)).toEqual([
      `mailto:${after}`,
    ]);
    const sequences = [old, invited].map((calendar) => calendar?.entries[0]?.sequence ?? 0);
    expect(sequences).toEqual([signup.sequence + 1, signup.sequence + 2]);
    expect(old?.entries[0]?.uid).toBe(invited?.entries[0]?.uid);
  });

  test('of who only waits had no entry to lose', async () => {
    signup = await insertSignup(app.services, event, { email: 'w@example.org', state: 'waiting' });
    await app.post(await ask()).expect(303);
    expect(now()).toMatchObject({ email: after, state: 'waiting' });
    expect(await calendarOf('w@example.org')).toBeNull();
    const [notice] = await mailedTo(app, 'w@example.org');
    expect(notice?.subject).toContain('Your sign-up has moved');
  });
});

describe('the address before', () => {
  test('is told even of who cancels at once what they took, and what to do', async () => {
    const answer = await app.post(await ask()).expect(303);
    const path = new URL(String(answer.headers['location']), app.baseUrl).pathname;
    await app.post(`${path}/cancellation`).expect(303);
    const [notice, ...others] = await mailedTo(app, before);
    expect(others).toEqual([]);
    expect(notice?.text?.replaceAll(/\s+/g, ' ')).toContain('Please reply to this email');
    expect(notice?.html).toContain('Please reply to this email');
  });

  test('is what organizers find the sign-up by, and what was done to it', async () => {
    await app.post(await ask()).expect(303);
    const organizer = app.visitor({ Cookie: await signedInOrganizer(app.services) });
    const list = await organizer.get(withQuery(consoleSignUpsAddress(event.slug), { q: before }));
    expect(list.text).toContain(after);
    const log = await organizer.get(withQuery(consoleAuditAddress, { q: before }));
    expect(log.text).toContain('Moved a sign-up to another email address');
    const none = await organizer.get(withQuery(consoleAuditAddress, { q: 'nobody@example.org' }));
    expect(none.text).not.toContain('Moved a sign-up');
  });

  test('gets the new link sent to the new one alone', async () => {
    const old = ownPagePath(app.services, signup);
    await app.post(await ask()).expect(303);
    await app.post(`${old}/link`).expect(303);
    expect(await mailedTo(app, before)).toHaveLength(1);
    const [link] = await mailedTo(app, after);
    expect(link?.text).toContain('/signups/');
  });
});

describe('two at once', () => {
  test('who confirm the same link move it once', async () => {
    const confirmation = await ask();
    const answers = await Promise.all([app.post(confirmation), app.post(confirmation)]);
    expect(answers.map(({ status }) => status)).toEqual([303, 303]);
    expect(now()?.generation).toBe(2);
    expect(mails().filter(({ mail }) => mail.kind === 'signup-moved')).toHaveLength(1);
  });

  test('who move to the same address: one does, the other is told', async () => {
    const other = await insertSignup(app.services, event, { email: 'bea@example.org' });
    const links = [await ask(), await askForAddress(app, other, after)];
    await Promise.all(links.map((link) => app.post(link).expect(303)));
    const emails = [signup, other].map(({ id }) => app.services.db.signups.byId(id)?.email);
    expect(emails.filter((email) => email === after)).toHaveLength(1);
  });
});

test('a sign-up that nobody confirmed does not keep an address from who owns it', async () => {
  const typedIn = await insertSignup(app.services, event, { email: after, state: 'unconfirmed' });
  await app.post(await ask()).expect(303);
  expect(now()).toMatchObject({ email: after, state: 'confirmed' });
  expect(app.services.db.signups.byId(typedIn.id)?.state).toBe('cancelled');
  expect(app.services.db.events.byId(event.id)?.seatsTaken).toBe(2);
});

test('an address that was taken is free once its own sign-up is cancelled, by the same link', async () => {
  const other = await insertSignup(app.services, event, { email: after });
  const confirmation = await ask();
  await app.post(confirmation).expect(303);
  expect(now()?.email).toBe(before);
  await app.post(`${ownPagePath(app.services, other)}/cancellation`).expect(303);
  await app.post(confirmation).expect(303);
  expect(now()?.email).toBe(after);
});
