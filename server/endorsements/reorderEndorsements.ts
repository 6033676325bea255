import type { Event } from '../../db/schema.ts';
import type { Services } from '../services.ts';
import { inParts } from './groups.ts';
import { reordered, type OrderChange } from './order.ts';
import { inOrder } from './publicList.ts';

/**
 * An organizer puts the public list in another order, or names below other headings. The alphabetical
 * order keeps the chosen places for whoever wants them back.
 */
export async function reorderEndorsements(
  services: Services,
  eventId: number,
  organizerId: number,
  change: OrderChange | null,
  choices: ReadonlyMap<number, number | null> = new Map(),
): Promise<void> {
  const now = services.clock();
  await services.db.write((store) => {
    const event = store.events.byId(eventId);
    if (!event) return;
    const groups = store.endorsementGroups.ofEvent(eventId);
    for (const { id, groupId } of store.endorsements.listed(eventId)) {
      const chosen = choices.get(id);
      if (chosen === undefined || chosen === groupId) continue;
      if (chosen === null || groups.some((group) => group.id === chosen))
        store.endorsementGroups.assign(id, chosen);
    }
    const order = orderAfter(change, event.endorsementOrder);
    if (change !== null && change.kind !== 'alphabetical') {
      const before = inOrder(store.endorsements.listed(eventId), 'chosen', event.language);
      // A name is moved among those below its own heading.
      const ids = inParts(before, groups).flatMap(({ listed }) =>
        reordered(
          listed.map(({ id }) => id),
          change,
        ),
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

function orderAfter(
  change: OrderChange | null,
  before: Event['endorsementOrder'],
): Event['endorsementOrder'] {
  if (change === null) return before;
  return change.kind === 'alphabetical' ? 'alphabetical' : 'chosen';
}
