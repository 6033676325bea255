import type { Services } from '../services.ts';
import type { Moment } from '../time/schedule.ts';
import { messageTransition } from './states.ts';

/** `other`: the draft is not the one that was seen. `begun`: it is on its way, or was sent. */
export type Scheduling =
  | { kind: 'scheduled' }
  | { kind: 'other' }
  | { kind: 'begun' }
  | { kind: 'past' }
  | { kind: 'unknown' };

/**
 * Has a message sent by itself at a time, or at another one than before. What it says and whom it is for
 * can still be changed; whom it reaches is counted when it goes.
 *
 * @param version of the draft as the organizer saw it
 * @param moment on the clocks of its event
 */
export async function scheduleMessage(
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  id: number,
  organizerId: number,
  version: number,
  moment: Moment,
): Promise<Scheduling> {
  const now = clock();
  return db.write((store): Scheduling => {
    const message = store.messages.byId(id);
    const event = message && store.events.byId(message.eventId);
    if (!event) return { kind: 'unknown' };
    const change = messageTransition(message.state, 'schedule');
    if (!change.ok) return { kind: 'begun' };
    if (message.version !== version) return { kind: 'other' };
    if (moment.instant <= now) return { kind: 'past' };
    store.messages.update(id, {
      state: change.to,
      sendLocal: moment.local,
      sendOccurrence: moment.occurrence,
      sendZone: event.zone,
      sendAt: moment.instant,
      sendForStart: event.startsAt,
      scheduledBy: organizerId,
      scheduledAt: now,
      heldBecause: null,
      updatedAt: now,
    });
    store.audit.append({
      at: now,
      by: { organizerId },
      action: 'message-scheduled',
      eventId: event.id,
      detail: { message: id, sendAt: moment.instant, zone: event.zone },
    });
    return { kind: 'scheduled' };
  });
}

/**
 * Makes a scheduled message a draft again, or says of one that was held that it stays one; false where it is
 * on its way or was sent.
 */
export async function unscheduleMessage(
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  id: number,
  organizerId: number,
): Promise<boolean> {
  const now = clock();
  return db.write((store) => {
    const message = store.messages.byId(id);
    if (!message) return true;
    const change = messageTransition(message.state, 'unschedule');
    if (!change.ok) {
      // One that did not go at its time, and of which it is now said that it stays a draft.
      if (message.heldBecause !== null) store.messages.update(id, { heldBecause: null });
      return change.reason === 'done';
    }
    store.messages.update(id, { state: change.to, heldBecause: null, updatedAt: now });
    store.audit.append({
      at: now,
      by: { organizerId },
      action: 'message-unscheduled',
      eventId: message.eventId,
      detail: { message: id },
    });
    return true;
  });
}
