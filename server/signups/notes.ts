import type { Store } from '../../db/database.ts';
import type { AuditAction } from '../../db/auditActions.ts';
import type { SignupNote } from '../../db/schema.ts';
import type { Services } from '../services.ts';
import { isSecondNote } from '../web/secondNote.ts';

type Asked = Pick<Services, 'db' | 'clock'>;

/** Writes down a note about somebody who signed up, for organizers alone. */
export async function addNote(
  { db, clock }: Asked,
  signupId: number,
  organizerId: number,
  text: string,
): Promise<void> {
  const now = clock();
  await db.write((store) => {
    if (!store.signups.byId(signupId)) return;
    const note = { organizerId, text, createdAt: now };
    if (isSecondNote(store.signupNotes.ofSignup(signupId), note)) return;
    store.signupNotes.insert({ signupId, ...note });
    trace(store, signupId, organizerId, { at: now, action: 'signup-note-added' });
  });
}

/**
 * Changes a note of one's own.
 *
 * @returns false where it is somebody else's, or gone
 */
export async function editNote(
  { db, clock }: Asked,
  noteId: number,
  organizerId: number,
  text: string,
): Promise<boolean> {
  const now = clock();
  return db.write((store) => {
    const note = ownNote(store, noteId, organizerId);
    if (note === null) return false;
    if (note.text === text) return true;
    store.signupNotes.edit(noteId, text, now);
    trace(store, note.signupId, organizerId, { at: now, action: 'signup-note-edited' });
    return true;
  });
}

/**
 * Deletes a note of one's own. A second press finds it gone.
 *
 * @returns false where it is somebody else's
 */
export async function removeNote(
  { db, clock }: Asked,
  noteId: number,
  organizerId: number,
): Promise<boolean> {
  const now = clock();
  return db.write((store) => {
    if (store.signupNotes.byId(noteId) === undefined) return true;
    const note = ownNote(store, noteId, organizerId);
    if (note === null) return false;
    store.signupNotes.remove(noteId);
    trace(store, note.signupId, organizerId, { at: now, action: 'signup-note-removed' });
    return true;
  });
}

function ownNote(store: Store, noteId: number, organizerId: number): SignupNote | null {
  const note = store.signupNotes.byId(noteId);
  return note?.organizerId === organizerId ? note : null;
}

function trace(
  store: Store,
  signupId: number,
  organizerId: number,
  what: { at: number; action: Extract<AuditAction, `signup-note-${string}`> },
): void {
  const eventId = store.signups.byId(signupId)?.eventId ?? null;
  store.audit.append({ ...what, by: { organizerId }, eventId, signupId });
}
