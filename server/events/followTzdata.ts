import type { Store } from '../../db/database.ts';
import type { Event } from '../../db/schema.ts';
import { moveReminders } from '../outbox/reminders.ts';
import type { Services } from '../services.ts';
import { scheduleColumns, scheduleOf } from '../time/eventSchedule.ts';
import { isOver, overBy } from '../time/lifetime.ts';
import { recomputeSchedule, type RecomputedSchedule } from '../time/recomputeSchedule.ts';
import { tzdataVersion, type Schedule } from '../time/schedule.ts';
import { calendarChange } from './eventChanges.ts';
import { mailEventChange } from './mailEventChange.ts';
import { readEvents } from './readableEvents.ts';

/** What new tz data did to the events that are still to come; each is named by its id. */
export interface TzdataOutcome {
  /** Put at other instants; attendees are told. */
  moved: number[];
  /** No schedule can stand any more, or the row cannot be read: left as they are. */
  left: number[];
}

/**
 * Puts events that are still to come where the tz data of this process puts them. What was
 * announced stays: wall time, zone and occurrence. What follows from it, the instants, is computed
 * anew wherever it is another one; SEQUENCE rises, the audit log says why, and attendees get one mail.
 * All of it is one write.
 *
 * Runs at every start: only an upgrade brings other tz data.
 */
export async function followTzdata(services: Services): Promise<TzdataOutcome> {
  const { db, log } = services;
  const now = services.clock();
  const outcome = await db.write((store): TzdataOutcome => {
    const ids = store.events.unfinishedIds(overBy(now));
    const { results, unreadable } = readEvents(store, ids, (event) => ({
      event,
      recomputed: recomputeSchedule(scheduleOf(event)),
    }));
    const moved: number[] = [];
    const left = [...unreadable];
    for (const { event, recomputed } of results) {
      if (isOver(event, now)) continue;
      if (recomputed.kind === 'unchanged') noteVersion(store, event);
      else if (recomputed.kind === 'same-days') redraw(store, event, recomputed.schedule, now);
      else if (!canStand(recomputed)) left.push(event.id);
      else {
        move(store, event, recomputed, now);
        moved.push(event.id);
      }
    }
    return { moved, left };
  });
  const tzdata = tzdataVersion();
  if (outcome.moved.length > 0)
    log.warn({ tzdata, events: outcome.moved }, 'events moved by new tz data');
  if (outcome.left.length > 0)
    log.error({ tzdata, events: outcome.left }, 'events that new tz data cannot place');
  return outcome;
}

/** A day begins at another instant and is the same day: nobody sees it, but reminders go by it. */
function redraw(store: Store, event: Event, schedule: Schedule, now: number): void {
  const saved = store.events.update(event.id, scheduleColumns(schedule, tzdataVersion()));
  moveReminders(store, event, saved, now);
}

type MovedSchedule = Extract<RecomputedSchedule, { kind: 'moved' }>;

/** Nobody sees by which release the same instant was found: it is no change of the event. */
function noteVersion(store: Store, event: Event): void {
  const tzdata = tzdataVersion();
  if (event.tzdata !== tzdata) store.events.update(event.id, { tzdata });
}

/** Where clocks now jump over one of its times, an event could end before it starts. */
function canStand({ schedule: { start, end, assembly } }: MovedSchedule): boolean {
  return (
    (end === null || end.instant > start.instant) &&
    (assembly === null || assembly.instant <= start.instant)
  );
}

function move(store: Store, event: Event, { schedule, moved }: MovedSchedule, now: number): void {
  const announced = event.state === 'published';
  const tzdata = tzdataVersion();
  const saved = store.events.update(event.id, {
    ...scheduleColumns(schedule, tzdata),
    sequence: event.sequence + 1,
    scheduledAt: now,
    updatedAt: Math.max(now, event.updatedAt + 1),
  });
  store.audit.append({
    at: now,
    by: 'system',
    action: 'event-recomputed',
    eventId: event.id,
    detail: {
      tzdataBefore: event.tzdata,
      tzdata,
      times: moved.map(({ field }) => field).join(' '),
      before: moved[0]?.from.instant ?? null,
      now: moved[0]?.to.instant ?? null,
    },
  });
  moveReminders(store, event, saved, now);
  const earlier = calendarChange(event, saved);
  // Nothing is still being edited: whoever plans by the old hour shall hear of it at once.
  if (announced && earlier !== null)
    mailEventChange(store, saved, { ...earlier, clocks: true }, now, 0);
}
