import type { Endorsement, Event } from '../../db/schema.ts';
import { endorsementOpening } from '../events/endorsementOpening.ts';
import { enqueueWithinLimit } from '../outbox/recipientLimit.ts';
import type { Services } from '../services.ts';

/** Whoever asked a moment ago is still about to find the first email. */
const patience = 24 * 3_600_000;

/**
 * Whether an organization can be reminded to confirm its request at an instant: once, a day after it asked,
 * and only while the event takes requests. Nobody but an organizer causes it: an address that never answered
 * may be a stranger's, whom a program should not write to again.
 */
export function canRemind(
  { state, remindedAt, createdAt }: Pick<Endorsement, 'state' | 'remindedAt' | 'createdAt'>,
  event: Event,
  now: number,
): boolean {
  return (
    state === 'unconfirmed' &&
    remindedAt === null &&
    createdAt <= now - patience &&
    endorsementOpening(event, now) === 'open'
  );
}

/**
 * An organizer reminds organizations that never confirmed.
 *
 * @param only the id of one of them; null for all of the event
 * @returns how many are mailed: whose address had enough mail for today can be reminded later
 */
export async function remindUnconfirmed(
  { db, clock }: Services,
  eventId: number,
  organizerId: number,
  only: number | null,
): Promise<number> {
  const now = clock();
  return db.write((store) => {
    const event = store.events.byId(eventId);
    if (!event) return 0;
    let reminded = 0;
    for (const one of store.endorsements.ofEvent(eventId)) {
      if ((only !== null && one.id !== only) || !canRemind(one, event, now)) continue;
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
