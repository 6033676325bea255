import type { Services } from '../services.ts';

export type EventUnpublication =
  | { kind: 'draft' }
  | { kind: 'cancelled' }
  /** People count on it: it can be cancelled, so that they are told. */
  | { kind: 'has-signups'; signups: number };

/** Takes an event that nobody has signed up for off the public pages. */
export async function unpublishEvent(
  services: Services,
  eventId: number,
  organizerId: number,
): Promise<EventUnpublication> {
  const now = services.clock();
  return services.db.write((store): EventUnpublication => {
    const event = store.events.byId(eventId);
    if (!event || event.state === 'cancelled') return { kind: 'cancelled' };
    if (event.state === 'draft') return { kind: 'draft' };
    const { confirmed, waiting } = store.signups.counts(event.id);
    const signups = confirmed.signups + waiting.signups;
    if (signups > 0) return { kind: 'has-signups', signups };
    store.events.update(event.id, {
      state: 'draft',
      // Who holds an entry of the public calendar sees that something happened to it.
      sequence: event.sequence + 1,
      scheduledAt: now,
      updatedAt: Math.max(now, event.updatedAt + 1),
    });
    store.audit.append({
      at: now,
      by: { organizerId },
      action: 'event-unpublished',
      eventId: event.id,
    });
    return { kind: 'draft' };
  });
}
