import type { Database } from '../../db/database.ts';
import type { Event, RepeatedSignup, Signup } from '../../db/schema.ts';
import type { Services } from '../services.ts';
import { freeSeats, seatsOf } from './opening.ts';

/** What a link of the kind 'signup' opens: a sign-up that counts, or the page of a repeated one. */
export type OwnSignup = { event: Event } & (
  { kind: 'counts'; signup: Signup } | { kind: 'repeated'; signup: RepeatedSignup }
);

/** How the sign-up stands, as its page says it. */
export type Standing =
  | { kind: 'confirmed' }
  /** `place` counts from 1. */
  | { kind: 'waiting'; place: number }
  /** The address has to be confirmed first. */
  | { kind: 'unconfirmed' }
  | { kind: 'cancelled' };

/**
 * Finds what a token opens; null for a forged, outdated or unknown one.
 *
 * @param kind 'calendar' for the token of a personal feed, which opens the feed alone;
 *   'signup-confirmation' for one that stands in mails alone
 */
export function findOwnSignup(
  services: Services,
  token: string,
  kind: 'signup' | 'signup-confirmation' | 'calendar' = 'signup',
): OwnSignup | null {
  const { db, links } = services;
  const target = links.read(kind, token);
  if (!target) return null;
  const signup = db.signups.byPublicId(target.publicId);
  if (signup) {
    const event = db.events.byId(signup.eventId);
    const current = signup.generation === target.generation;
    return event && current ? { kind: 'counts', signup, event } : null;
  }
  const repeated = db.repeatedSignups.byPublicId(target.publicId);
  const event = repeated && db.events.byId(repeated.eventId);
  return repeated && event && target.generation === 1
    ? { kind: 'repeated', signup: repeated, event }
    : null;
}

/** How a sign-up stands; a repeated one as a newcomer's would who had come at that moment. */
export function standingOf(own: OwnSignup, db: Database): Standing {
  const { signup, event } = own;
  if (signup.state !== 'waiting') return { kind: signup.state };
  if (own.kind === 'counts') {
    return { kind: 'waiting', place: db.signups.waitingBefore(event.id, own.signup.id) + 1 };
  }
  const before = db.signups.waitingBefore(event.id, own.signup.afterId + 1);
  const seated = before === 0 && freeSeats(event) >= seatsOf(signup);
  return seated ? { kind: 'confirmed' } : { kind: 'waiting', place: before + 1 };
}
