import { createHmac } from 'node:crypto';
import type { Services } from '../services.ts';
import type { CookieToSet, Visit } from '../web/routes.ts';

/*
 * What a phone at the door keeps is encrypted, since it outlives the page: names have to be found, and
 * presses must not be lost, when the network is gone and the phone was off in between. The key is made of
 * two halves. One is made on the phone, is random, and can be read out by no script. The other comes from
 * here, in a cookie, at each opening of the page.
 *
 * So it ends by itself. Browsers drop the cookie at its hour, the day after the event, though no page is
 * opened; signing out takes it away, and so does the page when it learns that the session was ended. From
 * then on what lies on the phone opens to nobody, whoever copies all of it. It opens again for the same
 * organizer alone, who gets the same half when they are signed in again and may still check people in:
 * presses that were not handed in are not lost with a session.
 *
 * It does not protect from who holds the unlocked phone while the door is open: the page has to work for
 * them, and without a network nobody can be asked. Nor does it protect from who copies the storage of the
 * browser in those hours, since browsers keep both halves there; that is for the lock of the phone.
 */

const prefix = 'door-';

/**
 * The half of a phone's key that is given to one organizer for one event. It is the same each time, and
 * tells nothing of any other: HMAC-SHA-256 under the secret of the site.
 *
 * @param until when browsers forget it, in epoch milliseconds
 */
export function doorKey(
  { config }: Pick<Services, 'config'>,
  { organizerId, eventId }: { organizerId: number; eventId: number },
  until: number,
  now: number,
): CookieToSet {
  const value = createHmac('sha256', config.secret)
    .update(`door-key\0${organizerId}.${eventId}`)
    .digest('base64url');
  // The page has to read it; whatever could read it there could read the names as well.
  const options = { maxAge: until - now, sameSite: 'strict', httpOnly: false } as const;
  return { name: `${prefix}${eventId}`, value, options };
}

/** Takes every such half out of a browser whose session is over. */
export function withoutDoorKeys({ cookies }: Pick<Visit, 'cookies'>): CookieToSet[] {
  return Object.keys(cookies)
    .filter((name) => name.startsWith(prefix))
    .map((name) => ({ name, value: null, options: { sameSite: 'strict', httpOnly: false } }));
}
