import type { Store } from '../../db/database.ts';
import type { Signup } from '../../db/schema.ts';
import type { Services } from '../services.ts';
import { addressKey } from '../web/emailAddress.ts';
import { cancelIn, type CancelledBy } from './cancelSignup.ts';

export type ErasureOutcome = { kind: 'erased' } | { kind: 'unknown' };

/**
 * Deletes one sign-up for good, with its mails. A sign-up that counts is cancelled first, so that
 * its seats go to those who wait. What remains in free parts of the file leaves it within the hour,
 * with the next purge.
 *
 * @param promotes false where its seats are given on later: others are deleted with it
 */
export async function eraseSignup(
  services: Services,
  signupId: number,
  by: CancelledBy,
  promotes = true,
): Promise<ErasureOutcome> {
  const { db } = services;
  const now = services.clock();
  return db.write((store): ErasureOutcome => {
    cancelIn(store, signupId, by, now, promotes);
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
    forgetOnSheets(store, signup, addresses);
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

/**
 * Takes somebody off what was read of sheets: rows with an address of theirs that nobody has entered yet, and
 * photographs that show them. Those show others, too, whose rows stay where they wait.
 */
function forgetOnSheets(
  store: Store,
  { id, eventId }: Signup,
  addresses: readonly (string | null)[],
): void {
  const keys = addresses.flatMap((one) => (one === null ? [] : addressKey(one)));
  const photos = new Set(store.sheets.photosShowing(id));
  for (const { key, photoId, typed } of store.sheets.open(eventId)) {
    if (![typed['email'] ?? []].flat().some((email) => keys.includes(addressKey(email)))) continue;
    store.sheets.removeRow(key);
    if (photoId !== null) photos.add(photoId);
  }
  for (const photo of photos) store.sheets.removePhoto(eventId, photo);
}
