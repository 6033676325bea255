import type { Store } from '../../db/database.ts';
import { hasAddress, type Signup } from '../../db/schema.ts';
import { enqueueWithinLimit } from '../outbox/recipientLimit.ts';
import type { Services } from '../services.ts';

/** At most one such mail in this time, however often it is asked for. */
const pause = 10 * 60_000;

/** Whether the link was mailed a moment ago, so that it is not mailed again. */
export function wasJustMailed(
  { linkMailedAt }: Pick<Signup, 'linkMailedAt'>,
  now: number,
): boolean {
  return linkMailedAt !== null && linkMailedAt > now - pause;
}

/** The mail with the link to their page, or to the button that confirms the address. */
export function linkMail({ id, eventId, state }: Pick<Signup, 'id' | 'eventId' | 'state'>) {
  const kind = state === 'unconfirmed' ? 'signup-confirm' : 'signup-link';
  return { kind, eventId, signupId: id } as const;
}

/**
 * Mails the owner of a sign-up the link to their page, or to the button that confirms the address,
 * as far as they can bear it.
 *
 * Runs inside a write.
 */
export function mailLinkTo(store: Store, signup: Signup, now: number): void {
  if (!hasAddress(signup) || wasJustMailed(signup, now)) return;
  store.signups.noteLinkMailed(signup.id, now);
  enqueueWithinLimit(store, signup.emailKey, linkMail(signup), now);
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
