import { sql } from 'drizzle-orm';
import {
  check,
  index,
  integer,
  real,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core';
import type { TextLanguage } from '../../templates/textLanguages.ts';
import { campaigns } from './campaigns.ts';
import { eventKinds, events, precisions } from './events.ts';
import { occurrences } from './programmeItem.ts';

/** As what actions are published that are followed here. */
export const feedFormats = ['campaign-file', 'calendar', 'mobilize', 'osdi'] as const;
export type FeedFormat = (typeof feedFormats)[number];

/** Why a feed could not be had or read. */
export const feedFailures = [
  /** It is no address of the web. */
  'no-web-address',
  /** It leads to this machine or its own network. */
  'private',
  /** No server answers there. */
  'unreachable',
  'slow',
  'too-large',
  'redirects',
  /** The server says that it is not there (404, 410). */
  'not-there',
  /** The server does not give it out, or not now. */
  'refused',
  /** It is no calendar and no list of actions that is known here. */
  'unknown',
  /** It is the file of a campaign by a later version. */
  'later',
  /** It is the file of a campaign, and something in it is wrong. */
  'faulty',
] as const;
export type FeedFailure = (typeof feedFailures)[number];

/** Where a partner publishes actions that a campaign shows beside its own. */
export const followedFeeds = sqliteTable(
  'followed_feeds',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    campaignId: integer()
      .notNull()
      .references(() => campaigns.id, { onDelete: 'cascade' }),
    address: text().notNull(),
    format: text({ enum: feedFormats }).notNull(),
    /** Whose it is, as everybody reads it. */
    name: text().notNull(),
    /** The zone of actions whose feed and place name none. */
    zone: text().notNull(),
    /** Whether what it calls UTC is UTC, or the hours of each place. */
    utcIs: text({ enum: ['utc', 'local'] })
      .notNull()
      .default('utc'),
    /** What its server told of its version, by which it is asked whether there is a newer one. */
    etag: text(),
    lastModified: text(),
    /** When it was last seen as it is, and when it last changed; epoch milliseconds. */
    seenAt: integer().notNull(),
    changedAt: integer().notNull(),
    /** Since when it cannot be read, and why; null while it can. */
    failingSince: integer(),
    failure: text({ enum: feedFailures }),
    nextAt: integer().notNull(),
    createdAt: integer().notNull(),
  },
  (feed) => [
    uniqueIndex('followed_feeds_once').on(feed.campaignId, feed.address),
    index('followed_feeds_due').on(feed.nextAt),
    check(
      'followed_feeds_failing',
      sql`(${feed.failingSince} is null) = (${feed.failure} is null)`,
    ),
    check('followed_feeds_clocks', sql`${feed.utcIs} in ('utc', 'local')`),
  ],
);

/** An action of a partner as it was last seen. Its texts are theirs, and nobody edits them here. */
export const followedActions = sqliteTable(
  'followed_actions',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    feedId: integer()
      .notNull()
      .references(() => followedFeeds.id, { onDelete: 'cascade' }),
    /** By which it is found again in its feed. */
    uid: text().notNull(),
    /** Its page; null where it has none. */
    url: text(),
    title: text().notNull(),
    summary: text().notNull(),
    calledBy: text().notNull(),
    language: text().$type<TextLanguage>(),
    kind: text({ enum: eventKinds }).notNull(),
    cancelled: integer({ mode: 'boolean' }).notNull(),

    // As with an event, what clocks show is the truth, and the instants follow from it.
    zone: text().notNull(),
    startPrecision: text({ enum: precisions }).notNull(),
    startLocal: text().notNull(),
    startOccurrence: text({ enum: occurrences }).notNull(),
    startsAt: integer().notNull(),
    endLocal: text(),
    endOccurrence: text({ enum: occurrences }).notNull(),
    endsAt: integer(),
    tzdata: text().notNull(),

    venue: text().notNull(),
    address: text().notNull(),
    city: text().notNull(),
    region: text().notNull(),
    postalCode: text().notNull(),
    country: text(),
    latitude: real(),
    longitude: real(),
    /** By which the list of cities knows its city; null where that is not clear. */
    cityId: integer(),

    /** Taken off by an organizer; it stays so while the feed has it. */
    hidden: integer({ mode: 'boolean' }).notNull().default(false),
    /** The event of ours that is the same action: that one is shown. */
    sameAs: integer().references(() => events.id, { onDelete: 'set null' }),
  },
  (action) => [
    uniqueIndex('followed_actions_once').on(action.feedId, action.uid),
    index('followed_actions_of_event')
      .on(action.sameAs)
      .where(sql`${action.sameAs} is not null`),
    check('followed_actions_kind', sql`${action.kind} in ('online', 'in-person', 'hybrid')`),
    check(
      'followed_actions_place',
      sql`(${action.latitude} is null) = (${action.longitude} is null)`,
    ),
  ],
);

export type FollowedFeed = typeof followedFeeds.$inferSelect;
export type FollowedAction = typeof followedActions.$inferSelect;
export type NewFollowedAction = typeof followedActions.$inferInsert;
