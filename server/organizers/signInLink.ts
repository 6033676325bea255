import type { SignIn } from '../../db/schema.ts';
import type { Store } from '../../db/database.ts';
import { signInLinkAddress } from '../../templates/addresses.ts';
import type { Services } from '../services.ts';
import { newPublicId } from '../web/signedLinks.ts';

const minute = 60_000;
const day = 86_400_000;

/** How long a link works, in milliseconds, by the way in which it came about. */
export const linkLife = {
  /** Asked for in the form; bound to the browser that asked. */
  asked: 10 * minute,
  /** Mailed to somebody who asked for nothing, and may be away for the weekend. */
  invitation: 7 * day,
  /** Printed for the person who hosts the site. */
  printed: day,
} as const;

/** Whether a link signs in, and if not, why. */
export type LinkState = 'open' | 'used' | 'expired' | 'other-browser';

/**
 * @param browserHash hash of the cookie of the browser that holds the link, null without one
 * @param now epoch milliseconds
 */
export function linkState(signIn: SignIn, browserHash: string | null, now: number): LinkState {
  if (signIn.usedAt !== null) return 'used';
  if (now >= signIn.expiresAt) return 'expired';
  if (signIn.browserHash !== null && signIn.browserHash !== browserHash) return 'other-browser';
  return 'open';
}

/** Makes a link that works in any browser, within a write: an invitation, or one to be printed. */
export function openLink(
  store: Store,
  organizerId: number,
  kind: 'invitation' | 'printed',
  now: number,
): SignIn {
  return store.organizers.insertSignIn({
    publicId: newPublicId(),
    organizerId,
    browserHash: null,
    createdAt: now,
    expiresAt: now + linkLife[kind],
  });
}

/** The token in the address of a link. Each row is one link, so that generations never rise. */
export function signInToken({ links }: Pick<Services, 'links'>, { publicId }: SignIn): string {
  return links.token('sign-in', { publicId, generation: 1 });
}

/** The whole address of a link, for a mail or a terminal. */
export function signInUrl(services: Pick<Services, 'links' | 'config'>, signIn: SignIn): string {
  return `${services.config.baseUrl}${signInLinkAddress(signInToken(services, signIn))}`;
}
