import { hasAddress, type SignupState } from '../../db/schema.ts';
import { enqueueWithinLimit } from '../outbox/recipientLimit.ts';
import type { Services } from '../services.ts';
import { wasJustMailed } from './mailOwnLink.ts';

export type Resending =
  | { kind: 'mailed' }
  /** A moment ago somebody had it sent already. */
  | { kind: 'just-mailed' }
  /** The address has had as many emails as it can bear in a day. */
  | { kind: 'enough' }
  /** They have no address, or canceled. */
  | { kind: 'nobody' };

/**
 * Mails somebody once more what they were told when they came onto the list: with the link to their page
 * and, where they have a seat, the entry for their calendar; or the button that confirms the address.
 */
export async function resendConfirmation(
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  signupId: number,
  organizerId: number,
): Promise<Resending> {
  const now = clock();
  return db.write((store): Resending => {
    const signup = store.signups.byId(signupId);
    const kind = signup && kindOfConfirmation(signup.state);
    if (!signup || !hasAddress(signup) || kind === null || kind === undefined)
      return { kind: 'nobody' };
    if (wasJustMailed(signup, now)) return { kind: 'just-mailed' };
    const { eventId, emailKey } = signup;
    const mail = { kind, eventId, signupId } as const;
    if (!enqueueWithinLimit(store, emailKey, mail, now)) return { kind: 'enough' };
    store.signups.noteLinkMailed(signupId, now);
    store.audit.append({
      at: now,
      by: { organizerId },
      action: 'signup-link-resent',
      eventId,
      signupId,
    });
    return { kind: 'mailed' };
  });
}

/** What tells somebody how they stand; null where nothing does any more. */
export function kindOfConfirmation(state: SignupState) {
  switch (state) {
    case 'unconfirmed':
      return 'signup-confirm';
    case 'confirmed':
      return 'signup-confirmed';
    case 'waiting':
      return 'signup-waiting';
    case 'cancelled':
      return null;
  }
}
