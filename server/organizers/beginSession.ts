import type { Store } from '../../db/database.ts';
import { browserKind } from '../web/browserKind.ts';
import type { CookieToSet, Visit } from '../web/routes.ts';
import { endSessionOf, openSession } from '../web/session.ts';
import { browserMark, rememberBrowser } from './knownBrowser.ts';
import { noticeNewBrowser } from './notices.ts';

/** What every way in ends in. */
export interface BegunSession {
  /** Whether the organizer had not signed in before in this browser. */
  newBrowser: boolean;
  cookies: CookieToSet[];
}

/**
 * Signs an organizer in within a write, once a way in has found who they are. The session has a
 * fresh secret, and the one that the browser carried before ends: nobody can plant a session and
 * wait for its owner to sign in.
 */
export function beginSession(
  store: Store,
  organizerId: number,
  visit: Pick<Visit, 'cookies' | 'request' | 'view'>,
  now: number,
): BegunSession {
  const kind = browserKind(visit.request.headers['user-agent']);
  endSessionOf(store, visit);
  store.organizers.update(organizerId, { lastSignedInAt: now });
  const { browser, known, cookie } = rememberBrowser(store, browserMark(visit), organizerId, now);
  store.audit.append({ at: now, by: { organizerId }, action: 'organizer-signed-in' });
  if (!known) noticeNewBrowser(store, organizerId, kind, visit.view.viewerZone, now);
  const session = openSession(store, organizerId, { ...kind, browserId: browser.id }, now);
  return { newBrowser: !known, cookies: [session, cookie] };
}
