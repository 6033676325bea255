import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Event, Signup } from '../../db/schema.ts';
import { editEvent } from '../../server/events/editEvent.ts';
import { detailsOf, type EventDetails } from '../../server/events/eventDetails.ts';
import { feedReminders } from '../../server/outbox/feedReminders.ts';
import type { Services } from '../../server/services.ts';
import type { TestClock } from '../helpers/app.ts';
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

const rows = (event: Event, signup?: Signup) => optionalMails(services, event, signup);

const planned = (event: Event, signup?: Signup) => plannedMails(services, event, signup);

const until = (local: string) => runUntil(services, clock, local);

const sent = (event: Event, signup?: Signup) => sentMails(services, event, signup);

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
