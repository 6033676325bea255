import type { Services } from '../services.ts';
import { addressKey } from '../web/emailAddress.ts';
import { cancelSignup, type CancelledBy } from './cancelSignup.ts';

export type ErasureOutcome = { kind: 'erased' } | { kind: 'unknown' };

/**
 * Deletes one sign-up for good, with its mails. A sign-up that counts is cancelled first, so that
 * its seats go to those who wait. What remains in free parts of the file leaves it within the hour,
 * with the next purge.
 */
export async function eraseSignup(
  services: Services,
  signupId: number,
  by: CancelledBy,
): Promise<ErasureOutcome> {
  const { db } = services;
  const now = services.clock();
  await cancelSignup(services, signupId, by);
  return db.write((store): ErasureOutcome => {
    const signup = store.signups.byId(signupId);
    if (!signup) return { kind: 'unknown' };
    const changed = store.addressChanges.ofSignup(signup.id);
    const addresses = [signup.email, ...changed.flatMap((one) => [one.email, one.formerEmail])];
    for (const address of addresses) {
      if (address === null) continue;
      store.retention.removeCaught(address);
      // Lists that name them and are not on the list of sign-ups, or not yet.
      store.imports.forget(signup.eventId, addressKey(address));
    }
    // A photograph of a sheet shows whoever stands on it, beside others: their rows stay, if they wait.
    for (const photo of store.sheets.photosShowing(signup.id))
      store.sheets.removePhoto(signup.eventId, photo);
    store.signups.remove(signup.id);
    store.audit.append({
      at: now,
      by,
      action: 'signup-erased',
      eventId: signup.eventId,
    });
    return { kind: 'erased' };
  });
}
