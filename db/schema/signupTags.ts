import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { events } from './events.ts';
import { signups } from './signups.ts';

/** Short words by which organizers find people of an event again; they go with the sign-up. */
export const signupTags = sqliteTable(
  'signup_tags',
  {
    signupId: integer()
      .notNull()
      .references(() => signups.id, { onDelete: 'cascade' }),
    tag: text().notNull(),
    /** That of the sign-up: who has a tag, and which there are, is read from the index alone. */
    eventId: integer()
      .notNull()
      .references(() => events.id, { onDelete: 'cascade' }),
  },
  (of) => [
    primaryKey({ columns: [of.signupId, of.tag] }),
    index('signup_tags_by_event').on(of.eventId, of.tag, of.signupId),
  ],
);

/**
 * Tags that tell a sensitive answer: they were given to those who gave it. Who is not shown each of these
 * answers is shown neither such a tag nor who has it.
 */
export const withheldTags = sqliteTable(
  'withheld_tags',
  {
    eventId: integer()
      .notNull()
      .references(() => events.id, { onDelete: 'cascade' }),
    tag: text().notNull(),
  },
  (of) => [primaryKey({ columns: [of.eventId, of.tag] })],
);
