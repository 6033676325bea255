import { sql } from 'drizzle-orm';
import { check, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { campaigns } from './campaigns.ts';
import { messageTextsColumn } from './messageTexts.ts';
import { organizers } from './organizers.ts';

/** Whom a letter is for: those who organize an action of the campaign, or all who come to one. */
export const letterAudiences = ['organizing', 'attendees'] as const;
export type LetterAudience = (typeof letterAudiences)[number];

/**
 * What organizers wrote to the people of a whole campaign. To attendees it goes as a message of each of its
 * events, so that what they chose for the event holds for it, too.
 */
export const campaignLetters = sqliteTable(
  'campaign_letters',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    /** Made with the empty form: sending the form twice makes one letter. */
    formKey: text().notNull().unique(),
    campaignId: integer()
      .notNull()
      .references(() => campaigns.id, { onDelete: 'cascade' }),
    organizerId: integer()
      .notNull()
      .references(() => organizers.id),
    audience: text({ enum: letterAudiences }).notNull(),
    texts: messageTextsColumn(),
    /** Emails a minute, over all events together. */
    pace: integer().notNull(),
    createdAt: integer().notNull(),
    updatedAt: integer().notNull(),
    /** When it began to go; null while it is a draft. */
    sentAt: integer(),
  },
  (letter) => [
    index('campaign_letters_by_campaign').on(letter.campaignId, letter.id),
    check('campaign_letters_audience', sql`${letter.audience} in ('organizing', 'attendees')`),
    check('campaign_letters_pace', sql`${letter.pace} between 1 and 6000`),
  ],
);

export type CampaignLetter = typeof campaignLetters.$inferSelect;
export type NewCampaignLetter = typeof campaignLetters.$inferInsert;
