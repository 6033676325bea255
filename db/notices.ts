import { and, eq, max } from 'drizzle-orm';
import type { Drizzle } from './connection.ts';
import { jsonPart } from './json.ts';
import { outbox } from './schema.ts';

/** Mails that tell organizers that a list of people was taken out. */
export function noticeReads(drizzle: Drizzle) {
  return {
    /** When the latest such mail to an organizer is or was due, in epoch milliseconds; null without one. */
    latestExport: (notice: {
      organizerId: number;
      eventId: number;
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
            eq(outbox.eventId, notice.eventId),
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
