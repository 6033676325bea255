import { sql } from 'drizzle-orm';
import { blob, check, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { outbox } from './outbox.ts';

/** Mails that came back after a server had taken them; one row a mail, however often it is told. */
export const bounces = sqliteTable(
  'bounces',
  {
    mailId: integer()
      .primaryKey()
      .references(() => outbox.id, { onDelete: 'cascade' }),
    addressHash: text().notNull(),
    weight: text({ enum: ['hard', 'soft'] }).notNull(),
    /** RFC 3463, such as `5.1.1`; '' where the report names none. */
    status: text().notNull(),
    /** What the other server said, without addresses. */
    reply: text().notNull(),
    at: integer().notNull(),
  },
  (bounce) => [
    index('bounces_by_address').on(bounce.addressHash, bounce.at),
    check('bounces_weight', sql`${bounce.weight} in ('hard', 'soft')`),
  ],
);

/** Mails to the address for bounces that nobody could make sense of, for an organizer to look at. */
export const unreadReports = sqliteTable('unread_reports', {
  id: integer().primaryKey({ autoIncrement: true }),
  receivedAt: integer().notNull(),
  /** SHA-256 of the whole message: the same one is kept once. */
  digest: text().notNull().unique(),
  subject: text().notNull(),
  sender: text().notNull(),
  /** The beginning of the message as it came. */
  raw: blob({ mode: 'buffer' }).notNull(),
  /** How long the message was, in octets. */
  size: integer().notNull(),
});

export type Bounce = typeof bounces.$inferSelect;
export type UnreadReport = typeof unreadReports.$inferSelect;
