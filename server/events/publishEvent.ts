import type { Event } from '../../db/schema.ts';
import type { Services } from '../services.ts';
import { dateAt } from '../time/day.ts';

export type EventPublication =
  | { kind: 'published' }
  | { kind: 'cancelled' }
  | { kind: 'incomplete'; missing: MissingPart[] }
  /** It has begun already: perhaps the year is wrong. */
  | { kind: 'begun' };

/** What people must be told before they can come. */
export type MissingPart = 'place';

/** What an event lacks to be announced. A joining link may follow later; a place may not. */
export function missingParts({
  kind,
  venue,
  address,
  city,
}: Pick<Event, 'kind' | 'venue' | 'address' | 'city'>): MissingPart[] {
  return kind !== 'online' && venue === '' && address === '' && city === '' ? ['place'] : [];
}

/** Whether an event has begun at an instant; on a day whose hour is still to be announced, the next day. */
export function hasBegun(
  { startPrecision, startsAt, startLocal, zone }: ScheduledStart,
  now: number,
): boolean {
  return startPrecision === 'day' ? startLocal < dateAt(now, zone) : startsAt <= now;
}

type ScheduledStart = Pick<Event, 'startPrecision' | 'startsAt' | 'startLocal' | 'zone'>;

/**
 * Makes an event public. One that is public already stays as it is.
 *
 * @param evenBegun publishes one that has begun, too: somebody was asked
 */
export async function publishEvent(
  services: Services,
  eventId: number,
  organizerId: number,
  { evenBegun }: { evenBegun: boolean },
): Promise<EventPublication> {
  const now = services.clock();
  return services.db.write((store): EventPublication => {
    const event = store.events.byId(eventId);
    if (!event || event.state === 'cancelled') return { kind: 'cancelled' };
    if (event.state === 'published') return { kind: 'published' };
    const missing = missingParts(event);
    if (missing.length > 0) return { kind: 'incomplete', missing };
    if (!evenBegun && hasBegun(event, now)) return { kind: 'begun' };
    store.events.update(event.id, {
      state: 'published',
      publishedAt: event.publishedAt ?? now,
      scheduledAt: now,
      previousStartsAt: null,
      previousDay: null,
      updatedAt: Math.max(now, event.updatedAt + 1),
    });
    store.audit.append({
      at: now,
      by: { organizerId },
      action: 'event-published',
      eventId: event.id,
    });
    return { kind: 'published' };
  });
}
