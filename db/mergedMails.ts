import { and, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import { formerAddress } from './addressChanges.ts';
import type { Drizzle } from './connection.ts';
import { auditEntries, mergedMails, outbox, type Signup } from './schema.ts';

/** What was mailed to somebody who stands on a list twice, and what was done. */
export function mergedMailChanges(drizzle: Drizzle) {
  return {
    /**
     * Has the mails of one sign-up be those of another one, and what the audit log tells of it. What is still
     * to go out does not: the other one has its own. Of a message that both got, one stays.
     */
    takeOver: (gone: Signup, keptId: number): void => {
      const ofGone = eq(outbox.signupId, gone.id);
      // A message that has not left would count as one that the other got, who may not have been reached yet.
      const isWaiting = and(eq(outbox.state, 'due'), isNull(outbox.leasedUntil));
      drizzle
        .delete(outbox)
        .where(and(ofGone, isWaiting, isNotNull(outbox.messageId)))
        .run();
      drizzle
        .update(outbox)
        .set({ state: 'dropped', lastResult: 'superseded', leaseToken: null, leasedUntil: null })
        .where(and(ofGone, eq(outbox.state, 'due')))
        .run();
      const wentTo = sql<string>`coalesce(${formerAddress}, ${gone.email})`;
      drizzle.run(sql`insert or ignore into ${mergedMails} (mail_id, email)
        select ${outbox.id}, ${wentTo} from ${outbox}
        where ${and(ofGone, isNotNull(outbox.lastTriedAt), isNotNull(wentTo))}`);
      drizzle.run(
        sql`update or ignore ${outbox} set signup_id = ${keptId} where signup_id = ${gone.id}`,
      );
      drizzle
        .update(auditEntries)
        .set({ signupId: keptId })
        .where(eq(auditEntries.signupId, gone.id))
        .run();
    },
  };
}
