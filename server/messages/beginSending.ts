import type { Store } from '../../db/database.ts';
import type { PeopleMeant } from '../../db/peopleCondition.ts';
import type { Actor, AttendeeMessage } from '../../db/schema.ts';
import { languagesWritten } from './messageLanguages.ts';

/**
 * Begins to send a message, within a write, to everybody it is for at this moment: counted now, whatever a
 * page said before. Only its state is changed; what is sent when is then up to its pace (`feedOutbox`).
 *
 * @param meant whom its filter leaves
 * @returns how many they are; 0 where there is nobody, and then nothing is changed
 */
export function beginSending(
  store: Store,
  message: AttendeeMessage,
  meant: PeopleMeant | null,
  by: Actor,
  now: number,
): number {
  const { id, eventId } = message;
  const people = store.messages.people(message, meant);
  if (people === 0) return 0;
  store.messages.update(id, {
    state: 'sending',
    startedAt: now,
    updatedAt: now,
    nextDueAt: now,
    heldBecause: null,
    lastSignupId: store.signups.newestId(eventId),
  });
  store.audit.append({
    at: now,
    by,
    action: 'message-sent',
    eventId,
    detail: { message: id, attendees: people, languages: languagesWritten(message).join(' ') },
  });
  return people;
}
