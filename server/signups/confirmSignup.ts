import type { Store } from '../../db/database.ts';
import { hasAddress, type Signup } from '../../db/schema.ts';
import { seatsOf } from '../events/signupOpening.ts';
import { announceNews } from '../organizers/announceNews.ts';
import { addressHash } from '../outbox/addressHash.ts';
import { enqueueMail } from '../outbox/mail.ts';
import { scheduleReminders } from '../outbox/reminders.ts';
import type { Services } from '../services.ts';
import { isOver } from '../time/lifetime.ts';

export type SignupConfirmation =
  | { kind: 'seated' }
  | { kind: 'waiting' }
  /** A second press, or they cancelled meanwhile: nothing changed and nobody was mailed. */
  | { kind: 'decided-before' }
  /** The event is cancelled or over. */
  | { kind: 'too-late' };

/**
 * Makes a sign-up count whose owner confirmed the address: a seat if one is free and nobody waits for
 * it, otherwise a place in the waiting list, which is kept in the order of signing up. Sign-ups that
 * were closed meanwhile are open to whoever came before.
 */
export async function confirmSignup(
  { db, clock, config }: Pick<Services, 'db' | 'clock' | 'config'>,
  signupId: number,
): Promise<SignupConfirmation> {
  const now = clock();
  return db.write((store): SignupConfirmation => {
    const signup = store.signups.byId(signupId);
    const confirmation = signup
      ? makeCount(store, signup, now)
      : { kind: 'decided-before' as const };
    if (!signup || !hasAddress(signup) || !isConfirmed(confirmation)) return confirmation;
    // Whoever presses the button behind the mailed link got the mail.
    store.bounces.forget(addressHash(config, signup.email));
    const kind = confirmation.kind === 'seated' ? 'signup-confirmed' : 'signup-waiting';
    // Not limited: whoever presses the button behind the mailed link waits for this mail.
    enqueueMail(store, { kind, eventId: signup.eventId, signupId: signup.id }, now);
    return confirmation;
  });
}

/**
 * The same for every date of a series to which one address was signed up, by one button and with one mail.
 *
 * @param signupId one of them, by whose link it is done
 * @returns whether any counts now that did not before
 */
export async function confirmDates(
  { db, clock, config }: Pick<Services, 'db' | 'clock' | 'config'>,
  signupId: number,
): Promise<boolean> {
  const now = clock();
  return db.write((store) => {
    const signup = store.signups.byId(signupId);
    const event = signup && store.events.byId(signup.eventId);
    if (!signup || !hasAddress(signup) || !event) return false;
    const dates =
      event.seriesId === null ? [signup] : store.signups.ofSeries(event.seriesId, signup.emailKey);
    const confirmed = dates.filter((date) => isConfirmed(makeCount(store, date, now)));
    if (confirmed.length === 0) return false;
    store.bounces.forget(addressHash(config, signup.email));
    enqueueMail(store, { kind: 'signup-dates', eventId: event.id, signupId: signup.id }, now);
    return true;
  });
}

function isConfirmed({ kind }: SignupConfirmation): boolean {
  return kind === 'seated' || kind === 'waiting';
}

function makeCount(store: Store, signup: Signup, now: number): SignupConfirmation {
  if (signup.state !== 'unconfirmed') return { kind: 'decided-before' };
  const event = store.events.byId(signup.eventId);
  if (event?.state !== 'published' || isOver(event, now)) return { kind: 'too-late' };

  const seated =
    !store.signups.someoneWaits(event.id) && store.events.takeSeats(event.id, seatsOf(signup));
  if (seated && event.questionsChangedAt !== null) store.answers.takePlaces(signup.id);
  const confirmed = store.signups.update(signup.id, {
    state: seated ? 'confirmed' : 'waiting',
    sequence: signup.sequence + 1,
    updatedAt: now,
  });
  store.audit.append({
    at: now,
    by: 'attendee',
    action: seated ? 'signup-confirmed' : 'signup-waiting',
    eventId: event.id,
    signupId: signup.id,
  });
  scheduleReminders(store, event, confirmed, now);
  announceNews(store, event, now);
  return { kind: seated ? 'seated' : 'waiting' };
}
