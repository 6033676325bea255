import type { Store } from '../../db/database.ts';
import { hasAddress } from '../../db/schema.ts';
import { seatsOf } from '../events/signupOpening.ts';
import { enqueueMail } from '../outbox/mail.ts';
import { scheduleReminders } from '../outbox/reminders.ts';
import type { Services } from '../services.ts';
import { isOver } from '../time/lifetime.ts';

/** How organizers give seats to those who wait. */
export interface Seating {
  organizerId: number;
  /** 'wait': as long as there are any, whoever else waits; 'beyond': also beyond the capacity. */
  whenFull: 'wait' | 'beyond';
}

export type SignupSeating =
  | { kind: 'seated'; mailed: boolean }
  /** They are confirmed already. */
  | { kind: 'seated-before' }
  /** So many seats are free, and they would take more. */
  | { kind: 'full'; free: number }
  /** They canceled, or the event was. */
  | { kind: 'cancelled' };

/**
 * Gives a seat to somebody who waits for one, or has not confirmed the address: an organizer knows that
 * they come, and decides whose turn it is. They are mailed what those get who move up.
 */
export async function seatSignup(
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  signupId: number,
  how: Seating,
): Promise<SignupSeating> {
  const now = clock();
  return db.write((store) => seatSignupIn(store, signupId, how, now));
}

/** The same within a write, which may seat many. */
export function seatSignupIn(
  store: Store,
  signupId: number,
  { organizerId, whenFull }: Seating,
  now: number,
): SignupSeating {
  const signup = store.signups.byId(signupId);
  const event = signup && store.events.byId(signup.eventId);
  if (!event || signup.state === 'cancelled' || event.state === 'cancelled')
    return { kind: 'cancelled' };
  if (signup.state === 'confirmed') return { kind: 'seated-before' };

  const isFree = store.events.takeSeats(event.id, seatsOf(signup));
  if (!isFree && whenFull === 'wait')
    return { kind: 'full', free: Math.max(0, (event.capacity ?? 0) - event.seatsTaken) };
  if (!isFree) store.events.takeSeatsBeyond(event.id, seatsOf(signup));
  if (event.questionsChangedAt !== null) store.answers.takePlaces(signup.id);
  const seated = store.signups.update(signup.id, {
    state: 'confirmed',
    sequence: signup.sequence + 1,
    updatedAt: now,
  });
  store.audit.append({
    at: now,
    by: { organizerId },
    action: 'signup-seated',
    eventId: event.id,
    signupId,
    detail: { seat: isFree ? 'free' : 'beyond' },
  });
  // Who never confirmed learns of it as those do who did; the day after, nobody has to.
  const mailed = hasAddress(signup) && !isOver(event, now);
  const kind = signup.state === 'waiting' ? 'signup-promoted' : 'signup-confirmed';
  if (mailed) enqueueMail(store, { kind, eventId: event.id, signupId }, now);
  scheduleReminders(store, event, seated, now);
  return { kind: 'seated', mailed };
}
