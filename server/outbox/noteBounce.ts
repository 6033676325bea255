import type { Store } from '../../db/database.ts';
import type { OutboxMail } from '../../db/schema.ts';
import { addressStanding } from './addressStanding.ts';
import { bounceWeight, type BounceWeight } from './bounceWeight.ts';
import type { Failure } from './failure.ts';
import { withoutAddresses } from './withoutAddresses.ts';

/** A mail came back; `failing` where no more is sent to its address from now on. */
export interface NotedBounce {
  kind: 'bounced';
  weight: BounceWeight;
  failing: boolean;
}

/**
 * Notes within a write that a mail came back: by a report, by a server's answer while it was sent, or
 * by an organizer's word.
 *
 * @param hash of the address that it went to
 */
export function noteBounce(
  store: Store,
  mail: OutboxMail,
  hash: string,
  failure: Failure,
  now: number,
): NotedBounce {
  const weight = bounceWeight(failure);
  const isFailing = () => addressStanding(store.bounces.ofAddress(hash), now).kind === 'failing';
  const before = isFailing();
  store.bounces.note({
    mailId: mail.id,
    addressHash: hash,
    weight,
    status: failure.status,
    reply: withoutAddresses(failure.reply),
    at: now,
  });
  const failing = isFailing();
  if (failing && !before)
    store.audit.append({
      at: now,
      by: 'system',
      action: 'address-failing',
      eventId: mail.eventId,
      signupId: mail.signupId,
      endorsementId: mail.endorsementId,
      detail: { status: failure.status },
    });
  return { kind: 'bounced', weight, failing };
}
