import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { events } from './events.ts';
import { organizers } from './organizers.ts';

/** What lists of people are narrowed to again and again, by a name that organizers gave it. */
export const savedFilters = sqliteTable(
  'saved_filters',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    /** Null: for the people of every event. */
    eventId: integer().references(() => events.id, { onDelete: 'cascade' }),
    name: text().notNull(),
    /** The query of an address, see `server/signups/peopleFilter.ts`; it names nobody. */
    query: text().notNull(),
    organizerId: integer()
      .notNull()
      .references(() => organizers.id),
    createdAt: integer().notNull(),
  },
  (filter) => [index('saved_filters_by_event').on(filter.eventId, filter.name)],
);

export type SavedFilter = typeof savedFilters.$inferSelect;
export type NewSavedFilter = typeof savedFilters.$inferInsert;
