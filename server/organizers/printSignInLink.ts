import { openLink, signInUrl } from './signInLink.ts';
import type { Services } from '../services.ts';
import { addressKey } from '../web/emailAddress.ts';

/**
 * Makes a link for an organizer whom no mail reaches; the host passes it on. It works once, in any
 * browser.
 *
 * @returns the whole address of the link, or null where the address is no organizer's
 */
export async function printSignInLink(services: Services, email: string): Promise<string | null> {
  const now = services.clock();
  const signIn = await services.db.write((store) => {
    const organizer = store.organizers.byEmailKey(addressKey(email));
    if (!organizer || organizer.removedAt !== null) return null;
    store.audit.append({
      at: now,
      by: 'host',
      action: 'sign-in-link-printed',
      detail: { organizer: organizer.id },
    });
    return openLink(store, organizer.id, 'printed', now);
  });
  return signIn === null ? null : signInUrl(services, signIn);
}
