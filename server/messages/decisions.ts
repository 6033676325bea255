import type { Store } from '../../db/database.ts';
import type { AttendeeMessage, MessageState } from '../../db/schema.ts';
import type { DropReason } from '../mail/rendered.ts';
import type { Services } from '../services.ts';
import { messageTransition, type MessageAction, type MessageRefusal } from './states.ts';

/** What came of a button on a message. */
export type MessageOutcome =
  { kind: 'changed'; to: MessageState } | { kind: MessageRefusal } | { kind: 'unknown' };

/** Holds a message: what is on the wire arrives, everything else waits. */
export async function pauseMessage(
  services: Pick<Services, 'db' | 'clock'>,
  id: number,
  organizerId: number,
): Promise<MessageOutcome> {
  return changeMessage(services, id, organizerId, { action: 'pause', trace: 'message-paused' });
}

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

const stopped: DropReason = 'stopped';

/** Ends a message for good: who has not got it by now does not get it. */
export async function stopMessage(
  services: Pick<Services, 'db' | 'clock'>,
  id: number,
  organizerId: number,
): Promise<MessageOutcome> {
  return changeMessage(services, id, organizerId, {
    action: 'stop',
    trace: 'message-stopped',
    ends: true,
    also: (store, message, now) => store.messages.dropMails(message.id, stopped, now),
  });
}

interface Change {
  action: MessageAction;
  /** What the audit log calls it. */
  trace: 'message-paused' | 'message-resumed' | 'message-stopped';
  ends?: true;
  /** More to be done in the same write. */
  also?: (store: Store, message: AttendeeMessage, now: number) => void;
}

/** Changes the state of a message in one write, with its trace, if its state allows. */
async function changeMessage(
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  id: number,
  organizerId: number,
  { action, trace, ends, also }: Change,
): Promise<MessageOutcome> {
  const now = clock();
  return db.write((store): MessageOutcome => {
    const message = store.messages.byId(id);
    if (!message) return { kind: 'unknown' };
    const change = messageTransition(message.state, action);
    if (!change.ok) return { kind: change.reason };
    also?.(store, message, now);
    store.messages.update(id, {
      ...(ends ? { endedAt: now } : {}),
      state: change.to,
      updatedAt: now,
    });
    store.audit.append({
      at: now,
      by: { organizerId },
      action: trace,
      eventId: message.eventId,
      detail: { message: id, attendees: store.messages.mails(id).sent },
    });
    return { kind: 'changed', to: change.to };
  });
}
