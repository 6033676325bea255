import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Event } from '../../db/schema.ts';
import { cancelSignup } from '../../server/signups/cancelSignup.ts';
import { eventEndorsementsAddress, eventSignUpsAddress } from '../../templates/addresses.ts';
import { startTestApp, type TestApp } from '../helpers/app.ts';
import { insertEvent } from '../helpers/events.ts';
import { signUpInBrowser, signupOf } from '../helpers/signups.ts';

let app: TestApp;
beforeEach(async () => {
  app = await startTestApp();
});
afterEach(() => app.close());

const hour = 3_600_000;
const victim = { name: 'Ada Example', email: 'ada@example.org' };

async function signUp(event: Event, form: Record<string, string> = victim) {
  return app.visitor().post(eventSignUpsAddress(event.slug), form);
}

/** How many mails have reached an address, each sent when it was due. */
async function delivered(address = victim.email): Promise<number> {
  await app.deliver();
  return app.services.db.mailbox.newest(1000).filter(({ recipient }) => recipient === address)
    .length;
}

async function manyEvents(count: number): Promise<Event[]> {
  const events: Event[] = [];
  for (let at = 0; at < count; at += 1) events.push(await insertEvent(app.services));
  return events;
}

describe('whoever types somebody else’s address', () => {
  test('has it mailed six times in an hour and twenty times in a day, whatever the events', async () => {
    for (const event of await manyEvents(30)) await signUp(event);
    expect(await delivered()).toBe(6);
    app.clock.advance(hour);
    expect(await delivered()).toBe(12);
    app.clock.advance(22 * hour);
    expect(await delivered()).toBe(20);
  });

  test('meets the same answer and the same page when no mail is sent any more', async () => {
    const [first, ...others] = await manyEvents(22);
    if (!first) throw new Error('no event');
    const answer = await signUp(first);
    let last = answer;
    for (const event of others) last = await signUp(event);
    expect(last.status).toBe(answer.status);
    const shown = (location: string | undefined) => app.get(location ?? '').expect(200);
    const [one, other] = await Promise.all([
      shown(answer.headers['location']),
      shown(last.headers['location']),
    ]);
    const words = (text: string) => text.replace(/<[^>]*>/g, '').replace(/\s+/g, ' ');
    expect(words(other.text)).toBe(words(one.text));
  });

  test('gains nothing by signing it up again and again, even if its owner cancels each time', async () => {
    const event = await insertEvent(app.services);
    for (let at = 0; at < 12; at += 1) {
      for (let times = 0; times < 3; times += 1) await signUp(event);
      const { id } = signupOf(app.services, event, victim.email);
      await cancelSignup(app.services, id, 'attendee');
    }
    for (let hours = 0; hours < 24; hours += 1) {
      expect(await delivered()).toBeLessThanOrEqual(6 * (hours + 1));
      app.clock.advance(hour - 1);
    }
    expect(await delivered()).toBeLessThanOrEqual(20);
  });

  test('gains nothing by spelling it otherwise', async () => {
    for (const event of await manyEvents(10))
      await signUp(event, { ...victim, email: 'ADA@Example.ORG' });
    for (const event of await manyEvents(10)) await signUp(event);
    await app.deliver();
    expect(app.services.db.mailbox.newest(1000)).toHaveLength(6);
  });

  test('gains nothing by asking for co-sponsorship in between', async () => {
    for (const [at, event] of (await manyEvents(10)).entries()) {
      await app.services.db.write((store) =>
        store.events.update(event.id, { endorsementsOpen: true }),
      );
      await signUp(event);
      await app
        .visitor()
        .post(eventEndorsementsAddress(event.slug), {
          organization: `Example ${at}`,
          contactName: 'Bo Example',
          email: victim.email,
          listedAs: `Example ${at}`,
          authorized: 'yes',
        })
        .expect(303);
    }
    expect(await delivered()).toBe(6);
  });

  test('has nobody reminded of what they were never told of', async () => {
    const events = await manyEvents(25);
    for (const event of events) await signUp(event);
    app.clock.set(Date.UTC(2024, 0, 21, 19));
    const subjects = async () => {
      await delivered();
      return app.services.db.mailbox.newest(1000).map(({ subject }) => subject);
    };
    const all = await subjects();
    const reminders = all.filter((subject) => !subject.startsWith('You’re in'));
    expect(all.length - reminders.length).toBe(20);
    expect(reminders.length).toBeGreaterThan(0);
    expect(reminders.length % 20).toBe(0);
  });

  test('does not keep others from their mails', async () => {
    const events = await manyEvents(21);
    for (const event of events) await signUp(event);
    const [event] = events;
    if (!event) throw new Error('no event');
    await signUp(event, { name: 'Bea Example', email: 'bea@example.org' });
    expect(await delivered('bea@example.org')).toBe(1);
  });
});

describe('somebody who changes their mind often', () => {
  test('is told once, and how things stand then', async () => {
    const event = await insertEvent(app.services);
    const own = await signUpInBrowser(app, event, victim);
    for (let companions = 1; companions <= 9; companions += 1)
      await app.post(own, { name: 'Ada Example', companions }).expect(303);
    expect(await delivered()).toBe(6);
    app.clock.advance(hour);
    expect(await delivered()).toBe(7);
    const [newest] = app.services.db.mailbox.newest(1);
    const raw = newest ? app.services.db.mailbox.byId(newest.id)?.raw.toString() : '';
    expect(raw).toContain('9');
  });

  test('is told of it when the organizers cancel, however many mails there were', async () => {
    const events = await manyEvents(21);
    for (const event of events) await signUp(event);
    app.clock.advance(23 * hour);
    const before = await delivered();
    const [event] = events;
    const [signup] = app.services.db.signups.page(event?.id ?? 0, 0, 1);
    const organizer = await app.services.db.write((store) =>
      store.organizers.insert(
        {
          name: 'Bo Example',
          email: 'bo@example.org',
          emailKey: 'bo@example.org',
          language: 'en',
          invitedAt: app.clock.now,
        },
        { role: 'owner' },
      ),
    );
    await cancelSignup(app.services, signup?.id ?? 0, { organizerId: organizer.id });
    expect(await delivered()).toBe(before + 1);
  });
});
