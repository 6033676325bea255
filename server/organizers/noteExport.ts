import type { Services } from '../services.ts';
import { noticeExport, type ExportedList } from './notices.ts';

/**
 * Notes that an organizer takes a list of people out as a file, and tells the team: it is now
 * somewhere else, too.
 *
 * @param rows how many people stand in it
 */
export async function noteExport(
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  { eventId, list, rows }: { eventId: number; list: ExportedList; rows: number },
  organizerId: number,
): Promise<void> {
  const now = clock();
  await db.write((store) => {
    store.audit.append({
      at: now,
      by: { organizerId },
      action: `${list}-exported`,
      eventId,
      detail: { rows },
    });
    noticeExport(store, { eventId, by: organizerId, list }, now);
  });
}
