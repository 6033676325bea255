import { and, eq, exists, inArray, isNull, lte, ne, not, or, sql } from 'drizzle-orm';
import type { Drizzle } from './connection.ts';
import { jsonPart } from './json.ts';
import { outbox, signups } from './schema.ts';

/*
 * Mails that are due at a time the schedule of their event gives. Each row names in its detail the
 * start that it reminds of (`startsAt`): by it a reminder of the time before a move is told from
 * one of the time after. A row that a worker holds is being sent and is left alone.
 */

const startOf = jsonPart<number>(outbox.detail, 'startsAt');

/** Rows of a kind that wait and that nobody is sending. */
const waiting = (eventId: number, kind: string, now: number) =>
  and(eq(outbox.eventId, eventId), eq(outbox.kind, kind), isFree(now));

const isFree = (now: number) =>
  and(eq(outbox.state, 'due'), or(isNull(outbox.leasedUntil), lte(outbox.leasedUntil, now)));

export function reminderChanges(drizzle: Drizzle) {
  const removeOfSignup = drizzle
    .delete(outbox)
    .where(
      and(
        eq(outbox.signupId, sql.placeholder('signupId')),
        eq(outbox.state, 'due'),
        or(isNull(outbox.leasedUntil), lte(outbox.leasedUntil, sql.placeholder('now'))),
        sql`${outbox.kind} in (select value from json_each(${sql.placeholder('kinds')}))`,
      ),
    )
    .prepare();

  return {
    /** Gives all that wait another time, as if they had not been tried yet. */
    move: (
      eventId: number,
      kind: string,
      to: { startsAt: number; dueAt: number },
      now: number,
    ): void => {
      drizzle
        .update(outbox)
        .set({
          dueAt: to.dueAt,
          detail: { startsAt: to.startsAt },
          attempts: 0,
          firstTriedAt: null,
        })
        .where(
          and(
            waiting(eventId, kind, now),
            or(ne(outbox.dueAt, to.dueAt), sql`${startOf} is not ${to.startsAt}`),
          ),
        )
        .run();
    },
    /** Has those sent at once that were planned for later and remind of this start. */
    hasten: (eventId: number, kind: string, startsAt: number, now: number): void => {
      drizzle
        .update(outbox)
        .set({ dueAt: now })
        .where(
          and(
            waiting(eventId, kind, now),
            eq(outbox.attempts, 0),
            sql`${outbox.dueAt} > ${now}`,
            sql`${startOf} is ${startsAt}`,
          ),
        )
        .run();
    },
    /** Takes back all that wait; `except` spares those that remind of a start. */
    removeOfEvent: (
      eventId: number,
      kind: string,
      now: number,
      except: { startsAt: number } | null = null,
    ): void => {
      drizzle
        .delete(outbox)
        .where(
          and(
            waiting(eventId, kind, now),
            except === null ? undefined : sql`${startOf} is not ${except.startsAt}`,
          ),
        )
        .run();
    },
    /** Takes back what waits for one sign-up. */
    removeOfSignup: (signupId: number, kinds: readonly string[], now: number): void => {
      removeOfSignup.run({ signupId, kinds: JSON.stringify(kinds), now });
    },
    /**
     * Who is confirmed and has neither a mail of a kind that waits nor had one about this start,
     * in the order of arrival.
     */
    lacking: (eventId: number, kind: string, startsAt: number, now: number): number[] => {
      const has = drizzle
        .select({ id: outbox.id })
        .from(outbox)
        .where(
          and(
            eq(outbox.signupId, signups.id),
            eq(outbox.kind, kind),
            or(
              isFree(now),
              and(inArray(outbox.state, ['due', 'sent', 'failed']), sql`${startOf} is ${startsAt}`),
            ),
          ),
        );
      return drizzle
        .select({ id: signups.id })
        .from(signups)
        .where(and(eq(signups.eventId, eventId), eq(signups.state, 'confirmed'), not(exists(has))))
        .orderBy(signups.id)
        .all()
        .map(({ id }) => id);
    },
  };
}
