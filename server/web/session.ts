import type { Store } from '../../db/database.ts';
import type { Organizer, Rights, Session } from '../../db/schema.ts';
import type { BrowserKind } from './browserKind.ts';
import type { CookieToSet, Visit } from './routes.ts';
import { hashOf, newSecret } from './signedLinks.ts';

const cookieName = 'session';
const day = 86_400_000;

/** A session ends when nobody used it for a week, and after a month in any case. */
export const longestIdle = 7 * day;
export const longestSession = 30 * day;

/** How stale `lastSeenAt` may be: a page that only reads shall not cost a write. */
const seenEvery = 10 * 60_000;

/** Whether a session still opens the console; `now` in epoch milliseconds. */
export function isLive(session: Session, now: number): boolean {
  return now - session.lastSeenAt < longestIdle && now - session.createdAt < longestSession;
}

/** For so long it holds that somebody has shown who they are, in milliseconds. */
export const provenFor = 10 * 60_000;

/** Whether somebody has shown of late in a session who they are. */
export function isProven({ provenAt }: Pick<Session, 'provenAt'>, now: number): boolean {
  return now - provenAt < provenFor;
}

/** Whom a session belongs to, and what they may do. */
export interface SignedIn {
  session: Session;
  organizer: Organizer;
  rights: Rights;
}

/** The session that the visit's cookie carries; null for none that is live, or of who may do nothing. */
export function sessionOf({
  services,
  cookies,
  now,
}: Pick<Visit, 'services' | 'cookies' | 'now'>): SignedIn | null {
  const secret = cookies[cookieName];
  if (!secret) return null;
  const found = services.db.organizers.bySession(hashOf(secret));
  if (!found || !isLive(found.session, now)) return null;
  const rights = services.db.rights.of(found.organizer.id);
  return rights === null ? null : { ...found, rights };
}

/** The same, and notes that the session was used. */
export async function organizerOf(visit: Visit): Promise<SignedIn | null> {
  const found = sessionOf(visit);
  if (found === null) return null;
  const { session } = found;
  const { services, now } = visit;
  if (now - session.lastSeenAt >= seenEvery)
    await services.db.write((store) => store.organizers.touchSession(session.tokenHash, now));
  return found;
}

/**
 * Begins a session within a write and gives the cookie that carries it; only its hash is kept.
 *
 * @param browser the browser that signs in, as its owner sees it in the list of their sessions
 */
export function openSession(
  store: Store,
  organizerId: number,
  browser: BrowserKind & { browserId: number | null },
  now: number,
): CookieToSet {
  const secret = newSecret();
  store.organizers.insertSession({
    ...browser,
    tokenHash: hashOf(secret),
    organizerId,
    createdAt: now,
    lastSeenAt: now,
    provenAt: now,
  });
  return { name: cookieName, value: secret, options: { maxAge: longestSession } };
}

/** Ends the session of this browser, if it has one, within a write. */
export function endSessionOf(store: Store, { cookies }: Pick<Visit, 'cookies'>): void {
  const secret = cookies[cookieName];
  if (secret) store.organizers.endSession(hashOf(secret));
}

/** Takes the cookie out of the browser. */
export const noSession: CookieToSet = { name: cookieName, value: null };
