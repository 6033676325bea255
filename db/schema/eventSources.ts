import { sql } from 'drizzle-orm';
import { check, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { events } from './events.ts';

/**
 * Where organizers show the link to an event: a flyer, a newsletter. Each is a number of sign-ups and
 * nothing else: no sign-up says where its owner came from.
 */
export const eventSources = sqliteTable(
  'event_sources',
  {
    eventId: integer()
      .notNull()
      .references(() => events.id, { onDelete: 'cascade' }),
    /** As the link carries it: `?from=flyer`. */
    name: text().notNull(),
    /** As organizers read it; '' where it was named before it could be, then its name stands for it. */
    label: text().notNull().default(''),
    signups: integer().notNull().default(0),
    createdAt: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.eventId, table.name] }),
    check('event_sources_signups', sql`${table.signups} >= 0`),
  ],
);

export type EventSource = typeof eventSources.$inferSelect;
