import type { Reads } from '../../db/database.ts';
import type { Organizer, SignIn } from '../../db/schema.ts';
import type { Services } from '../services.ts';
import type { Visit } from '../web/routes.ts';
import { hashOf, type SignedLinks } from '../web/signedLinks.ts';
import { beginSession, type BegunSession } from './beginSession.ts';
import { takeCode, type CodeOutcome } from './codes.ts';
import { linkState, type LinkState } from './signInLink.ts';

export type SignInOutcome =
  | ({ kind: 'signed-in'; organizer: Organizer } & BegunSession)
  | { kind: 'refused'; reason: Exclude<LinkState, 'open'>; organizer: Organizer }
  /** The link is theirs and still good; the code beside it is missing, wrong, or not looked at yet. */
  | {
      kind: 'code';
      problem: Exclude<CodeOutcome, { kind: 'right' }> | null;
      signIn: SignIn;
      organizer: Organizer;
    }
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
 * Whether a code is asked for beside a link. The host's own asks for none: it is the way back in for who
 * has lost both the phone and the paper.
 */
export function asksForCode({ waysIn }: Pick<Reads, 'waysIn'>, link: SignIn): boolean {
  return (
    link.browserHash !== null && link.organizerId !== null && waysIn.asksForCode(link.organizerId)
  );
}

/**
 * Signs in by a mailed link, which opens once.
 *
 * @param browser.secret in the cookie of a browser that asked for a link; null without one
 * @param browser.code what was typed as a code of their app, or from paper; null where none was asked for
 * @param browser.warned whether it was said there that somebody else may have asked for the link
 */
export async function signInByLink(
  { db, links, sealed, clock }: Pick<Services, 'db' | 'links' | 'sealed' | 'clock'>,
  token: string,
  browser: { secret: string | null; warned: boolean; code: string | null },
  visit: Pick<Visit, 'cookies' | 'request' | 'view'>,
): Promise<SignInOutcome> {
  // Guesses at links shall not cost a write.
  if (readLink(db, links, token) === null) return { kind: 'unknown' };
  const now = clock();
  const browserHash = browser.secret === null ? null : hashOf(browser.secret);
  return db.write((store): SignInOutcome => {
    const found = readLink(store, links, token);
    // A link that shows who somebody is signs nobody in.
    if (found === null || found.signIn.provesSessionId !== null) return { kind: 'unknown' };
    const { organizer, signIn: link } = found;
    // Writes run one after the other: no second one can find the same link unused.
    const state = linkState(link, browserHash, now);
    if (state !== 'open' && !(state === 'elsewhere' && browser.warned))
      return { kind: 'refused', reason: state, organizer };
    if (asksForCode(store, link)) {
      const { code } = browser;
      if (code === null) return { kind: 'code', problem: null, signIn: link, organizer };
      const taken = takeCode(store, { sealed }, organizer.id, code, now);
      if (taken.kind !== 'right') return { kind: 'code', problem: taken, signIn: link, organizer };
    }
    store.organizers.spendSignIn(link.id, now);
    return { kind: 'signed-in', organizer, ...beginSession(store, organizer.id, visit, now) };
  });
}
