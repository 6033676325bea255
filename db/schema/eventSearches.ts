import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { events } from './events.ts';

/** What a search for events looks through; `db/eventSearches.ts` keeps it as the events are. */
export const eventSearches = sqliteTable('event_searches', {
  eventId: integer()
    .primaryKey()
    .references(() => events.id, { onDelete: 'cascade' }),
  /** Title, summary, who calls and speaks, place: in every language, a line each, folded. */
  text: text().notNull(),
});
