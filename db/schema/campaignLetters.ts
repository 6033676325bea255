import { sql } from 'drizzle-orm';
import { check, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { campaigns } from './campaigns.ts';
import { messageTextsColumn } from './messageTexts.ts';
import { some } from './conditions.ts';
import { organizers } from './organizers.ts';

/**
 * Whom a letter is for: those who organize an action of the campaign, all who come to one, or those who get
 * updates of it.
 */
export const letterAudiences = ['organizing', 'attendees', 'followers'] as const;
/** Why a letter did not go at its time: see `holdReasons` of messages. */
const letterHoldReasons = ['rights', 'nobody', 'late'] as const;
export type LetterHoldReason = (typeof letterHoldReasons)[number];
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
    /** When it is to go by itself, `YYYY-MM-DDTHH:mm` in a zone; null where nobody said so. */
    sendLocal: text(),
    sendOccurrence: text({ enum: ['only', 'earlier', 'later'] }),
    sendZone: text(),
    /** The instant of it, derived from those three. */
    sendAt: integer(),
    /** Who said so: their rights are judged again when it goes. */
    scheduledBy: integer().references(() => organizers.id),
    /** Why it did not go at its time. */
    heldBecause: text({ enum: letterHoldReasons }),
    createdAt: integer().notNull(),
    updatedAt: integer().notNull(),
    /** When it began to go; null while it is a draft. */
    sentAt: integer(),
  },
  (letter) => [
    index('campaign_letters_by_campaign').on(letter.campaignId, letter.id),
    index('campaign_letters_scheduled')
      .on(letter.sendAt)
      .where(sql`${letter.sendAt} is not null and ${letter.sentAt} is null`),
    check(
      'campaign_letters_audience',
      sql`${letter.audience} in ('organizing', 'attendees', 'followers')`,
    ),
    check(
      'campaign_letters_scheduled_for',
      some(sql`${letter.sendAt} is null`, sql`${letter.scheduledBy} is not null`),
    ),
    check('campaign_letters_pace', sql`${letter.pace} between 1 and 6000`),
  ],
);

export type CampaignLetter = typeof campaignLetters.$inferSelect;
export type NewCampaignLetter = typeof campaignLetters.$inferInsert;
