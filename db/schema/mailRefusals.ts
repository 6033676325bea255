import { sql } from 'drizzle-orm';
import { check, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { events } from './events.ts';

export const refusalScopes = ['event', 'optional', 'everything'] as const;

/**
 * Mail that the owner of an address wants no more: what is optional about one event, whatever is
 * optional, or any at all. The address itself stands nowhere here, only an HMAC of it: the wish
 * outlives the personal data.
 */
export const mailRefusals = sqliteTable(
  'mail_refusals',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    /** See `server/outbox/addressHash.ts`. */
    addressHash: text().notNull(),
    scope: text({ enum: refusalScopes }).notNull(),
    eventId: integer().references(() => events.id, { onDelete: 'cascade' }),
    /** The owner said so, or reported a mail as unwanted where they read it. */
    source: text({ enum: ['owner', 'complaint'] }).notNull(),
    createdAt: integer().notNull(),
  },
  (refusal) => [
    // Two indexes, since NULL differs from NULL.
    uniqueIndex('mail_refusals_once')
      .on(refusal.addressHash, refusal.scope)
      .where(sql`${refusal.eventId} is null`),
    uniqueIndex('mail_refusals_once_an_event')
      .on(refusal.addressHash, refusal.eventId)
      .where(sql`${refusal.eventId} is not null`),
    check('mail_refusals_scope', sql`${refusal.scope} in ('event', 'optional', 'everything')`),
    check(
      'mail_refusals_event',
      sql`(${refusal.scope} = 'event') = (${refusal.eventId} is not null)`,
    ),
  ],
);

export type MailRefusal = typeof mailRefusals.$inferSelect;
export type RefusalScope = MailRefusal['scope'];
