import type { Services } from '../services.ts';
import type { Visit } from '../web/routes.ts';
import { endSessionOf } from '../web/session.ts';

/** Ends the session of this browser. */
export async function signOut(
  { db }: Pick<Services, 'db'>,
  visit: Pick<Visit, 'cookies'>,
): Promise<void> {
  await db.write((store) => endSessionOf(store, visit));
}

/** Ends every session of an organizer, on every device. */
export async function signOutEverywhere(
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  organizerId: number,
): Promise<void> {
  const now = clock();
  await db.write((store) => {
    const sessions = store.organizers.endSessionsOf(organizerId);
    store.browsers.removeOf(organizerId);
    store.audit.append({
      at: now,
      by: { organizerId },
      action: 'organizer-signed-out-everywhere',
      detail: { sessions },
    });
  });
}
