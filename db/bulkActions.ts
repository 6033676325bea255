import { and, asc, desc, eq, gt, inArray, isNotNull, isNull, lte, or, sql } from 'drizzle-orm';
import type { Drizzle } from './connection.ts';
import { heldSeats } from './heldSeats.ts';
import {
  bulkActions,
  bulkChanges,
  outbox,
  type BulkAction,
  type BulkChange,
  type NewBulkAction,
} from './schema.ts';

export function bulkReads(drizzle: Drizzle) {
  return {
    byId: (id: number): BulkAction | undefined =>
      drizzle.select().from(bulkActions).where(eq(bulkActions.id, id)).get(),
    byFormKey: (formKey: string): BulkAction | undefined =>
      drizzle.select().from(bulkActions).where(eq(bulkActions.formKey, formKey)).get(),
    /** Those of an event that are under way or can be undone, the newest first. */
    open: (eventId: number, now: number): BulkAction[] =>
      drizzle
        .select()
        .from(bulkActions)
        .where(
          and(
            eq(bulkActions.eventId, eventId),
            or(
              inArray(bulkActions.state, ['running', 'undoing']),
              and(eq(bulkActions.state, 'done'), gt(bulkActions.undoUntil, now)),
            ),
          ),
        )
        .orderBy(desc(bulkActions.id))
        .all(),
    /** Those with which somebody has to go on. */
    unfinished: (): BulkAction[] =>
      drizzle
        .select()
        .from(bulkActions)
        .where(sql`${bulkActions.state} in ('running', 'undoing')`)
        .orderBy(asc(bulkActions.id))
        .all(),
    /** Those that could be undone, and cannot any more. */
    toSettle: (now: number): BulkAction[] =>
      drizzle
        .select()
        .from(bulkActions)
        .where(
          and(
            eq(bulkActions.state, 'done'),
            isNull(bulkActions.endedAt),
            or(isNull(bulkActions.undoUntil), lte(bulkActions.undoUntil, now)),
          ),
        )
        .all(),
    /** Whom one changed, some at a time. */
    changes: (bulkId: number, after: number, limit: number): BulkChange[] =>
      drizzle
        .select()
        .from(bulkChanges)
        .where(and(eq(bulkChanges.bulkId, bulkId), gt(bulkChanges.signupId, after)))
        .orderBy(asc(bulkChanges.signupId))
        .limit(limit)
        .all(),
    /** How many seats at an event are held for those to whom an undo would give them back. */
    heldSeats: (eventId: number): number =>
      drizzle.get<{ seats: number }>(sql`select ${heldSeats(sql`${eventId}`)} as seats`).seats,
    /** The sign-ups for other events that were made of one, as long as that can be undone. */
    madeOf: (signupId: number): number[] =>
      drizzle
        .select({ id: bulkChanges.madeId })
        .from(bulkChanges)
        .where(and(eq(bulkChanges.signupId, signupId), isNotNull(bulkChanges.madeId)))
        .all()
        .flatMap(({ id }) => id ?? []),
  };
}

export function bulkChangesOf(drizzle: Drizzle) {
  return {
    insert: (bulk: NewBulkAction): BulkAction =>
      drizzle.insert(bulkActions).values(bulk).returning().get(),
    update: (id: number, values: Partial<NewBulkAction>): BulkAction =>
      drizzle.update(bulkActions).set(values).where(eq(bulkActions.id, id)).returning().get(),
    addChange: (change: BulkChange): void => {
      drizzle.insert(bulkChanges).values(change).onConflictDoNothing().run();
    },
    /** Forgets whom one changed. */
    removeChanges: (bulkId: number): void => {
      drizzle.delete(bulkChanges).where(eq(bulkChanges.bulkId, bulkId)).run();
    },
    /** Takes sign-ups out of whatever could be undone: they are not any more what they were changed from. */
    forget: (signupIds: readonly number[]): void => {
      drizzle
        .delete(bulkChanges)
        .where(
          or(
            inArray(bulkChanges.signupId, [...signupIds]),
            inArray(bulkChanges.madeId, [...signupIds]),
          ),
        )
        .run();
    },
    /** Has the mails that this very moment put into the outbox for somebody leave later. */
    holdMails: (signupId: number, now: number, dueAt: number): void => {
      drizzle
        .update(outbox)
        .set({ dueAt })
        .where(
          and(
            eq(outbox.signupId, signupId),
            eq(outbox.state, 'due'),
            eq(outbox.attempts, 0),
            eq(outbox.createdAt, now),
            lte(outbox.dueAt, now),
          ),
        )
        .run();
    },
    /** Takes back the mails of one that have not left. */
    dropHeldMails: ({ id, undoUntil }: Pick<BulkAction, 'id' | 'undoUntil'>): void => {
      if (undoUntil === null) return;
      drizzle
        .delete(outbox)
        .where(
          and(
            sql`${outbox.signupId} in (select ${bulkChanges.signupId} from ${bulkChanges}
                where ${bulkChanges.bulkId} = ${id}
              union select ${bulkChanges.madeId} from ${bulkChanges}
                where ${bulkChanges.bulkId} = ${id} and ${bulkChanges.madeId} is not null)`,
            eq(outbox.state, 'due'),
            eq(outbox.attempts, 0),
            eq(outbox.dueAt, undoUntil),
          ),
        )
        .run();
    },
  };
}
