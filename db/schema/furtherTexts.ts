import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { TextLanguage } from '../../templates/textLanguages.ts';
import { areTexts, type TranslatedTexts } from './eventTexts.ts';
import { jsonColumn } from './jsonColumn.ts';

/** What has texts in further languages beside an event; the site is one, and its id is 0. */
const textSubjects = ['site', 'campaign'] as const;
export type TextSubjectKind = (typeof textSubjects)[number];

/**
 * What organizers wrote in further languages about what is no event. As with these, the original stands in
 * the row of the subject itself. The subject is named and not referred to, so that whatever else comes to
 * have texts needs no table: who deletes a subject deletes its texts.
 */
export const furtherTexts = sqliteTable(
  'further_texts',
  {
    subject: text({ enum: textSubjects }).notNull(),
    subjectId: integer().notNull(),
    language: text().$type<TextLanguage>().notNull(),
    texts: jsonColumn<TranslatedTexts, TranslatedTexts>(areTexts, {}).notNull(),
    updatedAt: integer().notNull(),
  },
  (one) => [primaryKey({ columns: [one.subject, one.subjectId, one.language] })],
);

export type FurtherTexts = typeof furtherTexts.$inferSelect;
