import { integer, primaryKey, sqliteTable } from 'drizzle-orm/sqlite-core';
import { events } from './events.ts';

/**
 * How many signed up for an event in an hour, whatever became of them: numbers and nobody. Of hours, since
 * the days of an event are those of its own clocks. See `db/enterSignups.ts`.
 */
export const signupHours = sqliteTable(
  'signup_hours',
  {
    eventId: integer()
      .notNull()
      .references(() => events.id, { onDelete: 'cascade' }),
    /** Epoch milliseconds divided by 3,600,000. */
    hour: integer().notNull(),
    signups: integer().notNull(),
  },
  (of) => [primaryKey({ columns: [of.eventId, of.hour] })],
);
