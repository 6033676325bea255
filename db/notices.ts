import { and, eq, isNull, max } from 'drizzle-orm';
import type { Drizzle } from './connection.ts';
import { jsonPart } from './json.ts';
import { outbox } from './schema.ts';

/** Mails that tell organizers that a list of people was taken out. */
export function noticeReads(drizzle: Drizzle) {
  return {
    /** When the latest such mail to an organizer is or was due, in epoch milliseconds; null without one. */
    latestExport: (notice: {
      organizerId: number;
      /** Of an event, or of a whole campaign. */
      eventId: number | null;
      campaignId: number | null;
      /** Who took it out. */
      by: number;
      list: string;
    }): number | null =>
      drizzle
        .select({ dueAt: max(outbox.dueAt) })
        .from(outbox)
        .where(
          and(
            eq(outbox.organizerId, notice.organizerId),
            eq(outbox.kind, 'team-export'),
            notice.eventId === null ? isNull(outbox.eventId) : eq(outbox.eventId, notice.eventId),
            notice.campaignId === null
              ? undefined
              : eq(jsonPart<number>(outbox.detail, 'campaign'), notice.campaignId),
            eq(jsonPart<number>(outbox.detail, 'by'), notice.by),
            eq(jsonPart<string>(outbox.detail, 'list'), notice.list),
          ),
        )
        .get()?.dueAt ?? null,
    /** The same of people of several events at once. */
    latestExportOfSeveral: (notice: {
      organizerId: number;
      by: number;
      /** Whether it was everything. */
      extent: string;
    }): number | null =>
      drizzle
        .select({ dueAt: max(outbox.dueAt) })
        .from(outbox)
        .where(
          and(
            eq(outbox.organizerId, notice.organizerId),
            eq(outbox.kind, 'team-export-several'),
            eq(jsonPart<number>(outbox.detail, 'by'), notice.by),
            eq(jsonPart<string>(outbox.detail, 'extent'), notice.extent),
          ),
        )
        .get()?.dueAt ?? null,
  };
}
