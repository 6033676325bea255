import type { Store } from '../../db/database.ts';
import type { Signup } from '../../db/schema.ts';
import { enqueueWithinLimit } from '../outbox/recipientLimit.ts';
import type { Services } from '../services.ts';

/** At most one such mail in this time, however often it is asked for. */
const pause = 10 * 60_000;

/**
 * Mails the owner of a sign-up the link to their page, or to the button that confirms the address,
 * as far as they can bear it.
 *
 * Runs inside a write.
 */
export function mailLinkTo(store: Store, signup: Signup, now: number): void {
  if (signup.linkMailedAt !== null && signup.linkMailedAt > now - pause) return;
  store.signups.update(signup.id, { linkMailedAt: now });
  const kind = signup.state === 'unconfirmed' ? 'signup-confirm' : 'signup-link';
  const mail = { kind, eventId: signup.eventId, signupId: signup.id } as const;
  enqueueWithinLimit(store, signup.emailKey, mail, now);
}

/** Mails the link of a sign-up by its public id. Nobody is told whether there is one. */
export async function mailOwnLink(
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  publicId: string,
): Promise<void> {
  const now = clock();
  await db.write((store) => {
    const signup = store.signups.byPublicId(publicId);
    if (signup && signup.state !== 'cancelled') mailLinkTo(store, signup, now);
  });
}
