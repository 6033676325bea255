import type { Services } from '../services.ts';
import { closeDoor } from '../web/takeConsole.ts';

export type DraftDeletion =
  | { kind: 'deleted' }
  /** It was announced once, or an organization asked to co-sponsor: it stays. */
  | { kind: 'kept' };

/** Deletes an event that was never announced. A second click finds it deleted. */
export async function deleteDraft(
  services: Services,
  eventId: number,
  organizerId: number,
): Promise<DraftDeletion> {
  const now = services.clock();
  return services.db.write((store): DraftDeletion => {
    const event = store.events.byId(eventId);
    if (!event) return { kind: 'deleted' };
    if (event.state !== 'draft' || event.publishedAt !== null) return { kind: 'kept' };
    const listed = store.endorsements.ofEvent(event.id);
    if (listed.some(({ source }) => source === 'request')) return { kind: 'kept' };
    for (const { id } of listed) store.endorsements.remove(id);
    closeDoor(store, event.id, { organizerId }, now);
    store.audit.outliveEvent(event.id);
    store.events.remove(event.id);
    if (event.seriesId !== null) {
      store.series.touch(event.seriesId, now);
      store.series.removeEmpty(event.seriesId);
    }
    store.audit.append({
      at: now,
      by: { organizerId },
      action: 'event-deleted',
      detail: { slug: event.slug },
    });
    return { kind: 'deleted' };
  });
}
