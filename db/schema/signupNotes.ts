import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { organizers } from './organizers.ts';
import { signups } from './signups.ts';

/** What organizers wrote down about somebody who signed up; it goes with the sign-up. */
export const signupNotes = sqliteTable(
  'signup_notes',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    signupId: integer()
      .notNull()
      .references(() => signups.id, { onDelete: 'cascade' }),
    organizerId: integer()
      .notNull()
      .references(() => organizers.id),
    text: text().notNull(),
    createdAt: integer().notNull(),
    /** When its author last changed it; null: never. */
    editedAt: integer(),
  },
  (note) => [index('signup_notes_by_signup').on(note.signupId, note.id)],
);

export type SignupNote = typeof signupNotes.$inferSelect;
