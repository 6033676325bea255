import type { Services } from '../services.ts';
import { changeMessage, type MessageOutcome } from './change.ts';

/** Holds a message: what is on the wire arrives, everything else waits. */
export async function pauseMessage(
  services: Pick<Services, 'db' | 'clock'>,
  id: number,
  organizerId: number,
): Promise<MessageOutcome> {
  return changeMessage(services, id, organizerId, { action: 'pause', trace: 'message-paused' });
}
