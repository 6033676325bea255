import { sql } from 'drizzle-orm';
import { check, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { events } from './events.ts';
import { isObject, jsonColumn } from './jsonColumn.ts';
import { organizers } from './organizers.ts';
import { signups, signupStates } from './signups.ts';

/** What can be done to many people of an event at once. */
export const bulkKinds = ['confirm', 'move', 'cancel', 'came', 'tag', 'untag', 'erase'] as const;

/** Of whom something was left as it was, and why: how many by the name of the reason. */
export type LeftOut = Readonly<Record<string, number>>;

function isLeftOut(value: unknown): value is LeftOut {
  return isObject(value) && Object.values(value).every((one) => typeof one === 'number');
}

/**
 * Something that is done to many people of an event, some hundreds in a write: how far it has come, so
 * that whoever goes on after a crash knows where.
 */
export const bulkActions = sqliteTable(
  'bulk_actions',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    /** Made with the form: sending it twice does it once. */
    formKey: text().notNull().unique(),
    eventId: integer()
      .notNull()
      .references(() => events.id, { onDelete: 'cascade' }),
    organizerId: integer()
      .notNull()
      .references(() => organizers.id),
    kind: text({ enum: bulkKinds }).notNull(),
    /** Whom it is for: the query of an address, see `server/signups/peopleFilter.ts`. */
    filter: text().notNull(),
    tag: text().notNull().default(''),
    toEventId: integer().references(() => events.id, { onDelete: 'set null' }),
    /** How many they were when it began. */
    matched: integer().notNull(),
    /** The newest sign-up when it began: who comes later is none of them. */
    lastSignupId: integer().notNull(),
    /** The sign-up up to which it has come. */
    doneThrough: integer().notNull().default(0),
    changed: integer().notNull().default(0),
    leftOut: jsonColumn<LeftOut, LeftOut>(isLeftOut, {}).notNull().default({}),
    state: text({ enum: ['running', 'done', 'undoing', 'undone'] })
      .notNull()
      .default('running'),
    /** Until when it can be undone; its mails leave after that. Null where it never can. */
    undoUntil: integer(),
    createdAt: integer().notNull(),
    endedAt: integer(),
  },
  (bulk) => [
    index('bulk_actions_by_event').on(bulk.eventId, bulk.id),
    index('bulk_actions_unfinished')
      .on(bulk.id)
      .where(sql`${bulk.state} in ('running', 'undoing')`),
    check(
      'bulk_actions_kind',
      sql`${bulk.kind} in ('confirm', 'move', 'cancel', 'came', 'tag', 'untag', 'erase')`,
    ),
    check('bulk_actions_state', sql`${bulk.state} in ('running', 'done', 'undoing', 'undone')`),
  ],
);

export type BulkAction = typeof bulkActions.$inferSelect;
export type NewBulkAction = typeof bulkActions.$inferInsert;
export type BulkKind = BulkAction['kind'];

/** Whom it changed, as long as that can be undone. */
export const bulkChanges = sqliteTable(
  'bulk_changes',
  {
    bulkId: integer()
      .notNull()
      .references(() => bulkActions.id, { onDelete: 'cascade' }),
    signupId: integer()
      .notNull()
      .references(() => signups.id, { onDelete: 'cascade' }),
    /** How it stood before. */
    state: text({ enum: signupStates }).notNull(),
    /** The sign-up for another event that was made in its place. */
    madeId: integer().references(() => signups.id, { onDelete: 'set null' }),
  },
  (change) => [
    primaryKey({ columns: [change.bulkId, change.signupId] }),
    index('bulk_changes_by_signup').on(change.signupId),
    index('bulk_changes_by_made')
      .on(change.madeId)
      .where(sql`${change.madeId} is not null`),
  ],
);

export type BulkChange = typeof bulkChanges.$inferSelect;
