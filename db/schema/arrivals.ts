import { sql } from 'drizzle-orm';
import { check, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { events } from './events.ts';
import { organizers } from './organizers.ts';
import { signups } from './signups.ts';

export const arrivalKinds = ['came', 'undone'] as const;

/**
 * Marks of who came, and of such marks taken back. Nothing is ever changed here: several phones mark at
 * once, some without a network, and hand in later. Of the marks of a sign-up the one that was pressed last
 * counts; what follows from it stands in `signups.arrivedAt` and `arrivedWith`.
 */
export const arrivals = sqliteTable(
  'arrivals',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    /** Made where it was pressed, so that a mark that is handed in twice counts once. */
    mark: text().notNull().unique(),
    eventId: integer()
      .notNull()
      .references(() => events.id, { onDelete: 'cascade' }),
    signupId: integer()
      .notNull()
      .references(() => signups.id, { onDelete: 'cascade' }),
    kind: text({ enum: arrivalKinds }).notNull(),
    /** How many of their companions came with them; 0 where the mark is taken back. */
    companions: integer().notNull(),
    /** When it was pressed, by the clock of whatever it was pressed on. */
    pressedAt: integer().notNull(),
    receivedAt: integer().notNull(),
    /** Who pressed; null once that person is forgotten. */
    organizerId: integer().references(() => organizers.id, { onDelete: 'set null' }),
  },
  (arrival) => [
    index('arrivals_by_signup').on(arrival.signupId, arrival.pressedAt),
    // What other phones marked meanwhile.
    index('arrivals_by_event').on(arrival.eventId, arrival.id),
    check('arrivals_kind', sql`${arrival.kind} in ('came', 'undone')`),
    check('arrivals_companions', sql`${arrival.companions} between 0 and 20`),
  ],
);

export type Arrival = typeof arrivals.$inferSelect;
export type NewArrival = Omit<typeof arrivals.$inferInsert, 'id'>;
