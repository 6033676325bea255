import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { events } from './events.ts';
import { questions } from './questions.ts';
import { signupStates } from './signups.ts';

/**
 * How often an answer was given to a question at an event by sign-ups in a state: numbers and nobody. Changes
 * and deletions reach it by triggers; who has just signed up is entered a little later, see
 * `db/enterSignups.ts`. A row without answers is gone.
 */
export const answerTallies = sqliteTable(
  'answer_tallies',
  {
    questionId: integer()
      .notNull()
      .references(() => questions.id, { onDelete: 'cascade' }),
    eventId: integer()
      .notNull()
      .references(() => events.id, { onDelete: 'cascade' }),
    /** '' for all that was answered in words. */
    value: text().notNull(),
    state: text({ enum: signupStates }).notNull(),
    answers: integer().notNull(),
  },
  (tally) => [
    primaryKey({ columns: [tally.questionId, tally.eventId, tally.value, tally.state] }),
    index('answer_tallies_by_event').on(tally.eventId),
  ],
);
