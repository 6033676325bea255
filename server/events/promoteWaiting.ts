import type { Store } from '../../db/database.ts';
import { hasAddress } from '../../db/schema.ts';
import { enqueueMail } from '../outbox/mail.ts';
import { scheduleReminders } from '../outbox/reminders.ts';
import { isOver } from '../time/lifetime.ts';
import { seatsOf } from './signupOpening.ts';

/**
 * Gives free seats to those who have waited longest, and mails them. The order is strict: a small
 * party does not overtake a larger one that waits before it, unless the event could never hold that.
 *
 * Runs inside the write that freed the seats.
 */
export function promoteWaiting(store: Store, eventId: number, now: number): void {
  const event = store.events.byId(eventId);
  if (!event || event.state !== 'published' || isOver(event, now)) return;
  for (;;) {
    const next = store.signups.nextWaiting(event.id);
    if (!next || !store.events.takeSeats(event.id, seatsOf(next))) return;
    if (event.questionsChangedAt !== null) store.answers.takePlaces(next.id);
    const seated = store.signups.update(next.id, {
      state: 'confirmed',
      sequence: next.sequence + 1,
      updatedAt: now,
    });
    store.audit.append({
      at: now,
      by: 'system',
      action: 'signup-promoted',
      eventId: event.id,
      signupId: next.id,
    });
    if (hasAddress(seated))
      enqueueMail(store, { kind: 'signup-promoted', eventId: event.id, signupId: next.id }, now);
    scheduleReminders(store, event, seated, now);
  }
}
