import { sql } from 'drizzle-orm';
import { check, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { Language } from '../../templates/languages.ts';
import { campaignLetters } from './campaignLetters.ts';
import { campaigns } from './campaigns.ts';
import { some } from './conditions.ts';
import { organizers } from './organizers.ts';

/** 'left': they want no more; nothing of them is kept but the row that their link still opens. */
const followerStates = ['unconfirmed', 'confirmed', 'left'] as const;

/** Somebody who signed up for updates of a campaign. */
export const followers = sqliteTable(
  'followers',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    publicId: text().notNull().unique(),
    generation: integer().notNull().default(1),
    campaignId: integer()
      .notNull()
      .references(() => campaigns.id, { onDelete: 'cascade' }),
    state: text({ enum: followerStates }).notNull(),
    /** '' where they gave none. */
    name: text().notNull().default(''),
    email: text(),
    emailKey: text(),
    language: text().$type<Language>().notNull(),
    createdAt: integer().notNull(),
    confirmedAt: integer(),
  },
  (follower) => [
    uniqueIndex('followers_once').on(follower.campaignId, follower.emailKey),
    index('followers_by_campaign').on(follower.campaignId, follower.state, follower.id),
    index('followers_by_address').on(follower.emailKey),
    check('followers_state', sql`${follower.state} in ('unconfirmed', 'confirmed', 'left')`),
    check(
      'followers_address',
      sql`(${follower.state} = 'left') = (${follower.email} is null)
        and (${follower.email} is null) = (${follower.emailKey} is null)`,
    ),
    check(
      'followers_confirmed',
      some(sql`${follower.state} <> 'confirmed'`, sql`${follower.confirmedAt} is not null`),
    ),
  ],
);

/** What organizers wrote to those who follow a campaign. */
export const campaignUpdates = sqliteTable(
  'campaign_updates',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    /** Made with the empty form: sending the form twice makes one update. */
    formKey: text().notNull().unique(),
    campaignId: integer()
      .notNull()
      .references(() => campaigns.id, { onDelete: 'cascade' }),
    organizerId: integer()
      .notNull()
      .references(() => organizers.id),
    /** The letter that it went as, which has its texts; null of older ones, and of letters that are gone. */
    letterId: integer().references(() => campaignLetters.id, { onDelete: 'set null' }),
    /** In the language of the campaign. */
    subject: text().notNull(),
    /** Markdown without HTML. */
    text: text().notNull(),
    /** To how many it went. */
    followers: integer().notNull(),
    sentAt: integer().notNull(),
  },
  (update) => [
    index('campaign_updates_by_campaign').on(update.campaignId, update.id),
    index('campaign_updates_by_letter')
      .on(update.letterId)
      .where(sql`${update.letterId} is not null`),
  ],
);

export type Follower = typeof followers.$inferSelect;
export type NewFollower = typeof followers.$inferInsert;
export type CampaignUpdate = typeof campaignUpdates.$inferSelect;
export type NewCampaignUpdate = typeof campaignUpdates.$inferInsert;
export type FollowerState = Follower['state'];
