import type { SignIn } from '../../db/schema.ts';
import type { Store } from '../../db/database.ts';
import { signInLinkAddress } from '../../templates/addresses.ts';
import type { Services } from '../services.ts';
import { newPublicId } from '../web/signedLinks.ts';

const minute = 60_000;
const hour = 60 * minute;

/** How long a link works, in milliseconds, by the way in which it came about. */
export const linkLife = {
  /** Asked for in the form; in another browser than the one that asked it asks before it works. */
  asked: 10 * minute,
  /** Mailed to somebody who asked for nothing. Who comes later asks for a link in the form. */
  invitation: 24 * hour,
  /** Printed for the person who hosts the site, who passes it on at once. */
  printed: 15 * minute,
} as const;

/**
 * Whether a link signs in, and if not, why. One that was asked for in another browser ('elsewhere')
 * works as well, after a warning: somebody else may have asked, and sent their own link on.
 */
export type LinkState = 'open' | 'elsewhere' | 'used' | 'expired';

/**
 * @param browserHash hash of the cookie of the browser that holds the link, null without one
 * @param now epoch milliseconds
 */
export function linkState(signIn: SignIn, browserHash: string | null, now: number): LinkState {
  if (signIn.usedAt !== null) return 'used';
  if (now >= signIn.expiresAt) return 'expired';
  if (signIn.browserHash !== null && signIn.browserHash !== browserHash) return 'elsewhere';
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
