import { createHash } from 'node:crypto';
import type { Event, RepeatedSignup, Signup } from '../../db/schema.ts';
import type { Services } from '../services.ts';
import { standingOf, type OwnSignup, type Standing } from '../signups/ownSignup.ts';
import type { CalendarEntry } from './entry.ts';
import { signupEntry, type SignupInCalendar } from './eventEntry.ts';
import { replyAddress } from './replyAddress.ts';

/**
 * What goes to an attendee by mail: their entry, with the attendee and the address for the answer
 * where a mailbox takes answers.
 */
export function mailedEntry(
  services: Pick<Services, 'config' | 'links'>,
  event: Event,
  signup: Signup,
): CalendarEntry {
  const entry = signupEntry(event, signup, services.config);
  return answeredTo(replyAddress(services, signup.publicId), entry);
}

/**
 * What an attendee subscribes to. It names nobody, and looks the same for a sign-up that counts and
 * for a repeated one: a stranger who typed somebody's address in must not learn from a file whether
 * that somebody is coming.
 */
export function subscribedEntry({ config, db }: Services, own: OwnSignup): CalendarEntry {
  const { event } = own;
  const standing = standingOf(own, db).kind;
  const signup = own.kind === 'counts' ? own.signup : asSignup(own.signup, standing);
  const entry = signupEntry(event, signup, config);
  const hasSeat = standing === 'confirmed';
  const tentative = entry.status === 'confirmed' && !hasSeat;
  return { ...entry, attendee: null, status: tentative ? 'tentative' : entry.status };
}

/**
 * What an attendee takes from their page: the same, from the organizer of the invitation, so that
 * programs take the one for the other's update. The mark in that address stays out of subscriptions,
 * since whoever reads it can answer in the attendee's place.
 */
export function ownEntry(services: Services, own: OwnSignup): CalendarEntry {
  return answeredTo(replyAddress(services, own.signup.publicId), subscribedEntry(services, own));
}

function answeredTo(address: string | null, entry: CalendarEntry): CalendarEntry {
  return address === null || entry.organizer === null
    ? entry
    : { ...entry, organizer: { ...entry.organizer, address } };
}

/** When what these entries show last changed, in epoch milliseconds. */
export function ownEntryChange({ event, signup }: OwnSignup): number {
  return Math.max(event.updatedAt, signup.updatedAt);
}

function asSignup(repeated: RepeatedSignup, standing: Standing['kind']): SignupInCalendar {
  const { language, state, createdAt, updatedAt, sequence } = repeated;
  return {
    uid: uidOf(repeated.publicId),
    email: '',
    // A sign-up that counts rises when it gets its seat.
    sequence: state === 'waiting' && standing === 'confirmed' ? sequence + 1 : sequence,
    language,
    state,
    createdAt,
    updatedAt,
  };
}

/** A UID in the form of `randomUUID`, always the same for the same sign-up (RFC 9562, version 4). */
function uidOf(publicId: string): string {
  const hex = createHash('sha256').update(publicId).digest('hex');
  const variant = '89ab'.charAt(Number.parseInt(hex.charAt(16), 16) % 4);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}
