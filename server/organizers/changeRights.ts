import { isDeepStrictEqual } from 'node:util';
import type { Rights } from '../../db/schema.ts';
import type { Services } from '../services.ts';
import { noticeRights } from './notices.ts';
import { stillThere } from './rightsForm.ts';

export type RightsChange =
  | { kind: 'changed' }
  | { kind: 'unchanged' }
  /** There must always be somebody who can let others in. */
  | { kind: 'last' }
  /** The event or campaign that they were meant for is gone. */
  | { kind: 'gone' }
  | { kind: 'unknown' };

/**
 * Gives somebody of the team other rights, which hold from their next page on; they and the owners are
 * told.
 */
export async function changeRights(
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  organizerId: number,
  wanted: Rights,
  by: { organizerId: number },
): Promise<RightsChange> {
  const now = clock();
  // All questions stand inside the write: two owners who demote each other at the same moment must
  // not leave a team without one.
  return db.write((store): RightsChange => {
    const team = store.rights.team();
    const before = team.find(({ organizer }) => organizer.id === organizerId)?.rights;
    if (!before) return { kind: 'unknown' };
    const rights = stillThere(store, wanted);
    if (rights === null) return { kind: 'gone' };
    if (isDeepStrictEqual(before, rights)) return { kind: 'unchanged' };
    const others = team.filter(({ organizer }) => organizer.id !== organizerId);
    if (rights.role !== 'owner' && !others.some((one) => one.rights.role === 'owner'))
      return { kind: 'last' };
    store.rights.give(organizerId, rights);
    store.audit.append({
      at: now,
      by,
      action: 'organizer-rights-changed',
      detail: { organizer: organizerId, role: rights.role },
    });
    noticeRights(store, organizerId, by.organizerId, now);
    return { kind: 'changed' };
  });
}
