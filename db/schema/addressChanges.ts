import { sql } from 'drizzle-orm';
import { check, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { signups } from './signups.ts';

/**
 * A wish to move a sign-up to another address. It waits for the button behind a link that is mailed
 * to that address; of one sign-up the newest wish alone is good.
 */
export const addressChanges = sqliteTable(
  'address_changes',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    /** Random; what the mailed link names. */
    publicId: text().notNull().unique(),
    signupId: integer()
      .notNull()
      .references(() => signups.id, { onDelete: 'cascade' }),
    /** The address that the sign-up is to have. */
    email: text().notNull(),
    emailKey: text().notNull(),
    createdAt: integer().notNull(),
    confirmedAt: integer(),
    /** What the sign-up had until then: its owner is told, and what went there may still come back. */
    formerEmail: text(),
  },
  (change) => [
    index('address_changes_by_signup').on(change.signupId, change.id),
    index('address_changes_by_address').on(change.emailKey),
    check(
      'address_changes_confirmed',
      sql`(${change.confirmedAt} is null) = (${change.formerEmail} is null)`,
    ),
  ],
);

export type AddressChange = typeof addressChanges.$inferSelect;
export type NewAddressChange = typeof addressChanges.$inferInsert;
