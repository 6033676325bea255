import { sql } from 'drizzle-orm';
import { check, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { organizers } from './organizers.ts';
import { signups } from './signups.ts';

const correctedParts = ['name', 'email', 'companions', 'language'] as const;

/** What organizers can correct of a sign-up. */
export const correctableParts = [...correctedParts, 'accessNeeds', 'answers'] as const;

/**
 * What of a sign-up an organizer corrected, from what to what. The audit log says that it was done and
 * names nobody; these are words about a person, and go with the sign-up. Answers are not among them: some
 * are deleted before the sign-up is.
 */
export const corrections = sqliteTable(
  'corrections',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    signupId: integer()
      .notNull()
      .references(() => signups.id, { onDelete: 'cascade' }),
    organizerId: integer()
      .notNull()
      .references(() => organizers.id),
    part: text({ enum: correctedParts }).notNull(),
    /** '' where there was none. */
    before: text().notNull(),
    after: text().notNull(),
    at: integer().notNull(),
  },
  (correction) => [
    index('corrections_by_signup').on(correction.signupId, correction.id),
    check(
      'corrections_part',
      sql`${correction.part} in ('name', 'email', 'companions', 'language')`,
    ),
  ],
);

export type Correction = typeof corrections.$inferSelect;
export type CorrectedPart = Correction['part'];
