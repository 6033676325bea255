import type { Services } from '../services.ts';
import { languagesWritten } from './messageLanguages.ts';
import { messageTransition } from './states.ts';

/** `other`: the draft is not the one that was seen. `done`: it was sent before, by a first click. */
export type Sending =
  | { kind: 'sending'; people: number }
  | { kind: 'done' }
  | { kind: 'other' }
  | { kind: 'nobody' }
  | { kind: 'unknown' };

/**
 * Sends a message to everybody it is for at this moment. Only the state of the draft is changed
 * here; what is sent when is then up to its pace (`feedOutbox`).
 *
 * @param version of the draft as the organizer saw it
 */
export async function sendMessage(
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  id: number,
  organizerId: number,
  version: number,
): Promise<Sending> {
  const now = clock();
  return db.write((store): Sending => {
    const message = store.messages.byId(id);
    if (!message) return { kind: 'unknown' };
    const change = messageTransition(message.state, 'send');
    if (!change.ok) return { kind: 'done' };
    if (message.version !== version) return { kind: 'other' };
    const people = store.messages.people(message);
    if (people === 0) return { kind: 'nobody' };
    store.messages.update(id, {
      state: change.to,
      startedAt: now,
      updatedAt: now,
      nextDueAt: now,
      lastSignupId: store.signups.newestId(message.eventId),
    });
    store.audit.append({
      at: now,
      by: { organizerId },
      action: 'message-sent',
      eventId: message.eventId,
      detail: { message: id, attendees: people, languages: languagesWritten(message).join(' ') },
    });
    return { kind: 'sending', people };
  });
}
