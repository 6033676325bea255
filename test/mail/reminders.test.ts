import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Event, OutboxMail, Signup } from '../../db/schema.ts';
import { cancelEvent } from '../../server/events/cancelEvent.ts';
import { editEvent } from '../../server/events/editEvent.ts';
import { detailsOf, type EventDetails } from '../../server/events/eventDetails.ts';
import { mailboxTransport } from '../../server/mail/transport.ts';
import { mailWorker } from '../../server/mail/worker.ts';
import { feedReminders } from '../../server/outbox/feedReminders.ts';
import type { Services } from '../../server/services.ts';
import { cancelSignup } from '../../server/signups/cancelSignup.ts';
import { wallTime } from '../../server/time/clock.ts';
import { buildSchedule, type Schedule } from '../../server/time/schedule.ts';
import type { TestClock } from '../helpers/app.ts';
import { insertEvent } from '../helpers/events.ts';
import { mailServices } from '../helpers/mails.ts';
import { signUpAttendee } from '../helpers/signups.ts';

let services: Services;
let clock: TestClock;
let organizerId: number;

beforeEach(async () => {
  ({ services, clock } = mailServices());
  organizerId = await services.db.write(
    (store) =>
      store.organizers.insert({
        name: 'Bo Example',
        email: 'bo@example.org',
        emailKey: 'bo@example.org',
        language: 'en',
        invitedAt: 0,
        digest: 'off',
      }).id,
  );
});
afterEach(() => services.db.close());

const zone = 'America/New_York';
const at = (local: string): Schedule => {
  const built = buildSchedule({ zone, startLocal: local, announcedZones: [] });
  if (!built.ok) throw new Error(JSON.stringify(built.problems));
  return built.schedule;
};
const instantOf = (local: string) => at(local).start.instant;

/** An online panel on Sunday, January 21, 14:30; the clock stands at January 10. */
async function panel(values: Parameters<typeof insertEvent>[1] = {}): Promise<Event> {
  return insertEvent(services, {
    kind: 'online',
    joinUrl: 'https://join.example.org/secret-room',
    ...values,
  });
}

async function signUp(event: Event, name = 'ada'): Promise<Signup> {
  return signUpAttendee(services, event, { name: 'Ada Example', email: `${name}@example.org` });
}

async function edit(event: Event, changes: Partial<EventDetails>): Promise<Event> {
  const current = services.db.events.byId(event.id) ?? event;
  const outcome = await editEvent(services, {
    eventId: event.id,
    organizerId,
    details: { ...detailsOf(current), slug: null, ...changes },
    seenAt: current.updatedAt,
  });
  if (outcome.kind !== 'saved') throw new Error(outcome.kind);
  return outcome.event;
}

const reminders = ['signup-reminder-day', 'signup-reminder-soon', 'signup-joining-link'];
const optional = [...reminders, 'event-thanks'];

function rows(event: Event, signup?: Signup) {
  return services.db.outbox
    .list({ eventId: event.id }, 1000, 0)
    .found.map(({ mail }) => mail)
    .filter(({ kind }) => optional.includes(kind))
    .filter((row) => signup === undefined || row.signupId === signup.id || isFor(row, signup))
    .toSorted((one, other) => one.dueAt - other.dueAt || one.id - other.id);
}

/** Whether a row that stands for everybody will become a mail to one of them. */
const isFor = ({ id, eventId }: OutboxMail, signup: Signup) =>
  services.db.reminders
    .ofEvent(eventId ?? 0)
    .filter((reminder) => reminder.id === id)
    .some((reminder) => services.db.reminders.next(reminder, 1000).includes(signup.id));

/** What waits for its time: the kind, and when, on the clocks of the event. */
const planned = (event: Event, signup?: Signup) =>
  rows(event, signup)
    .filter(({ state }) => state === 'due')
    .map(({ kind, dueAt }) => `${kind} ${wallTime(dueAt, zone)}`);

/** Lets the clock run to a time of the event's zone and everything go out that is due until then. */
async function until(local: string): Promise<void> {
  clock.set(instantOf(local));
  await mailWorker(services, mailboxTransport(services)).drain();
}

const sent = (event: Event, signup?: Signup) =>
  rows(event, signup)
    .filter(({ state }) => state === 'sent')
    .map(({ kind }) => kind);
const subjects = () =>
  services.db.mailbox
    .newest(100)
    .map(({ subject }) => subject)
    .toReversed();

const usual = [
  'signup-reminder-day 2024-01-20T10:00',
  'signup-reminder-soon 2024-01-21T13:30',
  'signup-joining-link 2024-01-21T14:15',
];

describe('reminders are made with the sign-up', () => {
  test('for the day before, shortly before, and to join', async () => {
    const event = await panel();
    await signUp(event);
    expect(planned(event)).toEqual(usual);
  });

  test('and sent in their turn, each saying what is next', async () => {
    const event = await panel();
    await signUp(event);
    await until('2024-01-20T09:59');
    expect(sent(event)).toEqual([]);
    await until('2024-01-20T10:00');
    expect(sent(event)).toEqual(['signup-reminder-day']);
    await until('2024-01-21T13:30');
    await until('2024-01-21T14:15');
    expect(sent(event)).toEqual(reminders);
    expect(subjects().slice(1)).toEqual([
      'Tomorrow: An example panel',
      'In about an hour: An example panel',
      'Join here: An example panel',
    ]);
  });

  test('never with the joining link: it is on the attendee’s own page', async () => {
    const event = await panel();
    await signUp(event);
    for (const time of ['2024-01-20T10:00', '2024-01-21T13:30', '2024-01-21T14:15'])
      await until(time);
    for (const { id } of services.db.mailbox.newest(100))
      expect(services.db.mailbox.byId(id)?.raw.toString()).not.toContain('secret-room');
  });

  test('but not those whose time has passed', async () => {
    const event = await panel();
    clock.set(instantOf('2024-01-20T10:00'));
    await signUp(event);
    expect(planned(event)).toEqual(usual.slice(1));
  });

  test('and none for who waits, until there is a seat', async () => {
    const event = await panel({ capacity: 1 });
    const first = await signUp(event, 'first');
    const second = await signUp(event, 'second');
    expect(planned(event, second)).toEqual([]);
    clock.set(instantOf('2024-01-20T20:00'));
    await cancelSignup(services, first.id, 'attendee');
    expect(planned(event, first)).toEqual([]);
    expect(planned(event, second)).toEqual(usual.slice(1));
  });
});

describe('a cancellation', () => {
  test('takes the reminders of the one who cancels, and nobody else’s', async () => {
    const event = await panel();
    const [one, other] = [await signUp(event, 'one'), await signUp(event, 'other')];
    await cancelSignup(services, one.id, 'attendee');
    expect(planned(event, one)).toEqual([]);
    expect(planned(event, other)).toEqual(usual);
  });

  test('that comes while a worker holds the reminder still stops it', async () => {
    const event = await panel();
    const signup = await signUp(event);
    clock.set(instantOf('2024-01-20T10:00'));
    await feedReminders(services);
    await services.db.write((store) =>
      store.outbox.claim({
        leaseToken: 'a worker that died',
        leasedUntil: clock.now + 60_000,
        now: clock.now,
        limit: 10,
      }),
    );
    await cancelSignup(services, signup.id, 'attendee');
    await until('2024-01-20T10:05');
    expect(rows(event).map(({ state, lastResult }) => [state, lastResult])).toEqual([
      ['dropped', 'cancelled'],
    ]);
  });

  test('of the event takes those of everybody', async () => {
    const event = await panel();
    await signUp(event, 'one');
    await signUp(event, 'other');
    await cancelEvent(services, event.id, organizerId, '');
    expect(rows(event)).toEqual([]);
  });
});

describe('a change of the schedule', () => {
  test('moves them, and moves them again', async () => {
    const event = await panel();
    await signUp(event);
    await edit(event, { schedule: at('2024-01-28T11:00') });
    expect(planned(event)).toEqual([
      'signup-reminder-day 2024-01-27T10:00',
      'signup-reminder-soon 2024-01-28T10:00',
      'signup-joining-link 2024-01-28T10:45',
    ]);
    await edit(event, { schedule: at('2024-01-25T19:00') });
    expect(planned(event)).toEqual([
      'signup-reminder-day 2024-01-24T10:00',
      'signup-reminder-soon 2024-01-25T18:00',
      'signup-joining-link 2024-01-25T18:45',
    ]);
    await until('2024-01-21T14:20');
    expect(sent(event)).toEqual([]);
  });

  test('reminds anew whoever was reminded of the old time', async () => {
    const event = await panel();
    await signUp(event);
    await until('2024-01-20T10:00');
    await edit(event, { schedule: at('2024-01-28T11:00') });
    expect(sent(event)).toEqual(['signup-reminder-day']);
    expect(planned(event)).toEqual([
      'signup-reminder-day 2024-01-27T10:00',
      'signup-reminder-soon 2024-01-28T10:00',
      'signup-joining-link 2024-01-28T10:45',
    ]);
  });

  test('to a time that is near leaves out what is past', async () => {
    const event = await panel();
    await signUp(event);
    clock.set(instantOf('2024-01-12T12:00'));
    await edit(event, { schedule: at('2024-01-12T12:30') });
    expect(planned(event)).toEqual(['signup-joining-link 2024-01-12T12:15']);
  });

  test('of anything else leaves them alone, those just being tried too', async () => {
    const event = await panel();
    await signUp(event);
    await until('2024-01-20T10:00');
    await edit(event, { title: 'Another title', description: 'More words.' });
    expect(sent(event)).toEqual(['signup-reminder-day']);
    expect(planned(event)).toEqual(usual.slice(1));
  });

  test('leaves a reminder that a worker held with the old time unsent', async () => {
    const event = await panel();
    await signUp(event);
    clock.set(instantOf('2024-01-20T10:00'));
    await feedReminders(services);
    await services.db.write((store) =>
      store.outbox.claim({
        leaseToken: 'a worker that died',
        leasedUntil: clock.now + 60_000,
        now: clock.now,
        limit: 10,
      }),
    );
    await edit(event, { schedule: at('2024-01-28T11:00') });
    await until('2024-01-20T10:30');
    expect(sent(event)).toEqual([]);
    expect(rows(event).map(({ state }) => state)).toContain('dropped');
    expect(planned(event)).toContain('signup-reminder-day 2024-01-27T10:00');
  });
});

describe('the organizers', () => {
  test('set other times, switch reminders off and on again', async () => {
    const event = await panel();
    await signUp(event);
    await edit(event, { dayReminderHour: 18, soonReminderMinutes: 30, joiningLinkMinutes: 0 });
    expect(planned(event)).toEqual([
      'signup-reminder-day 2024-01-20T18:00',
      'signup-reminder-soon 2024-01-21T14:00',
    ]);
    await edit(event, { dayReminderHour: null, soonReminderMinutes: 0 });
    expect(planned(event)).toEqual([]);
    await edit(event, { dayReminderHour: 10, soonReminderMinutes: null, joiningLinkMinutes: 15 });
    expect(planned(event)).toEqual(usual);
  });

  test('who change the hour after the reminder has gone do not remind twice', async () => {
    const event = await panel();
    await signUp(event);
    await until('2024-01-20T10:00');
    await edit(event, { dayReminderHour: 18 });
    expect(planned(event)).toEqual(usual.slice(1));
  });

  test('who want an earlier reminder when it is late have it sent at once', async () => {
    const event = await panel();
    await signUp(event);
    clock.set(instantOf('2024-01-21T12:00'));
    await edit(event, { soonReminderMinutes: 180 });
    await until('2024-01-21T12:01');
    expect(sent(event)).toContain('signup-reminder-soon');
  });

  test('who enter the joining link late have it mailed at once', async () => {
    const event = await panel({ joinUrl: '' });
    await signUp(event);
    await until('2024-01-21T14:15');
    expect(rows(event).at(-1)).toMatchObject({ state: 'dropped', lastResult: 'no-way-to-join' });
    clock.set(instantOf('2024-01-21T14:25'));
    await edit(event, { joinUrl: 'https://join.example.org/room' });
    await until('2024-01-21T14:26');
    expect(sent(event)).toContain('signup-joining-link');
    await edit(event, { joinUrl: 'https://join.example.org/other-room' });
    expect(planned(event)).toEqual([]);
  });

  test('who make an event online after all have the way to join mailed', async () => {
    const event = await panel({ kind: 'in-person', venue: 'Example Hall', joinUrl: '' });
    await signUp(event);
    expect(planned(event)).toEqual([
      'signup-reminder-day 2024-01-20T10:00',
      'signup-reminder-soon 2024-01-21T12:30',
    ]);
    await edit(event, { kind: 'online', venue: '', joinUrl: 'https://join.example.org/room' });
    expect(planned(event)).toEqual(usual);
  });

  test('who write thanks have them mailed on the morning after, to those who had a seat', async () => {
    const event = await panel({ capacity: 1 });
    const first = await signUp(event, 'first');
    await signUp(event, 'second');
    await edit(event, { thanks: 'It was **great**.' });
    await until('2024-01-22T09:59');
    expect(sent(event)).not.toContain('event-thanks');
    await until('2024-01-22T10:00');
    expect(sent(event, first)).toContain('event-thanks');
    expect(sent(event).filter((kind) => kind === 'event-thanks')).toHaveLength(1);
  });

  test('who write thanks days later have them mailed soon, once, as they read then', async () => {
    const event = await panel();
    await signUp(event);
    await until('2024-01-25T12:00');
    await edit(event, { thanks: 'Thank yuo.' });
    await edit(event, { thanks: 'Thank you.' });
    await until('2024-01-25T12:14');
    expect(sent(event)).not.toContain('event-thanks');
    await until('2024-01-25T12:15');
    const [newest] = services.db.mailbox.newest(1);
    expect(newest?.subject).toBe('Thank you: An example panel');
    expect(services.db.mailbox.byId(newest?.id ?? 0)?.raw.toString()).toContain('Thank you.');
    await edit(event, { thanks: 'Thank you all.' });
    await until('2024-01-26T12:00');
    expect(sent(event).filter((kind) => kind === 'event-thanks')).toHaveLength(1);
  });
});

describe('after a night without a mail server', () => {
  test('only the last reminder goes out, not all of them at once', async () => {
    const event = await panel();
    await signUp(event);
    await until('2024-01-21T14:20');
    expect(sent(event)).toEqual(['signup-joining-link']);
    expect(
      rows(event)
        .filter(({ state }) => state === 'dropped')
        .map(({ lastResult }) => lastResult),
    ).toEqual(['superseded', 'superseded']);
  });

  test('nobody is reminded of what has begun; how to join goes out as long as it lasts', async () => {
    const event = await panel();
    await signUp(event);
    await until('2024-01-21T15:00');
    expect(sent(event)).toEqual(['signup-joining-link']);
    const [newest] = services.db.mailbox.newest(1);
    expect(services.db.mailbox.byId(newest?.id ?? 0)?.raw.toString()).toContain('It has started.');
  });

  test('nobody who comes in person is told to come when it has begun', async () => {
    const event = await panel({ kind: 'in-person', venue: 'Example Hall', joinUrl: '' });
    await signUp(event);
    await until('2024-01-21T14:30');
    expect(sent(event)).toEqual([]);
    expect(rows(event).map(({ lastResult }) => lastResult)).toEqual(['over', 'over']);
  });

  test('nothing goes out once it is over', async () => {
    const event = await panel();
    await signUp(event);
    await until('2024-01-22T15:00');
    expect(sent(event)).toEqual([]);
  });
});

test('“tomorrow” is only said where it is tomorrow for the reader too', async () => {
  const event = await insertEvent(services, {}, { startLocal: '2024-01-21T23:30' });
  const signup = await signUp(event);
  await services.db.write((store) =>
    store.signups.update(signup.id, { zone: 'America/Argentina/Buenos_Aires' }),
  );
  await until('2024-01-20T10:00');
  expect(subjects().at(-1)).toBe('Coming up: An example panel');
});
