import { sql } from 'drizzle-orm';
import {
  blob,
  check,
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core';
import type { Language } from '../../templates/languages.ts';
import { campaigns } from './campaigns.ts';
import { oneOwner, some } from './conditions.ts';
import { events } from './events.ts';
import { isObject, jsonColumn } from './jsonColumn.ts';
import { organizers } from './organizers.ts';
import { pictureTypes } from './pictures.ts';

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

/** What a decision of an organizer changes, as it was before it: that is what an undo puts back. */
export interface BeforeDecision extends Listing {
  state: (typeof endorsementStates)[number];
  proposed: Listing | null;
  decisionNote: string;
  decidedAt: number | null;
  position: number | null;
}

function isBeforeDecision(value: unknown): value is BeforeDecision {
  return (
    isListing(value) &&
    'state' in value &&
    endorsementStates.some((state) => state === value.state) &&
    'proposed' in value &&
    (value.proposed === null || isListing(value.proposed)) &&
    'decisionNote' in value &&
    typeof value.decisionNote === 'string' &&
    'decidedAt' in value &&
    isNumberOrNull(value.decidedAt) &&
    'position' in value &&
    isNumberOrNull(value.position)
  );
}

function isNumberOrNull(value: unknown): value is number | null {
  return value === null || typeof value === 'number';
}

/** What a group of the public list says: two usual words, or some of the organizers' own. */
export const groupKinds = ['called', 'supported', 'free'] as const;
export type GroupKind = (typeof groupKinds)[number];

/** The name of a group in the languages in which somebody gave it one. */
export type GroupNames = Partial<Record<string, string>>;

function isGroupNames(value: unknown): value is GroupNames {
  return isObject(value) && Object.values(value).every((name) => typeof name === 'string');
}

/** Parts of the public list of an event or a campaign, in their order, each below its own heading. */
export const endorsementGroups = sqliteTable(
  'endorsement_groups',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    eventId: integer().references(() => events.id, { onDelete: 'cascade' }),
    campaignId: integer().references(() => campaigns.id, { onDelete: 'cascade' }),
    kind: text({ enum: groupKinds }).notNull(),
    /** Of a 'free' one; those of the others are in the texts of the site. */
    names: jsonColumn(isGroupNames, {}).notNull(),
    position: integer().notNull(),
  },
  (group) => [
    index('endorsement_groups_by_event').on(group.eventId, group.position),
    uniqueIndex('endorsement_groups_once')
      .on(group.eventId, group.kind)
      .where(sql`${group.kind} <> 'free'`),
    index('endorsement_groups_by_campaign')
      .on(group.campaignId, group.position)
      .where(sql`${group.campaignId} is not null`),
    uniqueIndex('endorsement_groups_once_in_campaign')
      .on(group.campaignId, group.kind)
      .where(sql`${group.kind} <> 'free' and ${group.campaignId} is not null`),
    check('endorsement_groups_owner', oneOwner(group.eventId, group.campaignId)),
    check('endorsement_groups_kind', sql`${group.kind} in ('called', 'supported', 'free')`),
  ],
);

export const endorsements = sqliteTable(
  'endorsements',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    publicId: text().notNull().unique(),
    generation: integer().notNull().default(1),
    eventId: integer().references(() => events.id),
    /** Instead of the event: it co-sponsors the whole campaign, and so stands at each event of it. */
    campaignId: integer().references(() => campaigns.id, { onDelete: 'cascade' }),
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
    /** Below which heading of the list it stands; null below none. */
    groupId: integer().references(() => endorsementGroups.id, { onDelete: 'set null' }),
    /** What the last decision of an organizer can be taken back to; null once it no longer can. */
    before: jsonColumn(isBeforeDecision, null),
    /** When the contact was reminded that the request is not confirmed: never a second time. */
    remindedAt: integer(),
    decisionNote: text().notNull().default(''),
    createdAt: integer().notNull(),
    confirmedAt: integer(),
    decidedAt: integer(),
    updatedAt: integer().notNull(),
  },
  (endorsement) => [
    index('endorsements_by_event').on(endorsement.eventId, endorsement.state),
    index('endorsements_by_name').on(endorsement.eventId, endorsement.nameKey),
    index('endorsements_by_campaign')
      .on(endorsement.campaignId, endorsement.state)
      .where(sql`${endorsement.campaignId} is not null`),
    index('endorsements_by_address').on(endorsement.emailKey),
    // Almost all are in none; where a group goes, those in it are found by this.
    index('endorsements_by_group')
      .on(endorsement.groupId)
      .where(sql`${endorsement.groupId} is not null`),
    check('endorsements_owner', oneOwner(endorsement.eventId, endorsement.campaignId)),
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

/** What organizers noted of an organization, for themselves. */
export const endorsementNotes = sqliteTable(
  'endorsement_notes',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    endorsementId: integer()
      .notNull()
      .references(() => endorsements.id, { onDelete: 'cascade' }),
    organizerId: integer()
      .notNull()
      .references(() => organizers.id),
    text: text().notNull(),
    createdAt: integer().notNull(),
  },
  (note) => [
    index('endorsement_notes_by_endorsement').on(note.endorsementId),
    check('endorsement_notes_text', sql`${note.text} <> ''`),
  ],
);

/** 'listed' is seen beside the name; 'proposed' came from the contact and waits for an organizer. */
export const logoStages = ['listed', 'proposed'] as const;
export type LogoStage = (typeof logoStages)[number];

/** The files of an organization's logo, each size in each format. */
export const endorsementLogos = sqliteTable(
  'endorsement_logos',
  {
    endorsementId: integer()
      .notNull()
      .references(() => endorsements.id, { onDelete: 'cascade' }),
    stage: text({ enum: logoStages }).notNull(),
    /** Stands in its address, and differs with its content: 16 characters of a SHA-256. */
    hash: text().notNull(),
    /** In pixels. */
    width: integer().notNull(),
    height: integer().notNull(),
    type: text({ enum: pictureTypes }).notNull(),
    bytes: blob({ mode: 'buffer' }).notNull(),
  },
  (file) => [
    primaryKey({ columns: [file.endorsementId, file.stage, file.width, file.type] }),
    index('endorsement_logos_by_hash').on(file.hash),
    check('endorsement_logos_stage', sql`${file.stage} in ('listed', 'proposed')`),
    check('endorsement_logos_type', sql`${file.type} in ('webp', 'jpeg')`),
    check('endorsement_logos_size', sql`${file.width} > 0 and ${file.height} > 0`),
  ],
);

/** What organizations co-sponsor, and whose list it is on which they stand: an event, or a whole campaign. */
export type EndorsementOwner = { kind: 'event'; id: number } | { kind: 'campaign'; id: number };

/** The same as the tables have it. */
export type OwnerColumns =
  { eventId: number; campaignId: null } | { eventId: null; campaignId: number };

type WithoutOwner<Row> = Omit<Row, keyof OwnerColumns>;

export type EndorsementGroup = WithoutOwner<typeof endorsementGroups.$inferSelect>;
export type NewEndorsementGroup = WithoutOwner<typeof endorsementGroups.$inferInsert>;
export type EndorsementNote = typeof endorsementNotes.$inferSelect;
export type EndorsementLogo = typeof endorsementLogos.$inferSelect;
export type EndorsementRow = typeof endorsements.$inferSelect;
export type Endorsement = WithoutOwner<EndorsementRow> & OwnerColumns;
export type NewEndorsement = WithoutOwner<typeof endorsements.$inferInsert>;
export type EndorsementState = Endorsement['state'];
