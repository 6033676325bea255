import { sql } from 'drizzle-orm';
import { blob, check, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { typedColumn } from './drafts.ts';
import { events } from './events.ts';
import { organizers } from './organizers.ts';
import { signups } from './signups.ts';

/**
 * Photographs of sign-in sheets, until somebody has read them. They show names, addresses and signatures,
 * so they stand in the database alone, and go with the sign-ups of their event at the latest.
 */
export const sheetPhotos = sqliteTable(
  'sheet_photos',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    eventId: integer()
      .notNull()
      .references(() => events.id, { onDelete: 'cascade' }),
    /** WebP, upright, without what the camera told of itself. */
    bytes: blob({ mode: 'buffer' }).notNull(),
    width: integer().notNull(),
    height: integer().notNull(),
    /** How many rows are on it; null until somebody has come to the last one. */
    rows: integer(),
    organizerId: integer().references(() => organizers.id, { onDelete: 'set null' }),
    createdAt: integer().notNull(),
  },
  (photo) => [
    index('sheet_photos_by_event').on(photo.eventId, photo.id),
    check('sheet_photos_size', sql`${photo.width} > 0 and ${photo.height} > 0`),
  ],
);

/**
 * 'typed': somebody is at it. 'unreadable' and 'later' are left to be looked at once more; 'entered' and
 * 'nobody' (crossed out, or empty) are done.
 */
export const sheetRowStates = ['typed', 'later', 'unreadable', 'entered', 'nobody'] as const;

/** Rows of sign-in sheets as they are entered: each once, by whoever was first. */
export const sheetRows = sqliteTable(
  'sheet_rows',
  {
    /** Made with the form, or for a row of a photograph from its place: a row sent twice counts once. */
    key: text().primaryKey(),
    eventId: integer()
      .notNull()
      .references(() => events.id, { onDelete: 'cascade' }),
    /** null where it is read from the paper itself, or its photograph is gone. */
    photoId: integer().references(() => sheetPhotos.id, { onDelete: 'set null' }),
    /** Which row of its photograph it is, from 1. */
    number: integer(),
    state: text({ enum: sheetRowStates }).notNull(),
    /** What stands in its fields so far; nothing once it is done. */
    typed: typedColumn().notNull(),
    /** What whoever reads it next should know. */
    note: text().notNull().default(''),
    /** Who was found or written down; null until then, and once they are deleted. */
    signupId: integer().references(() => signups.id, { onDelete: 'set null' }),
    /** Who typed last. */
    organizerId: integer().references(() => organizers.id, { onDelete: 'set null' }),
    updatedAt: integer().notNull(),
  },
  (row) => [
    index('sheet_rows_by_event').on(row.eventId, row.state),
    index('sheet_rows_by_photo')
      .on(row.photoId, row.number)
      .where(sql`${row.photoId} is not null`),
    index('sheet_rows_by_signup')
      .on(row.signupId)
      .where(sql`${row.signupId} is not null`),
    check(
      'sheet_rows_state',
      sql`${row.state} in ('typed', 'later', 'unreadable', 'entered', 'nobody')`,
    ),
  ],
);

export type SheetPhoto = typeof sheetPhotos.$inferSelect;
export type NewSheetPhoto = Omit<typeof sheetPhotos.$inferInsert, 'id'>;
export type SheetRow = typeof sheetRows.$inferSelect;
export type SheetRowState = SheetRow['state'];
