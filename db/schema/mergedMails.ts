import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { outbox } from './outbox.ts';

/**
 * Where mails went that are with another sign-up now, since theirs was the same person: what comes back
 * from there is not about the address of the sign-up that is left.
 */
export const mergedMails = sqliteTable('merged_mails', {
  mailId: integer()
    .primaryKey()
    .references(() => outbox.id, { onDelete: 'cascade' }),
  email: text().notNull(),
});
