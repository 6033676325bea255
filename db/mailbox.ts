import { count, desc, eq, lt, sql } from 'drizzle-orm';
import type { Drizzle } from './connection.ts';
import { mailbox, type MailboxMessage } from './schema.ts';

/** A message as the list shows it, without its bytes. */
export type MailboxLine = Omit<MailboxMessage, 'raw'>;

export function mailboxReads(drizzle: Drizzle) {
  const newest = drizzle
    .select({
      id: mailbox.id,
      receivedAt: mailbox.receivedAt,
      recipient: mailbox.recipient,
      subject: mailbox.subject,
    })
    .from(mailbox)
    .orderBy(desc(mailbox.id))
    .limit(sql.placeholder('limit'))
    .offset(sql.placeholder('offset'))
    .prepare();
  const total = drizzle.select({ mails: count() }).from(mailbox).prepare();
  const byId = drizzle
    .select()
    .from(mailbox)
    .where(eq(mailbox.id, sql.placeholder('id')))
    .prepare();

  return {
    newest: (limit: number, offset = 0): MailboxLine[] => newest.all({ limit, offset }),
    count: (): number => total.get()?.mails ?? 0,
    byId: (id: number): MailboxMessage | undefined => byId.get({ id }),
  };
}

export function mailboxChanges(drizzle: Drizzle) {
  return {
    insert: (message: typeof mailbox.$inferInsert): void => {
      drizzle.insert(mailbox).values(message).run();
    },
    /** Removes what was received before an instant. */
    removeBefore: (instant: number): void => {
      drizzle.delete(mailbox).where(lt(mailbox.receivedAt, instant)).run();
    },
  };
}
