import type { Event } from '../../db/schema.ts';
import { endOf } from './lifetime.ts';

const oneDay = 86_400_000;

/** Days for which a sign-up is kept whose address nobody confirms. */
export const unconfirmedDays = 3;

/**
 * The instant after which an event's personal data are removed.
 *
 * @param retentionDays as configured
 */
export function eraseAt(event: Pick<Event, 'startsAt' | 'endsAt'>, retentionDays: number): number {
  return endOf(event) + retentionDays * oneDay;
}
