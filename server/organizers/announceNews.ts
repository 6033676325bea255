import type { Store } from '../../db/database.ts';
import type { Event } from '../../db/schema.ts';
import { enqueueMail } from '../outbox/mail.ts';
import { digestDueAt } from './digestTime.ts';

/**
 * Sees to it that organizers hear of a new sign-up, or of a request that waits for them: everybody
 * who wants a digest and has none on its way gets one. Without news there is no digest at all.
 *
 * Runs inside the write that made the news, after its trace: what is new is found by the audit log.
 *
 * @param event the event that the news is about
 */
export function announceNews(store: Store, event: Pick<Event, 'zone'>, now: number): void {
  for (const { id, digest, digestZone } of store.digests.withoutDigest(now))
    if (digest !== 'off')
      enqueueMail(store, { kind: 'organizer-digest', organizerId: id }, now, {
        dueAt: digestDueAt(digest, digestZone ?? event.zone, now),
        detail: { traceFrom: store.digests.newestTrace() },
      });
}
