import type { SignIn } from '../../db/schema.ts';
import { enqueueMail } from '../outbox/mail.ts';
import { nextTurn } from '../outbox/recipientLimit.ts';
import type { Services } from '../services.ts';
import { addressKey } from '../web/emailAddress.ts';
import { hashOf, newPublicId } from '../web/signedLinks.ts';
import { isOwnBrowser } from './knownBrowser.ts';
import { linkLife } from './signInLink.ts';

/** So many unused links an organizer's own browsers may ask for in so long a time. */
const mostOwnLinks = 5;
const ownLinksCountedFor = 15 * 60_000;

const day = 86_400_000;

/** The browser that asks: by the secret of this request, and as one that is known, if it is. */
export interface AskingBrowser {
  /** The secret in the cookie of the browser that asks; the link works there without a warning. */
  secret: string;
  /** By which it is known; see `knownBrowser.ts`. */
  mark: string | null;
}

/** What came of a request. It is for the log alone: whoever asked is answered the same. */
export type Asked = 'mailed' | 'renewed' | 'unknown';

/**
 * Mails a one-time link to an organizer. For every other address it does the same work: a row is
 * kept, of which no link was ever sent. Nobody learns from the answer or from its time who
 * organizes here.
 *
 * Anybody can ask for an organizer's address, so that these mails have the limits that others have
 * which anybody can cause, and the browsers in which the organizer has signed in have an allowance
 * of their own. Used up, neither locks anybody out: instead of one more mail the newest link that
 * lies unused in the organizer's mailbox works again, and it works in any browser. Links that were
 * used count no more, so that there always is such a link.
 */
export async function requestSignIn(
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  email: string,
  { secret, mark }: AskingBrowser,
): Promise<Asked> {
  const now = clock();
  const emailKey = addressKey(email);
  return db.write((store): Asked => {
    const found = store.organizers.byEmailKey(emailKey);
    const organizer = found?.removedAt === null ? found : undefined;
    // Nobody has the id 0: the same questions are asked, whoever's the address is.
    const organizerId = organizer?.id ?? 0;
    const own = isOwnBrowser(store, mark, organizerId, now);
    const unused = store.organizers.unspentLinks(organizerId, now - day);
    const [newest] = unused;
    const mails = organizer !== undefined && !isUsedUp(unused, own, now);

    const signIn = store.organizers.insertSignIn({
      publicId: newPublicId(),
      organizerId: mails ? organizerId : null,
      browserHash: hashOf(secret),
      ownBrowser: own,
      createdAt: now,
      expiresAt: now + linkLife.asked,
    });
    if (mails) {
      enqueueMail(store, { kind: 'organizer-sign-in', organizerId, signInId: signIn.id }, now);
      return 'mailed';
    }
    if (newest === undefined) return 'unknown';
    store.organizers.renewSignIn(newest.id, { now, expiresAt: now + linkLife.asked });
    return 'renewed';
  });
}

/**
 * Whether the allowance is used up that a request is counted on.
 *
 * @param unused the links of the last day that nobody has used
 */
function isUsedUp(unused: readonly SignIn[], own: boolean, now: number): boolean {
  const asked = unused
    .filter(({ ownBrowser }) => ownBrowser === own)
    .map(({ createdAt }) => createdAt);
  return own
    ? asked.filter((at) => at > now - ownLinksCountedFor).length >= mostOwnLinks
    : nextTurn(asked, now) !== now;
}
