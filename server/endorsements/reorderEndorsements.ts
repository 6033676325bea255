import type { Services } from '../services.ts';
import { reordered, type OrderChange } from './order.ts';
import { inOrder } from './publicList.ts';

/**
 * An organizer puts the public list in another order. The alphabetical order keeps the chosen
 * places for whoever wants them back.
 */
export async function reorderEndorsements(
  services: Services,
  eventId: number,
  organizerId: number,
  change: OrderChange,
): Promise<void> {
  const now = services.clock();
  await services.db.write((store) => {
    const event = store.events.byId(eventId);
    if (!event) return;
    const order = change.kind === 'alphabetical' ? 'alphabetical' : 'chosen';
    if (change.kind !== 'alphabetical') {
      const before = inOrder(store.endorsements.listed(eventId), 'chosen', event.language);
      const ids = reordered(
        before.map(({ id }) => id),
        change,
      );
      for (const [index, id] of ids.entries()) store.endorsements.place(id, index + 1);
    }
    if (order !== event.endorsementOrder) store.events.update(eventId, { endorsementOrder: order });
    store.audit.append({
      at: now,
      by: { organizerId },
      action: 'endorsements-reordered',
      eventId,
      detail: { order },
    });
  });
}
