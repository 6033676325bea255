import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { signupStates } from './signups.ts';

/*
 * What the lists of sign-ups are read from. Changes and deletions reach these tables by triggers; who
 * has just signed up is entered a little later, see `db/enterSignups.ts`. A migration makes them by
 * hand: the generator of migrations knows neither triggers nor tables without a rowid, and so
 * `db/schema.ts` does not name them.
 */

/** Its one row says up to which id the sign-ups stand in the other two. */
export const signupLists = sqliteTable('signup_lists', {
  id: integer().primaryKey(),
  enteredThrough: integer().notNull(),
});

/** How many sign-ups of an event stand in a state among 4,096 ids; nothing for none. */
export const signupBlocks = sqliteTable(
  'signup_blocks',
  {
    eventId: integer().notNull(),
    state: text({ enum: signupStates }).notNull(),
    /** The ids divided by {@link blockSize}. */
    block: integer().notNull(),
    signups: integer().notNull(),
    /** Whom they bring along, all together. */
    companions: integer().notNull(),
    /** How many of them a calendar declined. */
    declined: integer().notNull(),
  },
  (block) => [primaryKey({ columns: [block.eventId, block.state, block.block] })],
);

/** The sign-ups of an event in the order of arrival. */
export const signupTexts = sqliteTable(
  'signup_texts',
  {
    eventId: integer().notNull(),
    signupId: integer().notNull(),
    /** Name and addresses, a line each, folded: what a search looks through. */
    text: text().notNull(),
    /** The organization that they named, folded; see `db/organizations.ts`. */
    organization: text().notNull().default(''),
  },
  (of) => [primaryKey({ columns: [of.eventId, of.signupId] })],
);

/** So many ids share a row of {@link signupBlocks}; the migrations have it as `>> 12`. */
export const blockSize = 4096;
