import type { Reads } from '../../db/database.ts';
import type { Endorsement, Event, Signup } from '../../db/schema.ts';

/** Who counts on an event, and must hear when it changes or does not take place. */
export interface EventReaders {
  /** Those who have a seat, and those who wait for one. */
  attendees: Signup[];
  /** Contacts of organizations that co-sponsor or wait for an answer. */
  organizations: Endorsement[];
}

/** Everybody who is mailed about an event as a whole. */
export function eventReaders(
  reads: Pick<Reads, 'signups' | 'endorsements'>,
  event: Event,
): EventReaders {
  return {
    attendees: reads.signups.ofEvent(event.id, ['confirmed', 'waiting']),
    organizations: reads.endorsements
      .ofEvent(event.id)
      .filter(
        ({ email, state }) => email !== null && (state === 'approved' || state === 'waiting'),
      ),
  };
}
