import type { Store } from '../../db/database.ts';
import { hasAddress, type Actor } from '../../db/schema.ts';
import { promoteWaiting } from '../events/promoteWaiting.ts';
import { seatsOf } from '../events/signupOpening.ts';
import { enqueueMail } from '../outbox/mail.ts';
import { enqueueWithinLimit } from '../outbox/recipientLimit.ts';
import { removeReminders } from '../outbox/reminders.ts';
import type { Services } from '../services.ts';

/** Who cancels: the attendee by their link, or an organizer in the console. */
export type CancelledBy = Extract<Actor, 'attendee' | { organizerId: number }>;

export type SignupCancellation = { kind: 'cancelled' } | { kind: 'cancelled-before' };

/**
 * Cancels a sign-up, gives its seats to the waiting list and mails those whom it concerns. A
 * second click changes nothing and mails nobody.
 */
export async function cancelSignup(
  services: Services,
  signupId: number,
  by: CancelledBy,
): Promise<SignupCancellation> {
  const now = services.clock();
  return services.db.write((store) => cancelIn(store, signupId, by, now));
}

/**
 * The same within a write.
 *
 * @param promotes false where its seats are given on later, since it may still be taken back
 */
export function cancelIn(
  store: Store,
  signupId: number,
  by: CancelledBy,
  now: number,
  promotes = true,
): SignupCancellation {
  const signup = store.signups.byId(signupId);
  if (!signup || signup.state === 'cancelled') return { kind: 'cancelled-before' };
  const { eventId } = signup;
  store.signups.update(signup.id, {
    state: 'cancelled',
    sequence: signup.sequence + 1,
    updatedAt: now,
    cancelledAt: now,
    cancelledBy: by === 'attendee' ? 'attendee' : 'organizer',
  });
  store.audit.append({
    at: now,
    by,
    action: 'signup-cancelled',
    eventId,
    signupId: signup.id,
  });
  // Nobody at that address knows of it yet, nor had anything that could be given on.
  if (signup.state === 'unconfirmed') return { kind: 'cancelled' };
  const mail = { kind: 'signup-cancelled', eventId, signupId: signup.id } as const;
  const detail = { was: signup.state };
  if (hasAddress(signup)) {
    if (by === 'attendee') enqueueWithinLimit(store, signup.emailKey, mail, now, detail);
    else enqueueMail(store, mail, now, { detail });
  }
  removeReminders(store, signup, now);
  if (signup.state === 'confirmed') {
    store.events.releaseSeats(eventId, seatsOf(signup));
    store.answers.givePlaces(signup.id);
  }
  // Also after a waiting party has left: a smaller one behind it may fit.
  if (promotes) promoteWaiting(store, eventId, now);
  return { kind: 'cancelled' };
}
