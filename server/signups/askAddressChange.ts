import type { Store } from '../../db/database.ts';
import type { AddressChange, Event, Signup } from '../../db/schema.ts';
import { enqueueWithinLimit } from '../outbox/recipientLimit.ts';
import type { Services } from '../services.ts';
import { addressKey } from '../web/emailAddress.ts';
import { newPublicId } from '../web/signedLinks.ts';
import { addressChangeState, canChangeAddress } from './addressChange.ts';
import type { OwnSignup } from './ownSignup.ts';

export type AskedAddressChange =
  /** Said in any case: whether the address has a sign-up already is nothing for whoever typed it. */
  | { kind: 'asked' }
  /** It is the address that the sign-up has. */
  | { kind: 'same' }
  | { kind: 'too-late' };

/** Mails a link to the address that a sign-up is to have; nothing changes before its owner confirms. */
export async function askAddressChange(
  services: Services,
  own: OwnSignup,
  email: string,
): Promise<AskedAddressChange> {
  const now = services.clock();
  return services.db.write((store): AskedAddressChange => {
    const event = store.events.byId(own.event.id);
    const signup = store.signups.byId(own.signup.id);
    if (!event || !signup || !canChangeAddress(event, signup, now)) return { kind: 'too-late' };
    const emailKey = addressKey(email);
    if (emailKey === signup.emailKey) return { kind: 'same' };
    mailConfirmation(store, event, signup, { email, emailKey }, now);
    return { kind: 'asked' };
  });
}

/**
 * Asked for once more, the same link goes again. Where the address has had enough for now, nothing is
 * kept either: a link that was mailed before stays good.
 */
function mailConfirmation(
  store: Store,
  event: Event,
  signup: Signup,
  wish: Pick<AddressChange, 'email' | 'emailKey'>,
  now: number,
): void {
  const { addressChanges } = store;
  const newest = addressChanges.newest(signup.id);
  const open =
    newest?.emailKey === wish.emailKey &&
    addressChangeState({ change: newest, newest }, event, signup, now) === 'open';
  const { id } = open
    ? newest
    : addressChanges.insert({
        publicId: newPublicId(),
        signupId: signup.id,
        ...wish,
        createdAt: now,
      });
  const mail = { kind: 'signup-address', eventId: event.id, addressChangeId: id } as const;
  const mailed = enqueueWithinLimit(store, wish.emailKey, mail, now);
  if (mailed) addressChanges.renew(id, now);
  else if (!open) addressChanges.remove(id);
}
