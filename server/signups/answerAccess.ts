import type { Store } from '../../db/database.ts';
import type { Services } from '../services.ts';

type Asked = Pick<Services, 'db' | 'clock'>;

/**
 * Notes that somebody was answered what they need to take part: by whom, and when. What was noted first
 * stands, until they need something else.
 */
export async function answerAccess(
  { db, clock }: Asked,
  signupId: number,
  organizerId: number,
): Promise<void> {
  const now = clock();
  await db.write((store) => {
    const signup = store.signups.byId(signupId);
    if (!signup || signup.accessAnsweredAt !== null) return;
    store.signups.update(signupId, { accessAnsweredAt: now, accessAnsweredBy: organizerId });
    note(store, signup, organizerId, { at: now, action: 'signup-access-answered' });
  });
}

/** Takes that back: they wait for an answer again. */
export async function reopenAccess(
  { db, clock }: Asked,
  signupId: number,
  organizerId: number,
): Promise<void> {
  const now = clock();
  await db.write((store) => {
    const signup = store.signups.byId(signupId);
    if (!signup || signup.accessAnsweredAt === null) return;
    store.signups.update(signupId, { accessAnsweredAt: null, accessAnsweredBy: null });
    note(store, signup, organizerId, { at: now, action: 'signup-access-reopened' });
  });
}

function note(
  store: Store,
  { id, eventId }: { id: number; eventId: number },
  organizerId: number,
  what: { at: number; action: 'signup-access-answered' | 'signup-access-reopened' },
): void {
  store.audit.append({ ...what, by: { organizerId }, eventId, signupId: id });
}
