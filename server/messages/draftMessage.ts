import type { AttendeeMessage } from '../../db/schema.ts';
import type { Services } from '../services.ts';
import { newPublicId } from '../web/signedLinks.ts';
import type { MessageDraft } from './messageForm.ts';
import { messageTransition } from './states.ts';

/**
 * Keeps a new message as a draft. The same form sent twice gives the same draft; null where its event was
 * deleted in this very moment.
 */
export async function draftMessage(
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  eventId: number,
  organizerId: number,
  formKey: string,
  draft: MessageDraft,
): Promise<AttendeeMessage | null> {
  const now = clock();
  return db.write((store) => {
    if (!store.events.byId(eventId)) return null;
    const before = store.messages.byFormKey(formKey);
    if (before?.eventId === eventId) return before;
    return store.messages.insert({
      ...draft,
      formKey: before === undefined ? formKey : newPublicId(),
      eventId,
      organizerId,
      createdAt: now,
      updatedAt: now,
    });
  });
}

/** `other`: somebody else changed the draft meanwhile, and it stands now as `version`. */
export type Editing =
  | { kind: 'saved'; version: number }
  | { kind: 'other'; version: number }
  | { kind: 'begun' }
  | { kind: 'unknown' };

/**
 * Changes a draft, also one that is scheduled: it goes at its time as it is then, on the word of whoever
 * changed it last.
 *
 * @param version of the draft that the form was made from
 */
export async function editMessage(
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  id: number,
  organizerId: number,
  version: number,
  draft: MessageDraft,
): Promise<Editing> {
  const now = clock();
  return db.write((store): Editing => {
    const message = store.messages.byId(id);
    if (!message) return { kind: 'unknown' };
    if (!messageTransition(message.state, 'edit').ok) return { kind: 'begun' };
    if (message.version !== version) return { kind: 'other', version: message.version };
    store.messages.update(id, {
      ...draft,
      version: version + 1,
      heldBecause: null,
      ...(message.state === 'scheduled' ? { scheduledBy: organizerId } : {}),
      updatedAt: now,
    });
    return { kind: 'saved', version: version + 1 };
  });
}

/** Deletes a draft, whether scheduled or not; false where it is on its way or was sent. */
export async function deleteMessageDraft(
  { db }: Pick<Services, 'db'>,
  id: number,
): Promise<boolean> {
  return db.write((store) => {
    const message = store.messages.byId(id);
    if (message === undefined) return true;
    if (!messageTransition(message.state, 'edit').ok) return false;
    store.messages.remove(id);
    return true;
  });
}
