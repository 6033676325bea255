import type { Services } from '../services.ts';

/** An organizer makes an organization's links anew: those of before open nothing any more. */
export async function renewLinks(
  { db, clock }: Services,
  id: number,
  organizerId: number,
): Promise<void> {
  const now = clock();
  await db.write((store) => {
    const endorsement = store.endorsements.byId(id);
    if (!endorsement) return;
    store.endorsements.update(id, { generation: endorsement.generation + 1 });
    store.audit.append({
      at: now,
      by: { organizerId },
      action: 'endorsement-link-renewed',
      eventId: endorsement.eventId,
      endorsementId: id,
    });
  });
}
