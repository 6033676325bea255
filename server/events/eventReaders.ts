import type { Reads } from '../../db/database.ts';
import { hasAddress, type Endorsement, type Event, type MailedSignup } from '../../db/schema.ts';

/** Who counts on an event, and must hear when it changes or does not take place. */
export interface EventReaders {
  /** Those who have a seat, and those who wait for one; whoever has no address hears of nothing. */
  attendees: MailedSignup[];
  /** Contacts of organizations that co-sponsor or wait for an answer. */
  organizations: Endorsement[];
}

/** Everybody who is mailed about an event as a whole. */
export function eventReaders(
  reads: Pick<Reads, 'signups' | 'endorsements'>,
  event: Event,
): EventReaders {
  return {
    attendees: reads.signups.ofEvent(event.id, ['confirmed', 'waiting']).filter(hasAddress),
    organizations: reads.endorsements
      .ofEvent(event.id)
      .filter(
        ({ email, state }) => email !== null && (state === 'approved' || state === 'waiting'),
      ),
  };
}
