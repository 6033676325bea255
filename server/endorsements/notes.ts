import type { Services } from '../services.ts';
import { isSecondNote } from '../web/secondNote.ts';

/** So many notes are kept of one organization. */
const mostNotes = 50;

/** An organizer notes something about an organization, for the team alone; false where there is no room. */
export async function addNote(
  { db, clock }: Services,
  endorsementId: number,
  organizerId: number,
  text: string,
): Promise<boolean> {
  const now = clock();
  return db.write((store) => {
    const endorsement = store.endorsements.byId(endorsementId);
    const note = { organizerId, text, createdAt: now };
    const before = store.endorsementNotes.of(endorsementId);
    if (isSecondNote(before, note)) return true;
    if (!endorsement || before.length >= mostNotes) return false;
    store.endorsementNotes.insert({ endorsementId, ...note });
    store.audit.append({
      at: now,
      by: { organizerId },
      action: 'endorsement-noted',
      eventId: endorsement.eventId,
      endorsementId,
    });
    return true;
  });
}

/** An organizer deletes a note; a second press finds it gone. */
export async function removeNote(
  { db, clock }: Services,
  endorsementId: number,
  organizerId: number,
  noteId: number,
): Promise<void> {
  const now = clock();
  await db.write((store) => {
    const endorsement = store.endorsements.byId(endorsementId);
    if (store.endorsementNotes.of(endorsementId).every(({ id }) => id !== noteId)) return;
    store.endorsementNotes.remove(noteId);
    store.audit.append({
      at: now,
      by: { organizerId },
      action: 'endorsement-note-removed',
      eventId: endorsement?.eventId ?? null,
      endorsementId,
    });
  });
}
