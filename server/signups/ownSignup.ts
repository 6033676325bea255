import type { Database } from '../../db/database.ts';
import { hasAddress, type Event, type MailedSignup } from '../../db/schema.ts';
import type { Services } from '../services.ts';
import type { LinkTarget } from '../web/signedLinks.ts';

/** What a link that was mailed to an attendee opens. */
export interface OwnSignup {
  event: Event;
  /** Whoever has no address was mailed no link. */
  signup: MailedSignup;
}

/** How the sign-up stands, as its page says it. */
export type Standing =
  | { kind: 'confirmed' }
  /** `place` counts from 1. */
  | { kind: 'waiting'; place: number }
  /** The address has to be confirmed first. */
  | { kind: 'unconfirmed' }
  | { kind: 'cancelled'; by: 'attendee' | 'organizer' };

/**
 * Finds what a token opens; null for a forged, outdated or unknown one.
 *
 * @param kind 'own-calendar' for the token of a personal feed, which opens the feed alone;
 *   'signup-confirmation' and 'signup-dates' for one that confirms the address alone
 */
export function findOwnSignup(
  { db, links }: Pick<Services, 'db' | 'links'>,
  token: string,
  kind: 'own-page' | 'signup-confirmation' | 'signup-dates' | 'own-calendar' = 'own-page',
): OwnSignup | null {
  const target = links.read(kind, token);
  const signup = target && db.signups.byPublicId(target.publicId);
  if (!signup || !hasAddress(signup) || signup.generation !== target.generation) return null;
  const event = db.events.byId(signup.eventId);
  return event ? { event, signup } : null;
}

/**
 * What a link named that was mailed or shown before and opens nothing any more: one from when the own
 * page was shown to whoever filled in the form, or from before the sign-up got another address.
 */
export function findReplacedLink(
  { db, links }: Pick<Services, 'db' | 'links'>,
  token: string,
): LinkTarget | null {
  const shown = links.read('signup', token);
  if (shown) return shown;
  const mailed = links.read('own-page', token);
  const signup = mailed && db.signups.byPublicId(mailed.publicId);
  return signup && mailed.generation < signup.generation ? mailed : null;
}

/** How a sign-up stands. */
export function standingOf({ signup, event }: OwnSignup, db: Database): Standing {
  switch (signup.state) {
    case 'waiting':
      return { kind: 'waiting', place: db.signups.waitingBefore(event.id, signup.id) + 1 };
    case 'cancelled':
      return { kind: 'cancelled', by: signup.cancelledBy ?? 'attendee' };
    case 'unconfirmed':
    case 'confirmed':
      return { kind: signup.state };
  }
}
