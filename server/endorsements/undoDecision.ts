import type { Services } from '../services.ts';
import { undoTime, type ChangeOutcome } from './change.ts';

/** Whether the last decision about a co-sponsorship can still be taken back at an instant. */
export function canUndo(
  { before, updatedAt }: { before: object | null; updatedAt: number },
  now: number,
): boolean {
  return before !== null && now - updatedAt < undoTime;
}

/**
 * An organizer takes back a decision of a moment ago. Its email waited for that, and is never sent.
 *
 * @param seen when the row had last changed as the organizer saw it (epoch milliseconds)
 */
export async function undoDecision(
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  id: number,
  organizerId: number,
  seen: number | null,
): Promise<ChangeOutcome> {
  const now = clock();
  return db.write((store): ChangeOutcome => {
    const endorsement = store.endorsements.byId(id);
    if (!endorsement || endorsement.before === null) return { kind: 'done-before' };
    if (seen !== endorsement.updatedAt || !canUndo(endorsement, now))
      return { kind: 'refused', reason: 'changed' };
    store.outbox.takeBack(id, endorsement.updatedAt, now);
    store.endorsements.update(id, { ...endorsement.before, before: null, updatedAt: now });
    store.audit.append({
      at: now,
      by: { organizerId },
      action: 'endorsement-decision-undone',
      eventId: endorsement.eventId,
      endorsementId: id,
    });
    return { kind: 'done' };
  });
}
