import type { Event, MailedSignup } from '../../db/schema.ts';
import type { CalendarEntry } from '../calendar/entry.ts';
import { signupEntry } from '../calendar/eventEntry.ts';
import { replyAddress } from '../calendar/replyAddress.ts';
import type { Services } from '../services.ts';
import type { OwnSignup } from './ownSignup.ts';

/**
 * What goes to an attendee by mail: their entry, with the attendee and the address for the answer
 * where a mailbox takes answers.
 */
export function mailedEntry(
  services: Pick<Services, 'config' | 'links'>,
  event: Event,
  signup: MailedSignup,
): CalendarEntry {
  const entry = signupEntry(event, signup, services.config);
  return answeredTo(replyAddress(services, signup.publicId), entry);
}

/** What an attendee subscribes to. It names nobody: others may keep it. */
export function subscribedEntry(
  { config }: Pick<Services, 'config'>,
  { event, signup }: OwnSignup,
): CalendarEntry {
  const entry = signupEntry(event, signup, config);
  const tentative = entry.status === 'confirmed' && signup.state !== 'confirmed';
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
  return Math.max(event.updatedAt, event.textsChangedAt ?? 0, signup.updatedAt);
}
