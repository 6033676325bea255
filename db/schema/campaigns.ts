import { sql } from 'drizzle-orm';
import { check, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { ColorName } from '../../templates/palette.ts';
import type { TextLanguage } from '../../templates/textLanguages.ts';
import { all, some } from './conditions.ts';
import { jsonColumn } from './jsonColumn.ts';

function isListOfTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}

/**
 * A 'draft' is seen by organizers alone. An 'open' one is under way. A 'closed' one keeps its page, and
 * takes nothing more from the public. An 'archived' one stays readable where it was, and is no longer
 * announced anywhere.
 */
export const campaignStates = ['draft', 'open', 'closed', 'archived'] as const;

/** Whether people who are no organizers may propose an action of theirs. */
export const hostings = ['nobody', 'anyone'] as const;

/** How the names on a public list of co-sponsors stand. */
export const endorsementOrders = ['alphabetical', 'chosen'] as const;

export const campaigns = sqliteTable(
  'campaigns',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    slug: text().notNull().unique(),
    state: text({ enum: campaignStates }).notNull().default('open'),
    title: text().notNull(),
    /** The language in which it was written at first; null: the site's own. */
    language: text().$type<TextLanguage>(),
    /** The campaign's day or its first, `YYYY-MM-DD`, in each place's own time: it has no zone. */
    day: text(),
    /** The last of several days, in the same form; null where it is one day. */
    lastDay: text(),
    /** Facts about the campaign, one paragraph each. */
    facts: jsonColumn<string[], string[]>(isListOfTexts, []).notNull(),
    /** Of its page and its pictures; null for that of the site. */
    color: text().$type<ColorName>(),
    /** Who calls it, one a line. */
    callers: text().notNull().default(''),
    /** What is demanded, one a line. */
    demands: text().notNull().default(''),
    /** With their `#`, separated by spaces. */
    hashtags: text().notNull().default(''),
    /** The email address that everybody sees; '' for none. */
    contact: text().notNull().default(''),

    // What its actions have in common: where somebody makes one, this is proposed.
    bring: text().notNull().default(''),
    /** `HH:mm` on the clocks of each place; null where none is usual. */
    startTime: text(),
    /** Markdown that those who host an action begin their text with; '' for nothing. */
    template: text().notNull().default(''),
    /** ISO 3166-1 alpha-2 of the country whose embassies and consulates are meant; null where none are. */
    placesOf: text(),
    hosting: text({ enum: hostings }).notNull().default('nobody'),

    // As of an event: organizations co-sponsor the whole.
    endorsementsOpen: integer({ mode: 'boolean' }).notNull().default(false),
    /** Adds "and others" to the public list. */
    endorsementsContinue: integer({ mode: 'boolean' }).notNull().default(false),
    endorsementOrder: text({ enum: endorsementOrders }).notNull().default('alphabetical'),

    /** Loaded to try the program out: production takes it out of the database. */
    demonstration: integer({ mode: 'boolean' }).notNull().default(false),
    updatedAt: integer().notNull(),
  },
  (campaign) => [
    check('campaigns_state', sql`${campaign.state} in ('draft', 'open', 'closed', 'archived')`),
    check(
      'campaigns_endorsement_order',
      sql`${campaign.endorsementOrder} in ('alphabetical', 'chosen')`,
    ),
    check('campaigns_hosting', sql`${campaign.hosting} in ('nobody', 'anyone')`),
    check(
      'campaigns_days',
      some(
        sql`${campaign.lastDay} is null`,
        sql`(${campaign.day} is not null and ${campaign.lastDay} > ${campaign.day})`,
      ),
    ),
    check(
      'campaigns_common',
      all(
        sql`(${campaign.startTime} is null or ${campaign.startTime} glob '[0-2][0-9]:[0-5][0-9]')`,
        sql`(${campaign.placesOf} is null or ${campaign.placesOf} glob '[A-Z][A-Z]')`,
      ),
    ),
  ],
);

/** What of a campaign organizers edit in its form, as it has it from top to bottom. */
export const campaignParts = [
  ...(['title', 'facts', 'day', 'lastDay'] as const),
  ...(['callers', 'demands', 'hashtags', 'contact'] as const),
  ...(['endorsementsOpen', 'endorsementsContinue'] as const),
  ...(['bring', 'startTime'] as const),
  ...(['hosting', 'placesOf', 'template'] as const),
  ...(['color', 'slug', 'language'] as const),
] as const;
export type CampaignPart = (typeof campaignParts)[number];

/** The addresses that campaigns had before: whoever follows one is led to the campaign for good. */
export const campaignSlugs = sqliteTable('campaign_slugs', {
  slug: text().primaryKey(),
  campaignId: integer()
    .notNull()
    .references(() => campaigns.id, { onDelete: 'cascade' }),
});

export type Campaign = typeof campaigns.$inferSelect;
export type CampaignState = Campaign['state'];
