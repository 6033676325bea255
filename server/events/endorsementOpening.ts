import type { Event } from '../../db/schema.ts';
import { isOver } from '../time/lifetime.ts';

/** Whether organizations can still ask to co-sponsor, and why not. */
export type EndorsementOpening = 'open' | 'closed' | 'over' | 'cancelled' | 'unannounced';

/** Whether an event takes requests to co-sponsor at an instant (epoch milliseconds). */
export function endorsementOpening(
  event: Pick<Event, 'state' | 'endorsementsOpen' | 'startsAt' | 'endsAt'>,
  now: number,
): EndorsementOpening {
  if (event.state === 'draft') return 'unannounced';
  if (event.state === 'cancelled') return 'cancelled';
  if (isOver(event, now)) return 'over';
  return event.endorsementsOpen ? 'open' : 'closed';
}
