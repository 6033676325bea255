import { and, asc, eq, isNotNull, isNull, lte, sql } from 'drizzle-orm';
import type { Drizzle } from './connection.ts';
import { outbox, type OutboxMail } from './schema.ts';

/** How one attempt to send a row ended. `result` is a short text without addresses. */
export type OutboxOutcome =
  | { state: 'sent'; result: string }
  | { state: 'failed'; result: string }
  /** There is nothing to say any more: the person cancelled meanwhile, say. */
  | { state: 'dropped'; result: string }
  | { state: 'due'; dueAt: number; result: string };

const priorities = [0, 1, 2];

// Written out and not bound: only so can SQLite see that the partial index covers the question.
const isDue = sql`${outbox.state} = 'due'`;

/** Whether a row waits to be claimed, at an instant in epoch milliseconds. */
export function anyClaimable(drizzle: Drizzle) {
  const claimable = claimableRows(drizzle);
  return (now: number): boolean =>
    priorities.some((priority) => claimable.all({ priority, now, limit: 1 }).length > 0);
}

/** How the rows of the outbox are taken, worked off and given back. */
export function outboxLeases(drizzle: Drizzle) {
  const value = sql.placeholder;
  const claimable = claimableRows(drizzle);
  const lease = drizzle
    .update(outbox)
    .set({ leaseToken: sql`${value('leaseToken')}`, leasedUntil: sql`${value('leasedUntil')}` })
    .where(sql`${outbox.id} in (select value from json_each(${value('ids')}))`)
    .returning()
    .prepare();
  const leased = and(
    eq(outbox.id, value('id')),
    eq(outbox.leaseToken, value('leaseToken')),
    eq(outbox.state, 'due'),
  );
  const finish = drizzle
    .update(outbox)
    .set({
      state: sql`${value('state')}`,
      lastResult: sql`${value('lastResult')}`,
      leaseToken: null,
      leasedUntil: null,
      dueAt: sql`${value('dueAt')}`,
      sentAt: sql`${value('sentAt')}`,
      attempts: sql`${value('attempts')}`,
      firstTriedAt: sql`${value('firstTriedAt')}`,
      lastTriedAt: sql`${value('lastTriedAt')}`,
    })
    .where(leased)
    .prepare();
  const release = drizzle
    .update(outbox)
    .set({ leaseToken: null, leasedUntil: null, dueAt: sql`${value('dueAt')}` })
    .where(leased)
    .prepare();

  return {
    /**
     * Takes the next due rows, the lower priority number first, then the longest due. A row whose
     * lease ran out, because its worker died, is due again without anybody having to look for it.
     */
    claim: (claim: {
      leaseToken: string;
      leasedUntil: number;
      now: number;
      limit: number;
    }): OutboxMail[] => {
      const ids: number[] = [];
      for (const priority of priorities) {
        const limit = claim.limit - ids.length;
        if (limit <= 0) break;
        for (const { id } of claimable.all({ priority, now: claim.now, limit })) ids.push(id);
      }
      if (ids.length === 0) return [];
      const { leaseToken, leasedUntil } = claim;
      const rows = lease.all({ leaseToken, leasedUntil, ids: JSON.stringify(ids) });
      return rows.toSorted((one, other) => ids.indexOf(one.id) - ids.indexOf(other.id));
    },
    /** Writes down how an attempt ended; false when the lease is no longer the caller's. */
    finish: (
      mail: OutboxMail,
      leaseToken: string,
      outcome: OutboxOutcome,
      now: number,
    ): boolean => {
      const tried = outcome.state !== 'dropped';
      const { changes } = finish.run({
        id: mail.id,
        leaseToken,
        state: outcome.state,
        lastResult: outcome.result,
        dueAt: outcome.state === 'due' ? outcome.dueAt : mail.dueAt,
        sentAt: outcome.state === 'sent' ? now : mail.sentAt,
        attempts: tried ? mail.attempts + 1 : mail.attempts,
        firstTriedAt: tried ? (mail.firstTriedAt ?? now) : mail.firstTriedAt,
        lastTriedAt: tried ? now : mail.lastTriedAt,
      });
      return changes === 1;
    },
    /** Ends every lease, for who knows that nobody else is sending: each is of a dead worker. */
    endLeases: (): void => {
      drizzle
        .update(outbox)
        .set({ leaseToken: null, leasedUntil: null })
        .where(and(isDue, isNotNull(outbox.leaseToken)))
        .run();
    },
    /** Gives a claimed row back untried. */
    release: (id: number, leaseToken: string, dueAt: number): void => {
      release.run({ id, leaseToken, dueAt });
    },
  };
}

/** The rows of one priority that may be claimed, the longest due first. */
export function claimableRows(drizzle: Drizzle) {
  return drizzle
    .select({ id: outbox.id })
    .from(outbox)
    .where(
      and(
        isDue,
        // One that stands for everybody is no mail: it is fanned out, see `db/reminders.ts`.
        isNull(outbox.fedThrough),
        eq(outbox.priority, sql.placeholder('priority')),
        lte(outbox.dueAt, sql.placeholder('now')),
        sql`(${outbox.leasedUntil} is null or ${outbox.leasedUntil} <= ${sql.placeholder('now')})`,
      ),
    )
    .orderBy(asc(outbox.dueAt))
    .limit(sql.placeholder('limit'))
    .prepare();
}
