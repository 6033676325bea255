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
    /** When the mail server last took another mail to the address, after this one had come back. */
    triedAt: integer(),
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
  /** The mail of ours that it names by a mark; null where it names none. */
  mailId: integer().references(() => outbox.id, { onDelete: 'set null' }),
  /** When an organizer said that a person wrote it. */
  personalAt: integer(),
  /** The beginning of the message as it came. */
  raw: blob({ mode: 'buffer' }).notNull(),
  /** How long the message was, in octets. */
  size: integer().notNull(),
});

export type Bounce = typeof bounces.$inferSelect;
export type UnreadReport = typeof unreadReports.$inferSelect;
