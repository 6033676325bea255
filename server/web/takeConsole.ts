import type { Store } from '../../db/database.ts';
import type { Actor } from '../../db/schema.ts';

/**
 * Takes the console away from somebody, within a write: their sessions end, their links open nothing,
 * and what they did stays in the audit log.
 */
export function takeConsole(store: Store, organizerId: number, by: Actor, now: number): void {
  store.organizers.update(organizerId, { removedAt: now });
  store.rights.take(organizerId);
  store.organizers.endSessionsOf(organizerId);
  store.browsers.removeOf(organizerId);
  store.organizers.removeUnusedSignIns(organizerId);
  store.waysIn.removeWaysIn(organizerId);
  store.audit.append({
    at: now,
    by,
    action: 'organizer-removed',
    detail: { organizer: organizerId },
  });
}

/** Takes it from those who help at the door of an event that is about to be deleted. */
export function closeDoor(store: Store, eventId: number, by: Actor, now: number): void {
  for (const helper of store.rights.atDoor(eventId)) takeConsole(store, helper, by, now);
}
