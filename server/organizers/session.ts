import type { Organizer, Session } from '../../db/schema.ts';
import type { Store } from '../../db/database.ts';
import type { CookieToSet, Visit } from '../web/routes.ts';
import { hashOf, newSecret } from '../web/signedLinks.ts';

const cookieName = 'session';
const day = 86_400_000;

/** A session ends when nobody used it for a week, and after a month in any case. */
export const longestIdle = 7 * day;
export const longestSession = 30 * day;

/** How stale `lastSeenAt` may be: a page that only reads shall not cost a write. */
const seenEvery = 10 * 60_000;

/** Whether a session still opens the desk; `now` in epoch milliseconds. */
export function isLive(session: Session, now: number): boolean {
  return now - session.lastSeenAt < longestIdle && now - session.createdAt < longestSession;
}

/** The organizer whose session the visit's cookie carries, or null. */
export async function organizerOf({ services, cookies, now }: Visit): Promise<Organizer | null> {
  const secret = cookies[cookieName];
  if (!secret) return null;
  const found = services.db.organizers.bySession(hashOf(secret));
  if (!found || !isLive(found.session, now)) return null;
  const { session, organizer } = found;
  if (now - session.lastSeenAt >= seenEvery)
    await services.db.write((store) => store.organizers.touchSession(session.tokenHash, now));
  return organizer;
}

/** Begins a session within a write and gives the cookie that carries it; only its hash is kept. */
export function beginSession(store: Store, organizerId: number, now: number): CookieToSet {
  const secret = newSecret();
  store.organizers.insertSession({
    tokenHash: hashOf(secret),
    organizerId,
    createdAt: now,
    lastSeenAt: now,
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
