import type { Store } from '../../db/database.ts';
import type { AttendeeMessage, MessageState, NewAttendeeMessage } from '../../db/schema.ts';
import type { Services } from '../services.ts';
import { messageTransition, type MessageAction, type MessageRefusal } from './states.ts';

/** What came of a button on a message. */
export type MessageOutcome =
  { kind: 'changed'; to: MessageState } | { kind: MessageRefusal } | { kind: 'unknown' };

interface Change {
  action: MessageAction;
  /** What the audit log calls it. */
  trace: 'message-paused' | 'message-resumed' | 'message-stopped';
  values?: Partial<NewAttendeeMessage>;
  /** More to be done in the same write. */
  also?: (store: Store, message: AttendeeMessage, now: number) => void;
}

/** Changes the state of a message in one write, with its trace, if its state allows. */
export async function changeMessage(
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  id: number,
  organizerId: number,
  { action, trace, values, also }: Change,
): Promise<MessageOutcome> {
  const now = clock();
  return db.write((store): MessageOutcome => {
    const message = store.messages.byId(id);
    if (!message) return { kind: 'unknown' };
    const change = messageTransition(message.state, action);
    if (!change.ok) return { kind: change.reason };
    also?.(store, message, now);
    store.messages.update(id, { ...values, state: change.to, updatedAt: now });
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
