import type { Services } from '../services.ts';

/**
 * Ends one session of an organizer. The browser is forgotten with it: whoever signs in there later
 * does so as in a new one.
 *
 * @returns false where they have no such session
 */
export async function endSession(
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  organizerId: number,
  sessionId: number,
): Promise<boolean> {
  const now = clock();
  return db.write((store) => {
    const ended = store.organizers.endSessionById(organizerId, sessionId);
    if (!ended) return false;
    if (ended.browserId !== null) store.browsers.remove(ended.browserId);
    store.audit.append({
      at: now,
      by: { organizerId },
      action: 'organizer-sessions-ended',
      detail: { sessions: 1 },
    });
    return true;
  });
}

/** Ends every session of an organizer but the one that asks for it, and forgets their browsers. */
export async function endOtherSessions(
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  organizerId: number,
  kept: { id: number; browserId: number | null },
): Promise<void> {
  const now = clock();
  await db.write((store) => {
    const sessions = store.organizers.endSessionsOf(organizerId, kept.id);
    store.browsers.removeOf(organizerId, kept.browserId);
    if (sessions === 0) return;
    store.audit.append({
      at: now,
      by: { organizerId },
      action: 'organizer-sessions-ended',
      detail: { sessions },
    });
  });
}
