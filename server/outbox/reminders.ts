import type { Store } from '../../db/database.ts';
import type { Event, Signup } from '../../db/schema.ts';
import { scheduleOf } from '../time/eventSchedule.ts';
import { isOver } from '../time/lifetime.ts';
import { newPublicId } from '../web/signedLinks.ts';
import { kindsOfMail } from './mailKinds.ts';
import {
  plannedReminders,
  reminderKinds,
  reminderTimes,
  type ReminderKind,
  type ReminderTimes,
} from './reminderTimes.ts';

/*
 * A reminder is one row of the outbox for everybody of an event, made in the write that gives the first
 * of them a seat, and fanned out when it is due (`feedReminders.ts`). When its mails are sent, each is
 * made from what holds then, and dropped where nobody needs it any more: what is done here keeps the
 * outbox tidy, that keeps people from harm.
 */

/** Thanks that were written later than they are due still go out within this time of it. */
const lateThanks = 14 * 86_400_000;

/** How long organizers can still mend thanks that were written late, in milliseconds. */
const thanksPause = 15 * 60_000;

/**
 * Sees to it that somebody who has just got a seat is reminded: what the event has planned already is
 * for them, too. Those whose time has passed are skipped.
 *
 * Runs inside the write that confirmed the sign-up.
 */
export function scheduleReminders(
  store: Store,
  event: Event,
  signup: Pick<Signup, 'state'>,
  now: number,
): void {
  if (signup.state !== 'confirmed' || event.state !== 'published') return;
  const times = reminderTimes(event, scheduleOf(event), now);
  const planned = store.reminders.kindsOfEvent(event.id);
  for (const kind of reminderKinds) {
    const dueAt = times[kind];
    if (dueAt !== null && !planned.includes(kind)) plan(store, event, kind, dueAt, now);
  }
}

/**
 * Moves the reminders of everybody after an event was changed: to their new times, away where they
 * were switched off or their new time has passed, and anew where the old ones told of another start.
 *
 * Runs inside the write that changed the event.
 *
 * @param before the event as it was
 */
export function moveReminders(store: Store, before: Event, event: Event, now: number): void {
  if (event.state !== 'published') return;
  const planned = plannedReminders(event, scheduleOf(event));
  for (const kind of reminderKinds)
    if (isAffected(kind, before, event, planned))
      moveKind(store, before, event, kind, planned, now);
}

/** Takes back the reminders of somebody who does not come; those for everybody stay if anybody does. */
export function removeReminders(
  store: Store,
  { id, eventId }: Pick<Signup, 'id' | 'eventId'>,
  now: number,
): void {
  store.reminders.removeOfSignup(id, reminderKinds, now);
  store.reminders.removeNeedless(eventId);
}

/** Takes back the reminders of everybody: the event does not take place. */
export function removeAllReminders(store: Store, eventId: number, now: number): void {
  for (const kind of reminderKinds) store.reminders.removeOfEvent(eventId, kind, now);
}

/** Most edits change nothing of it, and an event may have thousands of attendees. */
function isAffected(
  kind: ReminderKind,
  before: Event,
  event: Event,
  planned: ReminderTimes,
): boolean {
  return (
    before.startsAt !== event.startsAt ||
    plannedReminders(before, scheduleOf(before))[kind] !== planned[kind] ||
    (kind === 'signup-joining-link' && wayIsNew(before, event))
  );
}

function moveKind(
  store: Store,
  before: Event,
  event: Event,
  kind: ReminderKind,
  planned: ReminderTimes,
  now: number,
): void {
  const { startsAt } = event;
  const plannedAt = planned[kind];
  if (plannedAt === null) return store.reminders.removeOfEvent(event.id, kind, now);

  const dueAt = plannedAt > now ? plannedAt : lateTime(kind, before, event, plannedAt, now);
  if (dueAt === null) {
    // What reminds of another start is wrong now; what reminds of this one is late already.
    store.reminders.removeOfEvent(event.id, kind, now, { startsAt });
    return store.reminders.hasten(event.id, kind, startsAt, now);
  }
  // What was fanned out and has not left is fanned out again, at the other time.
  store.reminders.recall(event.id, kind, now);
  const row = store.reminders.ofEvent(event.id).find((other) => other.kind === kind);
  if (row) store.reminders.move(row.id, { startsAt, dueAt });
  else if (someoneLacks(store, event, kind, dueAt)) plan(store, event, kind, dueAt, now);
}

/** Whether anybody has a seat who was not yet reminded of this start. */
function someoneLacks(store: Store, event: Event, kind: ReminderKind, dueAt: number): boolean {
  const { id: eventId, startsAt } = event;
  return store.reminders.next({ eventId, kind, dueAt, startsAt, fedThrough: 0 }, 1).length > 0;
}

/** When a mail is sent whose planned time has passed, because only now there is something to tell. */
function lateTime(
  kind: ReminderKind,
  before: Event,
  event: Event,
  plannedAt: number,
  now: number,
): number | null {
  if (kind === 'signup-joining-link')
    return (wayIsNew(before, event) || hourIsNew(before, event)) && !isOver(event, now)
      ? now
      : null;
  if (kind === 'event-thanks')
    return before.thanks === '' && now - plannedAt < lateThanks ? now + thanksPause : null;
  return null;
}

/** Nobody could say how long it is until the start, and now it is less than was to be waited. */
function hourIsNew(before: Event, event: Event): boolean {
  return before.startPrecision === 'day' && event.startPrecision === 'hour';
}

/** People could not join a moment ago, and now they can. */
function wayIsNew(before: Event, event: Event): boolean {
  return !hasWayToJoin(before) && hasWayToJoin(event);
}

/** Whether the attendee's own page tells how to join. */
export function hasWayToJoin({ joinUrl, joinNote }: Pick<Event, 'joinUrl' | 'joinNote'>): boolean {
  return joinUrl !== '' || joinNote !== '';
}

function plan(
  store: Store,
  { id: eventId, startsAt }: Event,
  kind: ReminderKind,
  dueAt: number,
  now: number,
): void {
  const { priority } = kindsOfMail[kind];
  const messageKey = newPublicId();
  store.reminders.insert({ eventId, kind, startsAt, dueAt, messageKey, priority, createdAt: now });
}
