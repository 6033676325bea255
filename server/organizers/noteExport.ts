import type { Services } from '../services.ts';
import { noticeExport, type ExportedList } from './notices.ts';

/** What a file of people is, and what it is for in the words of whoever takes it; '' where nobody asked. */
export interface ExportedAs {
  profile: string;
  format: string;
  reason: string;
}

/**
 * Notes that an organizer takes a list of people out as a file, and tells the team: it is now
 * somewhere else, too. Where it throws, nothing was noted, and nothing may leave.
 *
 * @param rows how many people stand in it
 */
export async function noteExport(
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  {
    eventId,
    list,
    rows,
    as = { profile: '', format: '', reason: '' },
  }: { eventId: number; list: ExportedList; rows: number; as?: ExportedAs },
  organizerId: number,
): Promise<void> {
  const now = clock();
  await db.write((store) => {
    const entry = { at: now, by: { organizerId }, eventId } as const;
    if (list === 'signups')
      store.audit.append({ ...entry, action: 'signups-exported', detail: { rows, ...as } });
    else store.audit.append({ ...entry, action: `${list}-exported`, detail: { rows } });
    noticeExport(store, { eventId, by: organizerId, list }, now);
  });
}
