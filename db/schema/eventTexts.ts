import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { TextLanguage } from '../../templates/textLanguages.ts';
import { events } from './events.ts';
import { isObject, jsonColumn } from './jsonColumn.ts';

/** A text in another language than its original. */
export interface TranslatedText {
  text: string;
  /** Tells from which words it was translated: those of an original that has changed are told otherwise. */
  of: string;
}

/** Texts of one thing in another language, by their names; what is not there is not translated. */
export type TranslatedTexts = Readonly<Record<string, TranslatedText>>;

export function areTexts(value: unknown): value is TranslatedTexts {
  return isObject(value) && Object.values(value).every(isText);
}

function isText(value: unknown): value is TranslatedText {
  return isObject(value) && typeof value['text'] === 'string' && typeof value['of'] === 'string';
}

/**
 * What organizers wrote about an event in further languages. The original stands in the event itself, in
 * its own language, and alone says what has a text at all.
 */
export const eventTexts = sqliteTable(
  'event_texts',
  {
    eventId: integer()
      .notNull()
      .references(() => events.id, { onDelete: 'cascade' }),
    language: text().$type<TextLanguage>().notNull(),
    texts: jsonColumn<TranslatedTexts, TranslatedTexts>(areTexts, {}).notNull(),
    createdAt: integer().notNull(),
    updatedAt: integer().notNull(),
  },
  (one) => [
    primaryKey({ columns: [one.eventId, one.language] }),
    index('event_texts_by_language').on(one.language),
  ],
);

export type EventTexts = typeof eventTexts.$inferSelect;
