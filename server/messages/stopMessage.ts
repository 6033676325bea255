import type { DropReason } from '../mail/rendered.ts';
import type { Services } from '../services.ts';
import { changeMessage, type MessageOutcome } from './change.ts';

const reason: DropReason = 'stopped';

/** Ends a message for good: who has not got it by now does not get it. */
export async function stopMessage(
  services: Pick<Services, 'db' | 'clock'>,
  id: number,
  organizerId: number,
): Promise<MessageOutcome> {
  return changeMessage(services, id, organizerId, {
    action: 'stop',
    trace: 'message-stopped',
    values: { endedAt: services.clock() },
    also: (store, message, now) => store.messages.dropMails(message.id, reason, now),
  });
}
