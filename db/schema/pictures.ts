import { sql } from 'drizzle-orm';
import {
  blob,
  check,
  index,
  integer,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core';
import { campaigns } from './campaigns.ts';
import { events } from './events.ts';

/** Where in a picture what counts is, as it is cropped to other shapes. */
export const focusPoints = [
  ...(['top-left', 'top', 'top-right'] as const),
  ...(['left', 'center', 'right'] as const),
  ...(['bottom-left', 'bottom', 'bottom-right'] as const),
] as const;
export type FocusPoint = (typeof focusPoints)[number];

/**
 * The picture of an event, and the photographs of its speakers. They are in the database and not in files
 * beside it: a backup, a restore and a check of it then concern them as well, and they go with their event.
 */
export const eventPictures = sqliteTable(
  'event_pictures',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    eventId: integer()
      .notNull()
      .references(() => events.id, { onDelete: 'cascade' }),
    /** The name of the speaker whom it shows, as announced; '' for the picture of the event itself. */
    speaker: text().notNull().default(''),
    /** Stands in its address, and differs with its content: 16 characters of a SHA-256. */
    hash: text().notNull(),
    /** What it shows, for those who cannot see it, in the language of the event. */
    description: text().notNull().default(''),
    focus: text({ enum: focusPoints }).notNull().default('center'),
    /** Of its largest file, in pixels. */
    width: integer().notNull(),
    height: integer().notNull(),
    createdAt: integer().notNull(),
  },
  (picture) => [
    uniqueIndex('event_pictures_once').on(picture.eventId, picture.speaker),
    index('event_pictures_by_hash').on(picture.hash),
    check('event_pictures_size', sql`${picture.width} > 0 and ${picture.height} > 0`),
  ],
);

export const pictureTypes = ['webp', 'jpeg'] as const;

/** The files of a picture: each size in each format. */
export const pictureFiles = sqliteTable(
  'picture_files',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    pictureId: integer()
      .notNull()
      .references(() => eventPictures.id, { onDelete: 'cascade' }),
    width: integer().notNull(),
    type: text({ enum: pictureTypes }).notNull(),
    bytes: blob({ mode: 'buffer' }).notNull(),
  },
  (file) => [
    uniqueIndex('picture_files_once').on(file.pictureId, file.width, file.type),
    check('picture_files_type', sql`${file.type} in ('webp', 'jpeg')`),
  ],
);

/** The picture of a campaign, kept as those of events are. */
export const campaignPictures = sqliteTable(
  'campaign_pictures',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    campaignId: integer()
      .notNull()
      .references(() => campaigns.id, { onDelete: 'cascade' }),
    hash: text().notNull(),
    /** What it shows, in the language of the campaign; in further languages it is one of its texts. */
    description: text().notNull(),
    focus: text({ enum: focusPoints }).notNull().default('center'),
    width: integer().notNull(),
    height: integer().notNull(),
    createdAt: integer().notNull(),
  },
  (picture) => [
    uniqueIndex('campaign_pictures_once').on(picture.campaignId),
    index('campaign_pictures_by_hash').on(picture.hash),
    check('campaign_pictures_size', sql`${picture.width} > 0 and ${picture.height} > 0`),
  ],
);

export const campaignPictureFiles = sqliteTable(
  'campaign_picture_files',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    pictureId: integer()
      .notNull()
      .references(() => campaignPictures.id, { onDelete: 'cascade' }),
    width: integer().notNull(),
    type: text({ enum: pictureTypes }).notNull(),
    bytes: blob({ mode: 'buffer' }).notNull(),
  },
  (file) => [
    uniqueIndex('campaign_picture_files_once').on(file.pictureId, file.width, file.type),
    check('campaign_picture_files_type', sql`${file.type} in ('webp', 'jpeg')`),
  ],
);

export type CampaignPictureRow = typeof campaignPictures.$inferSelect;
export type PictureType = (typeof pictureTypes)[number];
export type EventPictureRow = typeof eventPictures.$inferSelect;
export type NewEventPicture = typeof eventPictures.$inferInsert;
export type NewPictureFile = Omit<typeof pictureFiles.$inferInsert, 'id' | 'pictureId'>;
