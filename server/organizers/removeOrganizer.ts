import { noticeRemoval } from './notices.ts';
import type { Services } from '../services.ts';
import { takeConsole } from '../web/takeConsole.ts';

export type RemovalOutcome =
  | { kind: 'removed' }
  /** There must always be an owner, who can let others in. */
  | { kind: 'last' }
  | { kind: 'unknown' };

/** Takes the console away from an organizer: their sessions end and their unused links open nothing. */
export async function removeOrganizer(
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  organizerId: number,
  by: { organizerId: number },
): Promise<RemovalOutcome> {
  const now = clock();
  // Both questions stand inside the write: two owners who remove each other at the same moment must
  // not leave a console that nobody can open.
  return db.write((store): RemovalOutcome => {
    const team = store.rights.team();
    const others = team.filter(({ organizer }) => organizer.id !== organizerId);
    if (others.length === team.length) return { kind: 'unknown' };
    if (!others.some(({ rights }) => rights.role === 'owner')) return { kind: 'last' };
    takeConsole(store, organizerId, by, now);
    noticeRemoval(store, organizerId, by.organizerId, now);
    return { kind: 'removed' };
  });
}
