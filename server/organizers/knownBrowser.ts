import type { Reads, Store } from '../../db/database.ts';
import type { Browser } from '../../db/schema.ts';
import type { CookieToSet, Visit } from '../web/routes.ts';
import { hashOf, newSecret } from '../web/signedLinks.ts';

/*
 * A browser in which an organizer has signed in carries a cookie by which it is known again. It
 * opens nothing. It gives its owner an allowance for links of their own, which nobody without the
 * cookie can use up, and it tells a sign-in that is worth a mail from one that is not.
 */

const cookieName = 'browser';
const day = 86_400_000;

/** How long a browser is known after the last sign-in there, in milliseconds. */
export const browserKnownFor = 180 * day;

/** The hash of the cookie by which a browser is known; null for none, or none of ours. */
export function browserMark({ cookies }: Pick<Visit, 'cookies'>): string | null {
  const secret = cookies[cookieName] ?? '';
  return /^[\w-]{43}$/.test(secret) ? hashOf(secret) : null;
}

/** Whether a mark belongs to a browser in which any organizer has signed in. */
export function isKnownBrowser(
  { browsers }: Pick<Reads, 'browsers'>,
  mark: string,
  now: number,
): boolean {
  return browsers.isKnown(mark, now - browserKnownFor);
}

/** Whether an organizer has signed in before in the browser of a mark. */
export function isOwnBrowser(
  { browsers }: Pick<Reads, 'browsers'>,
  mark: string | null,
  organizerId: number,
  now: number,
): boolean {
  return mark !== null && browsers.of(mark, organizerId, now - browserKnownFor) !== undefined;
}

/**
 * Writes down within a write that an organizer signs in in a browser, which gets a fresh cookie:
 * one that somebody planted there beforehand is never taken over.
 *
 * @returns whether they had signed in there before
 */
export function rememberBrowser(
  store: Store,
  mark: string | null,
  organizerId: number,
  now: number,
): { browser: Browser; known: boolean; cookie: CookieToSet } {
  const secret = newSecret();
  const tokenHash = hashOf(secret);
  const known = isOwnBrowser(store, mark, organizerId, now);
  if (mark !== null) store.browsers.changeToken(mark, tokenHash);
  const former = store.browsers.of(tokenHash, organizerId, 0);
  if (former) store.browsers.signedIn(former.id, now);
  const browser = former ?? store.browsers.insert({ organizerId, tokenHash, lastSignedInAt: now });
  const cookie = { name: cookieName, value: secret, options: { maxAge: browserKnownFor } };
  return { browser, known, cookie };
}
