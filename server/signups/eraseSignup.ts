import type { Services } from '../services.ts';
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
    if (signup.email !== null) store.retention.removeCaught(signup.email);
    for (const { email, formerEmail } of store.addressChanges.ofSignup(signup.id)) {
      store.retention.removeCaught(email);
      if (formerEmail !== null) store.retention.removeCaught(formerEmail);
    }
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
