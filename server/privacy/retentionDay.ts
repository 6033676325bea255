import type { Event } from '../../db/schema.ts';
import { endOf } from '../events/lifetime.ts';

const oneDay = 86_400_000;

/**
 * The instant after which an event's personal data are removed.
 *
 * @param retentionDays as configured
 */
export function eraseAt(event: Pick<Event, 'startsAt' | 'endsAt'>, retentionDays: number): number {
  return endOf(event) + retentionDays * oneDay;
}
