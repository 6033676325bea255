import type { Services } from '../services.ts';
import { beginSending } from './beginSending.ts';
import { messageTransition } from './states.ts';

/** `other`: the draft is not the one that was seen. `done`: it was sent before, by a first click. */
export type Sending =
  | { kind: 'sending'; people: number }
  | { kind: 'done' }
  | { kind: 'other' }
  | { kind: 'nobody' }
  | { kind: 'unknown' };

/**
 * Sends a message to everybody it is for at this moment, also one that was to go later.
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
    const people = beginSending(store, message, { organizerId }, now);
    if (people === 0) return { kind: 'nobody' };
    return { kind: 'sending', people };
  });
}
