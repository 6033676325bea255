import type { Campaign } from '../../db/schema.ts';
import type { Services } from '../services.ts';
import { noticeExport, noticeExportOfSeveral, type ExportedList } from './notices.ts';

/** What a file of people is, and what it is for in the words of whoever takes it. */
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
    as,
  }: { eventId: number; list: ExportedList; rows: number; as: ExportedAs },
  organizerId: number,
): Promise<void> {
  const now = clock();
  await db.write((store) => {
    const entry = { at: now, by: { organizerId }, eventId } as const;
    if (list === 'signups')
      store.audit.append({
        ...entry,
        action: 'signups-exported',
        detail: { rows, ...as, events: 1 },
      });
    else {
      const detail = { rows, reason: as.reason };
      store.audit.append({ ...entry, action: `${list}-exported`, detail });
    }
    noticeExport(store, { of: { kind: 'event', id: eventId }, by: organizerId, list }, now);
  });
}

/** The same of the organizations that co-sponsor a whole campaign. */
export async function noteExportOfCampaign(
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  { id, slug }: Pick<Campaign, 'id' | 'slug'>,
  { rows, reason }: { rows: number; reason: string },
  organizerId: number,
): Promise<void> {
  const now = clock();
  await db.write((store) => {
    store.audit.append({
      at: now,
      by: { organizerId },
      action: 'campaign-endorsements-exported',
      detail: { slug, rows, reason },
    });
    const of = { kind: 'campaign', id } as const;
    noticeExport(store, { of, by: organizerId, list: 'endorsements' }, now);
  });
}

/**
 * The same of people of several events, in one write. Each event says so in its own log, so that nobody who
 * has charge of one finds nothing there; those of whom nobody matches are not told of.
 *
 * @param everything whether these are all events of the site that have people
 */
export async function noteExportOfSeveral(
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  {
    counted,
    as,
    everything,
  }: {
    counted: readonly { eventId: number; rows: number }[];
    as: ExportedAs;
    everything: boolean;
  },
  organizerId: number,
): Promise<void> {
  const now = clock();
  const matching = counted.filter(({ rows }) => rows > 0);
  const noted = matching.length === 0 ? counted : matching;
  await db.write((store) => {
    for (const { eventId, rows } of noted)
      store.audit.append({
        at: now,
        by: { organizerId },
        eventId,
        action: 'signups-exported',
        detail: { rows, ...as, events: noted.length },
      });
    const eventIds = noted.map(({ eventId }) => eventId);
    noticeExportOfSeveral(store, { eventIds, by: organizerId, everything }, now);
  });
}
