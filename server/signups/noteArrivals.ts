import type { Store } from '../../db/database.ts';
import type { Arrival, Event } from '../../db/schema.ts';
import type { Services } from '../services.ts';

/** A press at the door, on a list or on a sheet: somebody came, or did not after all. */
export type ArrivalMark = Pick<Arrival, 'mark' | 'signupId' | 'kind' | 'companions' | 'pressedAt'>;

/** What came of marks that were handed in. */
export interface NotedArrivals {
  /** Ids of the marks that are kept now, those from before among them. */
  kept: string[];
  /** Ids of those about nobody of this event: somebody who was deleted, say. */
  unknown: string[];
}

/**
 * Keeps marks of who came. Each is kept once, however often it is handed in, and the one that was pressed
 * last counts, in whatever order they come: phones without a network hand in late.
 *
 * @param marks their `mark` is made where it was pressed (`crypto.randomUUID()`); `companions` is how many
 *   came with them. A press from the future counts as one of now: a clock that goes fast would win over
 *   every later press.
 */
export async function noteArrivals(
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  event: Pick<Event, 'id'>,
  marks: readonly ArrivalMark[],
  organizerId: number,
): Promise<NotedArrivals> {
  const now = clock();
  return db.write((store) => noteArrivalsIn(store, event, marks, organizerId, now));
}

/** The same within a write. */
export function noteArrivalsIn(
  store: Store,
  { id: eventId }: Pick<Event, 'id'>,
  marks: readonly ArrivalMark[],
  organizerId: number,
  now: number,
): NotedArrivals {
  const noted: NotedArrivals = { kept: [], unknown: [] };
  for (const { mark, signupId: pressed, kind, companions, pressedAt } of marks) {
    const signup = store.signups.byIdOrMerged(pressed);
    if (signup?.eventId !== eventId) {
      noted.unknown.push(mark);
      continue;
    }
    const signupId = signup.id;
    const isNew = store.arrivals.add({
      mark,
      eventId,
      signupId,
      kind,
      companions: kind === 'came' ? companions : 0,
      pressedAt: Math.min(pressedAt, now),
      receivedAt: now,
      organizerId,
    });
    noted.kept.push(mark);
    if (isNew)
      store.audit.append({
        at: now,
        by: { organizerId },
        action: kind === 'came' ? 'signup-came' : 'signup-came-undone',
        eventId,
        signupId,
      });
  }
  return noted;
}
