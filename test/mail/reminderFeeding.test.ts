import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Event, Signup } from '../../db/schema.ts';
import { editEvent } from '../../server/events/editEvent.ts';
import { detailsOf } from '../../server/events/eventDetails.ts';
import { mailboxTransport } from '../../server/mail/transport.ts';
import { mailWorker } from '../../server/mail/worker.ts';
import { feedReminders } from '../../server/outbox/feedReminders.ts';
import type { Services } from '../../server/services.ts';
import { cancelSignup } from '../../server/signups/cancelSignup.ts';
import { buildSchedule } from '../../server/time/schedule.ts';
import type { TestClock } from '../helpers/app.ts';
import { insertEvent } from '../helpers/events.ts';
import { insertSignup, mailServices } from '../helpers/mails.ts';
import { signUpAttendee } from '../helpers/signups.ts';

/* A reminder is one row for everybody of an event, and becomes a mail for each when it is due. */

let services: Services;
let clock: TestClock;
beforeEach(() => {
  ({ services, clock } = mailServices());
});
afterEach(() => services.db.close());

const zone = 'America/New_York';
const at = (startLocal: string) => {
  const built = buildSchedule({ zone, startLocal, announcedZones: [] });
  if (!built.ok) throw new Error(JSON.stringify(built.problems));
  return built.schedule;
};
const dayBefore = () => clock.set(at('2024-01-20T10:00').start.instant);

/** More people than one slice. */
const crowd = 230;

async function signUpCrowd(event: Event): Promise<Signup[]> {
  return Promise.all(Array.from({ length: crowd }, (_, index) => signUp(event, `person${index}`)));
}

const signUp = (event: Event, name: string) =>
  signUpAttendee(services, event, { name: 'Ada Example', email: `${name}@example.org` });

const rows = () => services.db.outbox.list({}, 10_000, 0).found.map(({ mail }) => mail);
const ofDay = () => rows().filter(({ kind }) => kind === 'signup-reminder-day');
const reminded = () => ofDay().flatMap(({ signupId }) => signupId ?? []);
const ascending = (one: number, other: number) => one - other;
const drain = () => mailWorker(services, mailboxTransport(services)).drain();

async function move(event: Event, startLocal: string): Promise<void> {
  const current = services.db.events.byId(event.id) ?? event;
  const organizer = await services.db.write((store) =>
    store.organizers.insert(
      {
        name: 'Bo Example',
        email: `bo${Math.random()}@example.org`,
        emailKey: `bo${Math.random()}@example.org`,
        language: 'en',
        invitedAt: 0,
        digest: 'off',
      },
      { role: 'owner' },
    ),
  );
  const { kind } = await editEvent(services, {
    eventId: event.id,
    organizerId: organizer.id,
    details: { ...detailsOf(current), slug: null, schedule: at(startLocal) },
    seenAt: current.updatedAt,
  });
  expect(kind).toBe('saved');
}

describe('a reminder', () => {
  test('is one row, however many sign up, and a move of the event changes that one alone', async () => {
    const event = await insertEvent(services);
    await signUpCrowd(event);
    const before = services.db.reminders.ofEvent(event.id);
    expect(before).toHaveLength(3);
    expect(ofDay()).toHaveLength(1);
    await move(event, '2024-01-28T14:30');
    const after = services.db.reminders.ofEvent(event.id);
    expect(after.map(({ id }) => id)).toEqual(before.map(({ id }) => id));
    expect(ofDay()).toHaveLength(1);
  });

  test('goes to everybody once, in slices', async () => {
    const event = await insertEvent(services);
    const people = await signUpCrowd(event);
    dayBefore();
    const sizes: number[] = [];
    while (await feedReminders(services)) sizes.push(reminded().length);
    expect(sizes).toEqual([100, 200, 230]);
    expect(reminded().toSorted(ascending)).toEqual(people.map(({ id }) => id));
    await drain();
    expect(ofDay().every(({ state }) => state === 'sent')).toBe(true);
    expect(services.db.reminders.ofEvent(event.id).map(({ kind }) => kind)).not.toContain(
      'signup-reminder-day',
    );
  });

  test('whose program is killed in between goes on where it was', async () => {
    const event = await insertEvent(services);
    const people = await signUpCrowd(event);
    dayBefore();
    await feedReminders(services);
    // The second slice does not reach the disk.
    const killed = services.db.write((store) => {
      const [reminder] = store.reminders.ofEvent(event.id);
      if (reminder) store.reminders.feed(reminder.id, Number.MAX_SAFE_INTEGER);
      throw new Error('killed');
    });
    await expect(killed).rejects.toThrow('killed');
    await drain();
    expect(reminded().toSorted(ascending)).toEqual(people.map(({ id }) => id));
  });

  test('that several feed at once is fed by one after the other', async () => {
    const event = await insertEvent(services);
    await signUpCrowd(event);
    dayBefore();
    await Promise.all(Array.from({ length: 8 }, () => feedReminders(services)));
    expect(reminded()).toHaveLength(crowd);
    expect(new Set(reminded()).size).toBe(crowd);
  });

  test('does not wait behind mails that are due without end', async () => {
    const event = await insertEvent(services);
    await signUpCrowd(event);
    await drain();
    dayBefore();
    await signUp(event, 'another');
    await drain();
    expect(reminded()).toHaveLength(crowd);
  });
});

describe('the row that stands for everybody', () => {
  test('is handed to nobody as a mail', async () => {
    const event = await insertEvent(services);
    await signUp(event, 'ada');
    await drain();
    dayBefore();
    const now = clock.now;
    expect(services.db.reminders.firstDue(now)?.eventId).toBe(event.id);
    expect(services.db.outbox.anyDue(now)).toBe(false);
    const claim = { leaseToken: 'any', leasedUntil: now + 1000, now, limit: 10 };
    expect(await services.db.mark((outbox) => outbox.claim(claim))).toEqual([]);
  });

  test('is hastened by who changes the reminder of this start, and of no other', async () => {
    const event = await insertEvent(services);
    await signUp(event, 'ada');
    const kind = 'signup-reminder-day';
    const now = clock.now;
    const hasten = (startsAt: number) =>
      services.db.write((store) => store.reminders.hasten(event.id, kind, startsAt, now));
    const due = () =>
      services.db.reminders.ofEvent(event.id).find((reminder) => reminder.kind === kind)?.dueAt;
    await hasten(event.startsAt + 60_000);
    expect(due()).toBeGreaterThan(now);
    await hasten(event.startsAt);
    expect(due()).toBe(now);
  });

  test('goes on behind those it has reached, also where their mail was not sent', async () => {
    const event = await insertEvent(services);
    const people = await signUpCrowd(event);
    const [reminder] = services.db.reminders.ofEvent(event.id);
    if (!reminder) throw new Error('there is no reminder');
    const fedThrough = people[9]?.id ?? 0;
    const next = services.db.reminders.next({ ...reminder, fedThrough }, 3);
    expect(next).toEqual(people.slice(10, 13).map(({ id }) => id));
  });
});

describe('who gets it', () => {
  test('was mailed about the event before', async () => {
    const event = await insertEvent(services);
    const { id } = await signUp(event, 'ada');
    await insertSignup(services, event, { email: 'bo@example.org' });
    await drain();
    dayBefore();
    await drain();
    expect(reminded()).toEqual([id]);
  });

  test('had a seat before it was due, and not who came or was promoted in the meantime', async () => {
    const event = await insertEvent(services, { capacity: 2 });
    const [first, second, third] = [
      await signUp(event, 'first'),
      await signUp(event, 'second'),
      await signUp(event, 'third'),
    ];
    dayBefore();
    await cancelSignup(services, first.id, 'attendee');
    expect(services.db.signups.byId(third.id)?.state).toBe('confirmed');
    await drain();
    expect(reminded()).toEqual([second.id]);
  });

  test('is still to be reminded when the event moves in the middle, nobody twice of one start', async () => {
    const event = await insertEvent(services);
    const people = await signUpCrowd(event);
    dayBefore();
    await feedReminders(services);
    await drain();
    const atFirst = ofDay().filter(({ state }) => state === 'sent');
    expect(atFirst).toHaveLength(crowd);
    await move(event, '2024-01-28T14:30');
    await move(event, '2024-01-21T14:31');
    await move(event, '2024-01-28T14:30');
    clock.set(at('2024-01-27T10:00').start.instant);
    await feedReminders(services);
    await move(event, '2024-01-29T14:30');
    clock.set(at('2024-01-28T10:00').start.instant);
    await drain();
    const sent = ofDay().filter(({ state }) => state === 'sent');
    const starts = sent.map(
      ({ signupId, detail }) => `${signupId} ${String(detail?.['startsAt'])}`,
    );
    expect(new Set(starts).size).toBe(starts.length);
    expect(sent).toHaveLength(2 * people.length);
  });
});
