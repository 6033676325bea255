import { beginSession, endSessionOf } from './session.ts';
import { linkState, type LinkState } from './signInLink.ts';
import type { Reads } from '../../db/database.ts';
import type { Organizer, SignIn } from '../../db/schema.ts';
import type { Services } from '../services.ts';
import type { CookieToSet, Visit } from '../web/routes.ts';
import { hashOf, type SignedLinks } from '../web/signedLinks.ts';

export type SignInOutcome =
  | { kind: 'signed-in'; session: CookieToSet }
  | { kind: 'refused'; reason: Exclude<LinkState, 'open'> }
  /** No link of ours, or one of an organizer who was removed. */
  | { kind: 'unknown' };

/** The link of a token with its organizer, or null for what was never sent or leads nowhere now. */
export function readLink(
  { organizers }: Pick<Reads, 'organizers'>,
  links: SignedLinks,
  token: string,
): { signIn: SignIn; organizer: Organizer } | null {
  const target = links.read('sign-in', token);
  const signIn = target ? organizers.signInByPublicId(target.publicId) : undefined;
  const organizer = signIn?.organizerId ? organizers.byId(signIn.organizerId) : undefined;
  return signIn && organizer && organizer.removedAt === null ? { signIn, organizer } : null;
}

/**
 * Spends a one-time link. The session it begins has a fresh secret, and the one that the browser
 * carried before ends: nobody can plant a session and wait for its owner to sign in.
 *
 * @param browser the secret in the browser's cookie, null without one
 */
export async function signIn(
  services: Pick<Services, 'db' | 'links'>,
  token: string,
  browser: string | null,
  visit: Pick<Visit, 'cookies' | 'now'>,
): Promise<SignInOutcome> {
  // Guesses at links shall not cost a write.
  if (readLink(services.db, services.links, token) === null) return { kind: 'unknown' };
  const browserHash = browser === null ? null : hashOf(browser);
  return services.db.write((store): SignInOutcome => {
    const found = readLink(store, services.links, token);
    if (found === null) return { kind: 'unknown' };
    const { organizer, signIn: link } = found;
    const state = linkState(link, browserHash, visit.now);
    if (state !== 'open') return { kind: 'refused', reason: state };
    if (!store.organizers.spendSignIn(link.id, visit.now))
      return { kind: 'refused', reason: 'used' };

    endSessionOf(store, visit);
    store.organizers.update(organizer.id, { lastSignedInAt: visit.now });
    store.trail.append({
      at: visit.now,
      actor: 'organizer',
      organizerId: organizer.id,
      action: 'organizer-signed-in',
    });
    return { kind: 'signed-in', session: beginSession(store, organizer.id, visit.now) };
  });
}
