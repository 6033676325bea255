import { sql } from 'drizzle-orm';
import { check, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { Language } from '../../templates/languages.ts';
import { some } from './conditions.ts';
import { events } from './events.ts';
import { isObject, jsonColumn } from './jsonColumn.ts';

export const endorsementStates = [
  'unconfirmed',
  'waiting',
  'approved',
  'declined',
  'withdrawn',
] as const;

/** How an organization wants to stand on the public list. */
export interface Listing {
  listedAs: string;
  website: string;
  city: string;
  statement: string;
}

const listingParts = ['listedAs', 'website', 'city', 'statement'] as const;

function isListing(value: unknown): value is Listing {
  return isObject(value) && listingParts.every((part) => typeof value[part] === 'string');
}

export const endorsements = sqliteTable(
  'endorsements',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    publicId: text().notNull().unique(),
    generation: integer().notNull().default(1),
    eventId: integer()
      .notNull()
      .references(() => events.id),
    /** 'request' came through the form, 'organizer' was added in the console and has no contact. */
    source: text({ enum: ['request', 'organizer'] }).notNull(),
    state: text({ enum: endorsementStates }).notNull(),
    organization: text().notNull(),
    /** The name as likely duplicates are found by; see `server/endorsements/organizationName.ts`. */
    nameKey: text().notNull(),
    listedAs: text().notNull(),
    website: text().notNull().default(''),
    city: text().notNull().default(''),
    statement: text().notNull().default(''),
    /** A correction that waits for an organizer while the approved listing stays public. */
    proposed: jsonColumn(isListing, null),
    contactName: text().notNull().default(''),
    email: text(),
    emailKey: text(),
    language: text().$type<Language>().notNull(),
    /** Place in the chosen order; null stands after all that have one, alphabetically. */
    position: integer(),
    decisionNote: text().notNull().default(''),
    createdAt: integer().notNull(),
    confirmedAt: integer(),
    decidedAt: integer(),
    updatedAt: integer().notNull(),
  },
  (endorsement) => [
    index('endorsements_by_event').on(endorsement.eventId, endorsement.state),
    index('endorsements_by_name').on(endorsement.eventId, endorsement.nameKey),
    index('endorsements_by_address').on(endorsement.emailKey),
    check(
      'endorsements_state',
      sql`${endorsement.state} in ('unconfirmed', 'waiting', 'approved', 'declined', 'withdrawn')`,
    ),
    check(
      'endorsements_proposed',
      sql`${endorsement.proposed} is null or ${endorsement.state} = 'approved'`,
    ),
    check(
      'endorsements_confirmed',
      some(
        sql`${endorsement.source} = 'organizer'`,
        sql`${endorsement.confirmedAt} is not null`,
        sql`${endorsement.state} in ('unconfirmed', 'withdrawn')`,
      ),
    ),
  ],
);

export type Endorsement = typeof endorsements.$inferSelect;
export type NewEndorsement = typeof endorsements.$inferInsert;
export type EndorsementState = Endorsement['state'];
