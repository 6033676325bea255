import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { TextLanguage } from '../../templates/textLanguages.ts';
import { jsonColumn } from './jsonColumn.ts';

function isListOfTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}

export const campaigns = sqliteTable('campaigns', {
  id: integer().primaryKey({ autoIncrement: true }),
  slug: text().notNull().unique(),
  title: text().notNull(),
  /** The language in which it was written at first; null: the site's own. */
  language: text().$type<TextLanguage>(),
  /** The campaign's day, `YYYY-MM-DD`: a worldwide day has no zone. */
  day: text(),
  /** Facts about the campaign, one paragraph each. */
  facts: jsonColumn<string[], string[]>(isListOfTexts, []).notNull(),
  /** Loaded to try the program out: production takes it out of the database. */
  demonstration: integer({ mode: 'boolean' }).notNull().default(false),
  updatedAt: integer().notNull(),
});

/** What of a campaign organizers edit. */
export const campaignParts = ['title', 'slug', 'facts', 'day', 'language'] as const;
export type CampaignPart = (typeof campaignParts)[number];

/** The addresses that campaigns had before: whoever follows one is led to the campaign for good. */
export const campaignSlugs = sqliteTable('campaign_slugs', {
  slug: text().primaryKey(),
  campaignId: integer()
    .notNull()
    .references(() => campaigns.id, { onDelete: 'cascade' }),
});

export type Campaign = typeof campaigns.$inferSelect;
