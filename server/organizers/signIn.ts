import type { Reads } from '../../db/database.ts';
import type { Organizer, SignIn } from '../../db/schema.ts';
import type { Services } from '../services.ts';
import { browserKind } from '../web/browserKind.ts';
import type { CookieToSet, Visit } from '../web/routes.ts';
import { beginSession, endSessionOf } from '../web/session.ts';
import { hashOf, type SignedLinks } from '../web/signedLinks.ts';
import { browserMark, rememberBrowser } from './knownBrowser.ts';
import { noticeNewBrowser } from './notices.ts';
import { linkState, type LinkState } from './signInLink.ts';

export type SignInOutcome =
  | { kind: 'signed-in'; organizer: Organizer; newBrowser: boolean; cookies: CookieToSet[] }
  | { kind: 'refused'; reason: Exclude<LinkState, 'open'>; organizer: Organizer }
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
 * @param browser.secret in the cookie of a browser that asked for a link; null without one
 * @param browser.warned whether it was said there that somebody else may have asked for the link
 */
export async function signIn(
  services: Pick<Services, 'db' | 'links'>,
  token: string,
  browser: { secret: string | null; warned: boolean },
  visit: Pick<Visit, 'cookies' | 'now' | 'request' | 'view'>,
): Promise<SignInOutcome> {
  // Guesses at links shall not cost a write.
  if (readLink(services.db, services.links, token) === null) return { kind: 'unknown' };
  const { now } = visit;
  const browserHash = browser.secret === null ? null : hashOf(browser.secret);
  const kind = browserKind(visit.request.headers['user-agent']);
  return services.db.write((store): SignInOutcome => {
    const found = readLink(store, services.links, token);
    if (found === null) return { kind: 'unknown' };
    const { organizer, signIn: link } = found;
    // Writes run one after the other: no second one can find the same link unused.
    const state = linkState(link, browserHash, now);
    if (state !== 'open' && !(state === 'elsewhere' && browser.warned))
      return { kind: 'refused', reason: state, organizer };
    store.organizers.spendSignIn(link.id, now);

    endSessionOf(store, visit);
    store.organizers.update(organizer.id, { lastSignedInAt: now });
    const remembered = rememberBrowser(store, browserMark(visit), organizer.id, now);
    store.audit.append({
      at: now,
      by: { organizerId: organizer.id },
      action: 'organizer-signed-in',
    });
    if (!remembered.known) noticeNewBrowser(store, organizer.id, kind, visit.view.viewerZone, now);
    const browserId = remembered.browser.id;
    const session = beginSession(store, organizer.id, { ...kind, browserId }, now);
    return {
      kind: 'signed-in',
      organizer,
      newBrowser: !remembered.known,
      cookies: [session, remembered.cookie],
    };
  });
}
