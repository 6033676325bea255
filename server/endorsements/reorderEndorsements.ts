import type { Store } from '../../db/database.ts';
import type { EndorsementOwner } from '../../db/schema.ts';
import type { Services } from '../services.ts';
import { endorsedOf, type Endorsed, type EndorsedList } from './endorsed.ts';
import { inParts } from './groups.ts';
import { reordered, type OrderChange } from './order.ts';
import { inOrder } from './publicList.ts';

/**
 * An organizer puts the public list in another order, or names below other headings. The alphabetical
 * order keeps the chosen places for whoever wants them back.
 */
export async function reorderEndorsements(
  services: Services,
  owner: EndorsementOwner,
  organizerId: number,
  change: OrderChange | null,
  choices: ReadonlyMap<number, number | null> = new Map(),
): Promise<void> {
  const now = services.clock();
  await services.db.write((store) => {
    const endorsed = endorsedOf(services, store, owner);
    if (!endorsed) return;
    const groups = store.endorsementGroups.ofOwner(owner);
    for (const { id, groupId } of store.endorsements.listed(owner)) {
      const chosen = choices.get(id);
      if (chosen === undefined || chosen === groupId) continue;
      if (chosen === null || groups.some((group) => group.id === chosen))
        store.endorsementGroups.assign(id, chosen);
    }
    const order = orderAfter(change, endorsed.order);
    if (change !== null && change.kind !== 'alphabetical') {
      const before = inOrder(store.endorsements.listed(owner), 'chosen', endorsed.language);
      // A name is moved among those below its own heading.
      const ids = inParts(before, groups).flatMap(({ listed }) =>
        reordered(
          listed.map(({ id }) => id),
          change,
        ),
      );
      for (const [index, id] of ids.entries()) store.endorsements.place(id, index + 1);
    }
    if (order !== endorsed.order) saveOrder(store, endorsed, order);
    const by = { at: now, by: { organizerId } };
    store.audit.append(
      endorsed.kind === 'event'
        ? { ...by, action: 'endorsements-reordered', eventId: owner.id, detail: { order } }
        : { ...by, action: 'campaign-endorsements-reordered', detail: { slug: endorsed.slug } },
    );
  });
}

function saveOrder(store: Store, { owner }: Endorsed, order: EndorsedList['order']): void {
  const change = { endorsementOrder: order };
  if (owner.kind === 'event') store.events.update(owner.id, change);
  else store.campaigns.update(owner.id, change);
}

function orderAfter(
  change: OrderChange | null,
  before: EndorsedList['order'],
): EndorsedList['order'] {
  if (change === null) return before;
  return change.kind === 'alphabetical' ? 'alphabetical' : 'chosen';
}
