import { index, integer, sqliteTable } from 'drizzle-orm/sqlite-core';
import { signups } from './signups.ts';

/**
 * Numbers of sign-ups that were made one with another, and are gone. What was printed, mailed as a code or
 * kept on a phone before still names them, and means whoever is left.
 */
export const mergedSignups = sqliteTable(
  'merged_signups',
  {
    goneId: integer().primaryKey(),
    keptId: integer()
      .notNull()
      .references(() => signups.id, { onDelete: 'cascade' }),
  },
  (merged) => [index('merged_signups_by_kept').on(merged.keptId)],
);
