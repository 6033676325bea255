import { sql } from 'drizzle-orm';
import { check, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { events } from './events.ts';
import { isObject, jsonColumn } from './jsonColumn.ts';
import { organizers } from './organizers.ts';

/** What was typed into a form: by the name of the field, a repeated field with all its values. */
export type TypedValues = Record<string, string | string[]>;

function isTypedValues(value: unknown): value is TypedValues {
  return isObject(value) && Object.values(value).every((one) => isText(one) || isTexts(one));
}

const isText = (value: unknown): value is string => typeof value === 'string';
const isTexts = (value: unknown): value is string[] => Array.isArray(value) && value.every(isText);

/** The column for it. */
export const typedColumn = () => jsonColumn<TypedValues, TypedValues>(isTypedValues, {});

/**
 * The form of an event as somebody has typed it so far, kept word for word until it is saved. It may
 * lack everything: an event, a draft too, has a title, a start and somebody who calls it, so that no
 * page, list or calendar has to think of one that has none.
 */
export const keptForms = sqliteTable(
  'kept_forms',
  {
    /** Made for the form before anything was typed into it: what it is kept under from then on. */
    id: text().primaryKey(),
    /** The event that is edited; null for one that there is not yet. */
    eventId: integer().references(() => events.id, { onDelete: 'cascade' }),
    /** The event that it is a copy of, which gives its pictures and further languages to the new one. */
    copyOf: integer().references(() => events.id, { onDelete: 'set null' }),
    /** Who typed last. */
    organizerId: integer()
      .notNull()
      .references(() => organizers.id),
    typed: typedColumn().notNull(),
    /** Rises with every change, so that two windows cannot overwrite each other unseen. */
    version: integer().notNull(),
    createdAt: integer().notNull(),
    updatedAt: integer().notNull(),
  },
  (form) => [
    index('kept_forms_by_event').on(form.eventId),
    index('kept_forms_by_copied').on(form.copyOf),
    index('kept_forms_by_organizer').on(form.organizerId),
    check('kept_forms_version', sql`${form.version} >= 1`),
  ],
);

/**
 * The link by which somebody who is no organizer looks at a draft. Its secret is an HMAC over the public
 * id and the generation, and stands nowhere here; a link that was revoked opens nothing for good.
 */
export const draftLinks = sqliteTable(
  'draft_links',
  {
    eventId: integer()
      .primaryKey()
      .references(() => events.id, { onDelete: 'cascade' }),
    publicId: text().notNull().unique(),
    /** Of the newest link: it rises with each that is made. */
    generation: integer().notNull(),
    madeAt: integer().notNull(),
    revokedAt: integer(),
  },
  (link) => [check('draft_links_generation', sql`${link.generation} >= 1`)],
);

export type KeptForm = typeof keptForms.$inferSelect;
export type DraftLink = typeof draftLinks.$inferSelect;
