import { enqueueMail } from '../outbox/mail.ts';
import type { Services } from '../services.ts';
import type { OrganizerVisit } from '../web/routes.ts';
import { newPublicId } from '../web/signedLinks.ts';
import { takeCode, type CodeOutcome } from './codes.ts';
import { linkLife } from './signInLink.ts';

/** So many links that prove are mailed for a session within the life of one. */
const mostMailed = 3;

/** Shows by a code who somebody is. */
export async function proveByCode(
  { db, sealed, clock }: Pick<Services, 'db' | 'sealed' | 'clock'>,
  code: string,
  { organizer, session }: Pick<OrganizerVisit, 'organizer' | 'session'>,
): Promise<CodeOutcome> {
  const now = clock();
  return db.write((store): CodeOutcome => {
    // An app that nobody has confirmed proves nothing.
    if (!store.waysIn.asksForCode(organizer.id)) return { kind: 'wrong' };
    const outcome = takeCode(store, { sealed }, organizer.id, code, now);
    if (outcome.kind === 'right') store.organizers.proveSession(session.id, now);
    return outcome;
  });
}

/** Mails a link that shows, in the session that asks, who somebody is. */
export async function mailProof(
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  organizerId: number,
  sessionId: number,
): Promise<void> {
  const now = clock();
  await db.write((store) => {
    if (store.organizers.proofLinks(sessionId, now) >= mostMailed) return;
    const signIn = store.organizers.insertSignIn({
      publicId: newPublicId(),
      organizerId,
      browserHash: null,
      provesSessionId: sessionId,
      createdAt: now,
      expiresAt: now + linkLife.asked,
    });
    enqueueMail(store, { kind: 'organizer-proof', organizerId, signInId: signIn.id }, now);
  });
}

/** Spends a mailed link that shows who somebody is; false where it works no more. */
export async function proveByLink(
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  signInId: number,
): Promise<boolean> {
  const now = clock();
  return db.write((store) => {
    const link = store.organizers.signInById(signInId);
    if (!link || link.provesSessionId === null) return false;
    if (link.usedAt !== null || link.expiresAt <= now) return false;
    store.organizers.spendSignIn(link.id, now);
    store.organizers.proveSession(link.provesSessionId, now);
    return true;
  });
}
