import type { Services } from '../services.ts';
import { beginSending } from './beginSending.ts';
import { meantBy } from './meantBy.ts';
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
  services: Pick<Services, 'config' | 'db' | 'clock'>,
  id: number,
  organizerId: number,
  version: number,
): Promise<Sending> {
  const { db, clock } = services;
  const now = clock();
  const seen = db.messages.byId(id);
  const meant = seen === undefined ? null : meantBy(services, seen, now);
  return db.write((store): Sending => {
    const message = store.messages.byId(id);
    if (!message) return { kind: 'unknown' };
    const change = messageTransition(message.state, 'send');
    if (!change.ok) return { kind: 'done' };
    // Its filter was read before the write: of another version it would be another one.
    if (message.version !== version || seen?.version !== version) return { kind: 'other' };
    const people = beginSending(store, message, meant, { organizerId }, now);
    if (people === 0) return { kind: 'nobody' };
    return { kind: 'sending', people };
  });
}
