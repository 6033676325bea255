import type { Endorsement, EndorsementOwner } from '../../db/schema.ts';
import { enqueueWithinLimit } from '../outbox/recipientLimit.ts';
import type { Services } from '../services.ts';
import { endorsedOf, openingOf, type Endorsed } from './endorsed.ts';

/** Whoever asked a moment ago is still about to find the first email. */
const patience = 24 * 3_600_000;

/**
 * Whether an organization can be reminded to confirm its request at an instant: once, a day after it asked,
 * and only while requests are taken. Nobody but an organizer causes it: an address that never answered
 * may be a stranger's, whom a program should not write to again.
 */
export function canRemind(
  { state, remindedAt, createdAt }: Pick<Endorsement, 'state' | 'remindedAt' | 'createdAt'>,
  endorsed: Endorsed,
  now: number,
): boolean {
  return (
    state === 'unconfirmed' &&
    remindedAt === null &&
    createdAt <= now - patience &&
    openingOf(endorsed, now) === 'open'
  );
}

/**
 * An organizer reminds organizations that never confirmed.
 *
 * @param only the id of one of them; null for all of the list
 * @returns how many are mailed: whose address had enough mail for today can be reminded later
 */
export async function remindUnconfirmed(
  services: Services,
  owner: EndorsementOwner,
  organizerId: number,
  only: number | null,
): Promise<number> {
  const now = services.clock();
  return services.db.write((store) => {
    const endorsed = endorsedOf(services, store, owner);
    if (!endorsed) return 0;
    let reminded = 0;
    for (const one of store.endorsements.ofOwner(owner)) {
      if ((only !== null && one.id !== only) || !canRemind(one, endorsed, now)) continue;
      const { eventId } = one;
      const mail = { kind: 'endorsement-reminder', eventId, endorsementId: one.id } as const;
      if (!enqueueWithinLimit(store, one.emailKey ?? '', mail, now)) continue;
      store.endorsements.update(one.id, { remindedAt: now });
      store.audit.append({
        at: now,
        by: { organizerId },
        action: 'endorsement-reminded',
        eventId,
        endorsementId: one.id,
      });
      reminded += 1;
    }
    return reminded;
  });
}
