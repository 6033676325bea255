import { sql, type SQL, type SQLWrapper } from 'drizzle-orm';
import { bulkActions, bulkChanges, signups } from './schema.ts';

/**
 * The seats at an event that an action on many freed and that it can still give back: until its minute is
 * over they are nobody's.
 */
export function heldSeats(eventId: SQLWrapper): SQL<number> {
  return sql<number>`coalesce((select sum(1 + ${signups.companions}) from ${bulkActions}
    cross join ${bulkChanges} on ${bulkChanges.bulkId} = ${bulkActions.id}
    cross join ${signups} on ${signups.id} = ${bulkChanges.signupId}
    where ${bulkActions.eventId} = ${eventId} and ${bulkActions.kind} in ('cancel', 'move')
      and ${bulkActions.state} in ('running', 'done') and ${bulkActions.endedAt} is null
      and ${bulkChanges.state} = 'confirmed' and ${signups.state} = 'cancelled'), 0)`;
}
