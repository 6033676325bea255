import { noticeRemoval } from './notices.ts';
import type { Services } from '../services.ts';

export type RemovalOutcome =
  | { kind: 'removed' }
  /** There must always be somebody who can let others in. */
  | { kind: 'last' }
  | { kind: 'unknown' };

/** Takes the console away from an organizer: their sessions end and their unused links open nothing. */
export async function removeOrganizer(
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  organizerId: number,
  by: { organizerId: number },
): Promise<RemovalOutcome> {
  const now = clock();
  // Both questions stand inside the write: two organizers who remove each other at the same moment
  // must not leave a console that nobody can open.
  return db.write((store): RemovalOutcome => {
    const organizers = store.organizers.active();
    if (!organizers.some(({ id }) => id === organizerId)) return { kind: 'unknown' };
    if (organizers.length === 1) return { kind: 'last' };
    store.organizers.update(organizerId, { removedAt: now });
    store.organizers.endSessionsOf(organizerId);
    store.browsers.removeOf(organizerId);
    store.organizers.removeUnusedSignIns(organizerId);
    noticeRemoval(store, organizerId, by.organizerId, now);
    store.audit.append({
      at: now,
      by: { organizerId: by.organizerId },
      action: 'organizer-removed',
      detail: { organizer: organizerId },
    });
    return { kind: 'removed' };
  });
}
