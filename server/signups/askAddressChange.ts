import { enqueueWithinLimit } from '../mail/recipientLimit.ts';
import type { Services } from '../services.ts';
import { addressKey } from '../web/emailAddress.ts';
import { newPublicId } from '../web/signedLinks.ts';
import { canChangeAddress } from './addressChange.ts';
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
    const { id } = store.addressChanges.insert({
      publicId: newPublicId(),
      signupId: signup.id,
      email,
      emailKey,
      createdAt: now,
    });
    const mail = { kind: 'signup-address', eventId: event.id, addressChangeId: id } as const;
    enqueueWithinLimit(store, emailKey, mail, now);
    return { kind: 'asked' };
  });
}
