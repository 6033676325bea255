import type { Store } from '../../db/database.ts';
import type { Event } from '../../db/schema.ts';
import { entryChanged } from '../calendar/eventEntry.ts';
import { moveReminders } from '../outbox/reminders.ts';
import type { Services } from '../services.ts';
import { firstDayOf, type Schedule } from '../time/schedule.ts';
import { calendarChange, changedParts } from './eventChanges.ts';
import { detailColumns, type EventDetails } from './eventDetails.ts';
import { mailEventChange } from './mailEventChange.ts';
import { promoteWaiting } from './promoteWaiting.ts';
import { seatsWithin } from './signupOpening.ts';

export type EventEdit =
  | { kind: 'saved'; event: Event }
  | { kind: 'unchanged'; event: Event }
  /** Somebody saved it after the form was opened; `event` is as they left it. */
  | { kind: 'stale'; event: Event }
  | { kind: 'cancelled' }
  | { kind: 'slug-taken'; slug: string }
  /** The event was announced under its address, which therefore stays. */
  | { kind: 'slug-announced' }
  | { kind: 'below-seats-taken'; seatsTaken: number };

export interface EventEditRequest {
  eventId: number;
  organizerId: number;
  details: EventDetails;
  /** `updatedAt` of the event as the form showed it. */
  seenAt: number;
  /** Under which the form was kept until now. */
  form?: string | null;
  /** Nobody pressed a button: it is saved while it is typed, and edits in a row are told as one. */
  whileTyped?: boolean;
}

/** Edits of a draft that follow each other within this time are one in the audit log, in milliseconds. */
const oneSitting = 30 * 60_000;

/**
 * Changes an event. Whatever calendars show otherwise after it raises SEQUENCE and DTSTAMP (RFC 5545,
 * sections 3.8.7.4 and 3.8.7.2), so that no program takes the new entry for the one it has. When,
 * where and under which title it takes place is mailed to those who signed up; other words reach
 * subscriptions, and mails that go out anyway. More seats go to the waiting list.
 */
export async function editEvent(services: Services, request: EventEditRequest): Promise<EventEdit> {
  const now = services.clock();
  return services.db.write((store) => edited(services, store, request, now));
}

/** The same within a write that changes more. */
export function edited(
  services: Pick<Services, 'config'>,
  store: Store,
  request: EventEditRequest,
  now: number,
): EventEdit {
  const before = store.events.byId(request.eventId);
  if (!before || before.state === 'cancelled') return { kind: 'cancelled' };
  const parts = changedParts(before, request.details);
  if (parts.length === 0) {
    dropForm(store, request);
    return { kind: 'unchanged', event: before };
  }
  if (before.updatedAt !== request.seenAt) return { kind: 'stale', event: before };
  const refusal = refusalOf(store, before, request.details);
  if (refusal) return refusal;
  dropForm(store, request);
  return { kind: 'saved', event: save(services, store, before, request, parts, now) };
}

function dropForm(store: Store, { form = null }: EventEditRequest): void {
  if (form !== null) store.drafts.removeForm(form);
}

function refusalOf(store: Store, event: Event, details: EventDetails): EventEdit | null {
  const { slug, capacity } = details;
  if (slug !== null && slug !== event.slug) {
    if (event.publishedAt !== null) return { kind: 'slug-announced' };
    if (store.events.bySlug(slug)) return { kind: 'slug-taken', slug };
  }
  return capacity !== null && capacity < seatsWithin(event)
    ? { kind: 'below-seats-taken', seatsTaken: seatsWithin(event) }
    : null;
}

function save(
  { config }: Pick<Services, 'config'>,
  store: Store,
  before: Event,
  { organizerId, details, whileTyped = false }: EventEditRequest,
  parts: readonly string[],
  now: number,
): Event {
  const saved = store.events.update(before.id, {
    ...detailColumns(details),
    slug: details.slug ?? before.slug,
    ...previousStart(before, details.schedule),
    // A form that was opened in this very millisecond must still be told apart.
    updatedAt: Math.max(now, before.updatedAt + 1),
  });
  const edit = { at: now, organizerId, eventId: before.id, parts };
  if (!(whileTyped && store.audit.joinEdit(edit, now - oneSitting)))
    store.audit.append({
      at: now,
      by: { organizerId },
      action: 'event-edited',
      eventId: before.id,
      detail: { parts: parts.join(' ') },
    });
  const earlier = calendarChange(before, saved);
  if (earlier !== null || entryChanged(before, saved, config))
    store.events.update(before.id, { sequence: before.sequence + 1, scheduledAt: now });
  if (earlier !== null) mailEventChange(store, saved, earlier, now, config.quietMinutes * 60_000);
  moveReminders(store, before, saved, now);
  promoteWaiting(store, before.id, now);
  return store.events.byId(before.id) ?? saved;
}

type PreviousStart = Pick<Event, 'previousStartsAt' | 'previousDay'>;

/**
 * The start that was announced first: who moves an event back to it has not moved it, nor who sets the hour
 * of a day that was announced without one.
 */
function previousStart(before: Event, schedule: Schedule): PreviousStart {
  const { previousStartsAt, previousDay } = before;
  if (before.state !== 'published') return { previousStartsAt, previousDay };
  const first = previousStartsAt === null && previousDay === null ? startOf(before) : before;
  const isBack =
    first.previousDay === null
      ? schedule.precision === 'hour' && first.previousStartsAt === schedule.start.instant
      : first.previousDay === firstDayOf(schedule);
  return isBack
    ? { previousStartsAt: null, previousDay: null }
    : { previousStartsAt: first.previousStartsAt, previousDay: first.previousDay };
}

function startOf({ startPrecision, startsAt, startLocal }: Event): PreviousStart {
  return startPrecision === 'day'
    ? { previousStartsAt: null, previousDay: startLocal }
    : { previousStartsAt: startsAt, previousDay: null };
}
