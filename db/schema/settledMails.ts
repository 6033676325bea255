import { integer, sqliteTable } from 'drizzle-orm/sqlite-core';
import { organizers } from './organizers.ts';
import { outbox } from './outbox.ts';

/** Mails that failed or came back, and of which an organizer said that nothing is left to do. */
export const settledMails = sqliteTable('settled_mails', {
  mailId: integer()
    .primaryKey()
    .references(() => outbox.id, { onDelete: 'cascade' }),
  organizerId: integer()
    .notNull()
    .references(() => organizers.id),
  at: integer().notNull(),
});
