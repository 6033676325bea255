import type { Services } from '../services.ts';
import { changeMessage, type MessageOutcome } from './change.ts';

/** Lets a message that was paused go on where it stood. */
export async function resumeMessage(
  services: Pick<Services, 'db' | 'clock'>,
  id: number,
  organizerId: number,
): Promise<MessageOutcome> {
  return changeMessage(services, id, organizerId, {
    action: 'resume',
    trace: 'message-resumed',
    also: (store, message, now) => store.messages.releaseMails(message.id, now),
  });
}
