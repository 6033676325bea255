import type { Store } from '../../db/database.ts';
import type { Event } from '../../db/schema.ts';

/** Makes drafts of one series public, in one statement; runs inside a write. */
export function publishDates(
  store: Store,
  drafts: readonly Event[],
  organizerId: number,
  now: number,
): void {
  if (drafts.length === 0) return;
  store.series.publish(
    drafts.map(({ id }) => id),
    now,
  );
  for (const { id } of drafts)
    store.audit.append({ at: now, by: { organizerId }, action: 'event-published', eventId: id });
}
