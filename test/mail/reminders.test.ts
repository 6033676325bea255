import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Event, Signup } from '../../db/schema.ts';
import { cancelEvent } from '../../server/events/cancelEvent.ts';
import { feedReminders } from '../../server/outbox/feedReminders.ts';
import type { Services } from '../../server/services.ts';
import { cancelSignup } from '../../server/signups/cancelSignup.ts';
import type { TestClock } from '../helpers/app.ts';
import { insertEvent } from '../helpers/events.ts';
import { mailServices } from '../helpers/mails.ts';
import { quietOrganizer } from '../helpers/organizer.ts';
import {
  insertPanel,
  optionalMails,
  plannedMails,
  runUntil,
  sentMails,
  signUpFor,
  startAt as at,
  usualReminders as usual,
} from '../helpers/reminders.ts';

let services: Services;
let clock: TestClock;
let organizerId: number;

beforeEach(async () => {
  ({ services, clock } = mailServices());
  organizerId = await quietOrganizer(services);
});
afterEach(() => services.db.close());
const instantOf = (local: string) => at(local).start.instant;

const panel = (values?: Parameters<typeof insertPanel>[1]) => insertPanel(services, values);

const signUp = (event: Event, name?: string) => signUpFor(services, event, name);

const rows = (event: Event, signup?: Signup) => optionalMails(services, event, signup);

const planned = (event: Event, signup?: Signup) => plannedMails(services, event, signup);

const until = (local: string) => runUntil(services, clock, local);

const sent = (event: Event, signup?: Signup) => sentMails(services, event, signup);
const subjects = () =>
  services.db.mailbox
    .newest(100)
    .map(({ subject }) => subject)
    .toReversed();

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
    expect(sent(event)).toEqual([
      'signup-reminder-day',
      'signup-reminder-soon',
      'signup-joining-link',
    ]);
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
