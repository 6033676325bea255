import { check, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { sql } from 'drizzle-orm';
import { events } from './events.ts';
import { signupOrigins, signupStates } from './signups.ts';

/**
 * How many sign-ups of an event are alike in how they stand, in the language that is read, in how they came
 * onto the list and in whether they came: numbers and nobody. Changes and deletions reach it by triggers;
 * who has just signed up is entered a little later, see `db/enterSignups.ts`. When what is personal leaves
 * an event, its numbers stay.
 */
export const signupTallies = sqliteTable(
  'signup_tallies',
  {
    eventId: integer()
      .notNull()
      .references(() => events.id, { onDelete: 'cascade' }),
    state: text({ enum: signupStates }).notNull(),
    /** In which they read what organizers wrote. */
    language: text().notNull(),
    origin: text({ enum: signupOrigins }).notNull(),
    came: integer({ mode: 'boolean' }).notNull(),
    signups: integer().notNull(),
    /** Whom they bring along, all together. */
    companions: integer().notNull(),
    /** How many companions came with them. */
    cameWith: integer().notNull(),
    /** How many of them said what they need to take part. */
    needs: integer().notNull(),
  },
  (tally) => [
    primaryKey({
      columns: [tally.eventId, tally.state, tally.language, tally.origin, tally.came],
    }),
    check('signup_tallies_signups', sql`${tally.signups} >= 0`),
  ],
);

export type SignupTally = typeof signupTallies.$inferSelect;
