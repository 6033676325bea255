import type { Reads } from '../../db/database.ts';
import type { AttendeeMessage } from '../../db/schema.ts';
import { may, type EventOfSomebody } from '../web/may.ts';

/**
 * Whether whoever scheduled a message may write to the people of its event now: they may have left the team
 * since, or see to other events.
 */
export function mayStillWrite(
  db: Pick<Reads, 'rights'>,
  { scheduledBy }: Pick<AttendeeMessage, 'scheduledBy'>,
  event: EventOfSomebody,
): boolean {
  const rights = scheduledBy === null ? null : db.rights.of(scheduledBy);
  return rights !== null && may(rights, 'message', { of: 'event', event });
}
