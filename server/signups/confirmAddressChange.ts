import type { Store } from '../../db/database.ts';
import type { AddressChange, Event, Signup } from '../../db/schema.ts';
import { addressHash } from '../outbox/addressHash.ts';
import { enqueueMail } from '../outbox/mail.ts';
import type { Services } from '../services.ts';
import { addressChangeState } from './addressChange.ts';
import { cancelIn } from './cancelSignup.ts';
import { mailLinkTo } from './mailOwnLink.ts';

export type AddressChangeConfirmation =
  | { kind: 'moved'; signup: Signup }
  /** Another sign-up of the event has the address: its owner gets the link to that one. */
  | { kind: 'taken' }
  | { kind: 'ended' };

/**
 * Moves a sign-up to the address whose owner pressed the button. Every link to it that was mailed
 * before opens nothing from then on, and the address before is told.
 */
export async function confirmAddressChange(
  services: Pick<Services, 'db' | 'clock' | 'config'>,
  publicId: string,
): Promise<AddressChangeConfirmation> {
  const now = services.clock();
  return services.db.write((store): AddressChangeConfirmation => {
    const change = store.addressChanges.byPublicId(publicId);
    const signup = change && store.signups.byId(change.signupId);
    const event = signup && store.events.byId(signup.eventId);
    if (!event) return { kind: 'ended' };
    const newest = store.addressChanges.newest(signup.id);
    const state = addressChangeState({ change, newest }, event, signup, now);
    if (state === 'moved') return { kind: 'moved', signup };
    if (state === 'ended') return { kind: 'ended' };
    // Whoever presses the button behind the mailed link got the mail.
    store.bounces.forget(addressHash(services.config, change.email));
    const other = store.signups.active(event.id, change.emailKey);
    // What nobody has confirmed holds nothing, and anybody can have typed it in.
    if (other?.state === 'unconfirmed') cancelIn(store, other.id, 'attendee', now);
    else if (other) {
      mailLinkTo(store, other, now);
      return { kind: 'taken' };
    }
    return { kind: 'moved', signup: move(store, event, signup, change, now) };
  });
}

function move(
  store: Store,
  event: Event,
  before: Signup,
  { id, email, emailKey }: AddressChange,
  now: number,
): Signup {
  const signup = store.signups.update(before.id, {
    email,
    emailKey,
    generation: before.generation + 1,
    // Twice: once the former address's entry is taken back, and then the new one is invited. A calendar
    // that gets both keeps the invitation, in whatever order they come (RFC 5546, section 2.1.5).
    sequence: before.sequence + 2,
    updatedAt: now,
    linkMailedAt: null,
  });
  store.addressChanges.confirm(id, before.email, now);
  store.audit.append({
    at: now,
    by: 'attendee',
    action: 'signup-address-changed',
    eventId: event.id,
    signupId: signup.id,
  });
  const eventId = event.id;
  const invited = before.state === 'confirmed';
  if (before.email !== null)
    enqueueMail(store, { kind: 'signup-moved', eventId, addressChangeId: id }, now, {
      detail: { sequence: invited ? before.sequence + 1 : null },
    });
  // Not limited: whoever presses the button behind the mailed link waits for this mail.
  enqueueMail(store, { kind: 'signup-changed', eventId, signupId: signup.id }, now);
  return signup;
}
