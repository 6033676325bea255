import { noteBounce } from '../outbox/noteBounce.ts';
import type { Services } from '../services.ts';
import type { Attempt } from './attemptMail.ts';
import type { ClaimedMail } from './claimedMails.ts';

/**
 * Writes down what came of an attempt, and what it says about the address. Never throws: what cannot
 * be written down is tried again when the lease has run out.
 *
 * @param endedAt epoch milliseconds
 */
export async function keepAttempt(
  services: Services,
  { mail, leaseToken }: ClaimedMail,
  { outcome, failure, addressHash: hash }: Attempt,
  endedAt: number,
): Promise<void> {
  const { db, log } = services;
  const line = { mail: mail.id, kind: mail.kind, attempt: mail.attempts + 1 };
  try {
    if (outcome.state === 'held') {
      await db.mark((outbox) => outbox.release(mail.id, leaseToken, outcome.dueAt));
      return;
    }
    // Few addresses have a mark; for all others the quicker way is enough.
    const isMarked = hash !== null && db.bounces.ofAddress(hash).length > 0;
    if (hash !== null && (failure || (outcome.state === 'sent' && isMarked)))
      await db.write((store) => {
        if (!store.outbox.finish(mail, leaseToken, outcome, endedAt)) return;
        if (failure) noteBounce(store, mail, hash, failure, endedAt);
        else store.bounces.tried(hash, endedAt);
      });
    else await db.mark((outbox) => outbox.finish(mail, leaseToken, outcome, endedAt));
    log[outcome.state === 'failed' ? 'warn' : 'info'](line, `mail ${outcome.state}`);
  } catch (error) {
    log.error({ ...line, error }, 'result of a mail not kept');
  }
}
