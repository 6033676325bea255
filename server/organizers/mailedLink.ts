import type { Reads } from '../../db/database.ts';
import type { Organizer, SignIn } from '../../db/schema.ts';
import type { Services } from '../services.ts';
import type { Visit } from '../web/routes.ts';
import { hashOf, type SignedLinks } from '../web/signedLinks.ts';
import { beginSession, type BegunSession } from './beginSession.ts';
import { linkState, type LinkState } from './signInLink.ts';

export type SignInOutcome =
  | ({ kind: 'signed-in'; organizer: Organizer } & BegunSession)
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
 * Signs in by a mailed link, which opens once.
 *
 * @param browser.secret in the cookie of a browser that asked for a link; null without one
 * @param browser.warned whether it was said there that somebody else may have asked for the link
 */
export async function signInByLink(
  { db, links, clock }: Pick<Services, 'db' | 'links' | 'clock'>,
  token: string,
  browser: { secret: string | null; warned: boolean },
  visit: Pick<Visit, 'cookies' | 'request' | 'view'>,
): Promise<SignInOutcome> {
  // Guesses at links shall not cost a write.
  if (readLink(db, links, token) === null) return { kind: 'unknown' };
  const now = clock();
  const browserHash = browser.secret === null ? null : hashOf(browser.secret);
  return db.write((store): SignInOutcome => {
    const found = readLink(store, links, token);
    if (found === null) return { kind: 'unknown' };
    const { organizer, signIn: link } = found;
    // Writes run one after the other: no second one can find the same link unused.
    const state = linkState(link, browserHash, now);
    if (state !== 'open' && !(state === 'elsewhere' && browser.warned))
      return { kind: 'refused', reason: state, organizer };
    store.organizers.spendSignIn(link.id, now);
    return { kind: 'signed-in', organizer, ...beginSession(store, organizer.id, visit, now) };
  });
}
