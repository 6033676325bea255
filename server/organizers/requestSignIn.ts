import { linkLife } from './signInLink.ts';
import { enqueueMail } from '../mail/mail.ts';
import type { Services } from '../services.ts';
import { addressKey } from '../web/emailAddress.ts';
import { hashOf, newPublicId } from '../web/signedLinks.ts';

/** So many links in so long a time; more would only fill somebody's mailbox. */
const mostLinks = 5;
const linksCountedFor = 15 * 60_000;

/**
 * Mails a one-time link to an organizer. For every other address, and for an organizer who has
 * asked too often, it does the same work: a row is kept, of which no link was ever sent. Nobody
 * learns from the answer or from its time who organizes here.
 *
 * @param browser the secret in the cookie of the browser that asks; the link works there alone
 */
export async function requestSignIn(
  { db }: Pick<Services, 'db'>,
  email: string,
  browser: string,
  now: number,
): Promise<void> {
  const emailKey = addressKey(email);
  await db.write((store) => {
    const organizer = store.organizers.byEmailKey(emailKey);
    const mayAsk =
      organizer !== undefined &&
      organizer.removedAt === null &&
      store.organizers.linksAskedSince(organizer.id, now - linksCountedFor) < mostLinks;
    const signIn = store.organizers.insertSignIn({
      publicId: newPublicId(),
      organizerId: mayAsk ? organizer.id : null,
      browserHash: hashOf(browser),
      createdAt: now,
      expiresAt: now + linkLife.asked,
    });
    if (mayAsk)
      enqueueMail(
        store,
        { kind: 'organizer-sign-in', organizerId: organizer.id, signInId: signIn.id },
        now,
      );
  });
}
