import type { Event, OutboxMail, Signup } from '../../db/schema.ts';
import { mailboxTransport } from '../../server/mail/transport.ts';
import { mailWorker } from '../../server/mail/worker.ts';
import type { Services } from '../../server/services.ts';
import { wallTime } from '../../server/time/clock.ts';
import { buildSchedule, type Schedule } from '../../server/time/schedule.ts';
import type { TestClock } from './app.ts';
import { insertEvent } from './events.ts';
import { signUpAttendee } from './signups.ts';

/* An online panel in New York, those who signed up for it, and what reminds them. */

const zone = 'America/New_York';
const optional = [
  'signup-reminder-day',
  'signup-reminder-soon',
  'signup-joining-link',
  'event-thanks',
];

/** A start at a wall time of the panel's zone. */
export function startAt(local: string): Schedule {
  const built = buildSchedule({ zone, startLocal: local, announcedZones: [] });
  if (!built.ok) throw new Error(JSON.stringify(built.problems));
  return built.schedule;
}

/** On Sunday, January 21, 14:30; the clock stands at January 10. */
export function insertPanel(
  services: Services,
  values: Parameters<typeof insertEvent>[1] = {},
): Promise<Event> {
  return insertEvent(services, {
    kind: 'online',
    joinUrl: 'https://join.example.org/secret-room',
    ...values,
  });
}

export function signUpFor(services: Services, event: Event, name = 'ada'): Promise<Signup> {
  return signUpAttendee(services, event, { name: 'Ada Example', email: `${name}@example.org` });
}

/** The optional mails about an event, or those to one of its people. */
export function optionalMails({ db }: Services, event: Event, signup?: Signup): OutboxMail[] {
  return db.outbox
    .list({ eventId: event.id }, 1000, 0)
    .found.map(({ mail }) => mail)
    .filter(({ kind }) => optional.includes(kind))
    .filter((row) => signup === undefined || row.signupId === signup.id || isFor(row, signup))
    .toSorted((one, other) => one.dueAt - other.dueAt || one.id - other.id);

  /** Whether a row that stands for everybody will become a mail to one of them. */
  function isFor({ id, eventId }: OutboxMail, { id: signupId }: Signup): boolean {
    return db.reminders
      .ofEvent(eventId ?? 0)
      .filter((reminder) => reminder.id === id)
      .some((reminder) => db.reminders.next(reminder, 1000).includes(signupId));
  }
}

/** What waits for its time: the kind, and when, on the clocks of the event. */
export function plannedMails(services: Services, event: Event, signup?: Signup): string[] {
  return optionalMails(services, event, signup)
    .filter(({ state }) => state === 'due')
    .map(({ kind, dueAt }) => `${kind} ${wallTime(dueAt, zone)}`);
}

/** The kinds of what has gone. */
export function sentMails(services: Services, event: Event, signup?: Signup): string[] {
  return optionalMails(services, event, signup)
    .filter(({ state }) => state === 'sent')
    .map(({ kind }) => kind);
}

/** Lets the clock run to a time of the event's zone and everything go out that is due until then. */
export async function runUntil(services: Services, clock: TestClock, local: string): Promise<void> {
  clock.set(startAt(local).start.instant);
  await mailWorker(services, mailboxTransport(services)).drain();
}

/** What the panel's people are reminded of as long as nobody changes anything. */
export const usualReminders = [
  'signup-reminder-day 2024-01-20T10:00',
  'signup-reminder-soon 2024-01-21T13:30',
  'signup-joining-link 2024-01-21T14:15',
];
