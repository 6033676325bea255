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
import type { Language } from '../../templates/languages.ts';
import { campaigns } from './campaigns.ts';
import { some } from './conditions.ts';
import { events } from './events.ts';
import { isObject, jsonColumn } from './jsonColumn.ts';
import { organizers } from './organizers.ts';
import { occurrences } from './programmeItem.ts';

export const proposalStates = [
  'unconfirmed',
  'waiting',
  'asked',
  'accepted',
  'joined',
  'declined',
  'withdrawn',
] as const;
export type ProposalState = (typeof proposalStates)[number];

/** What a decision of an organizer changes, as it was before it: that is what an undo puts back. */
export interface BeforeProposalDecision {
  state: 'waiting' | 'asked' | 'declined';
  question: string;
  answer: string;
  note: string;
  /** Epoch milliseconds; null where nothing was decided before it. */
  decidedAt: number | null;
  /** The mail of the decision before it, where this one came before that was sent. */
  unsent: 'proposal-asked' | 'proposal-declined' | null;
  /** The organizer to whom the acceptance gave the event, and whether they were one before it. */
  organizer: { id: number; known: boolean } | null;
}

function isBeforeDecision(value: unknown): value is BeforeProposalDecision {
  if (!isObject(value)) return false;
  const { state, question, answer, note, decidedAt, unsent, organizer } = value;
  return (
    (state === 'waiting' || state === 'asked' || state === 'declined') &&
    typeof question === 'string' &&
    typeof answer === 'string' &&
    typeof note === 'string' &&
    (decidedAt === null || typeof decidedAt === 'number') &&
    (unsent === null || unsent === 'proposal-asked' || unsent === 'proposal-declined') &&
    (organizer === null ||
      (isObject(organizer) &&
        typeof organizer['id'] === 'number' &&
        typeof organizer['known'] === 'boolean'))
  );
}

/** A city as it was chosen: what is known of it is kept, so that nothing changes when lists of cities do. */
const cityColumns = {
  /** By which the list of cities knows it. */
  cityId: integer().notNull(),
  /** Its name in the language of whoever chose it. */
  city: text().notNull(),
  /** ISO 3166-1 alpha-2. */
  country: text().notNull(),
  region: text().notNull().default(''),
  latitude: real().notNull(),
  longitude: real().notNull(),
  zone: text().notNull(),
};

/**
 * An action that somebody wants to organize in their city, as part of a campaign. Until an organizer has
 * accepted it, nothing of it is shown to anybody else.
 */
export const proposals = sqliteTable(
  'proposals',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    publicId: text().notNull().unique(),
    /** Rises when the links to it are made anew; the former ones open nothing any more. */
    generation: integer().notNull().default(1),
    campaignId: integer()
      .notNull()
      .references(() => campaigns.id, { onDelete: 'cascade' }),
    state: text({ enum: proposalStates }).notNull(),
    ...cityColumns,
    /** Where people meet: a name such as that of an embassy. */
    venue: text().notNull(),
    /** Street and number. */
    address: text().notNull().default(''),
    /** What one sees there, so that people find each other. */
    landmark: text().notNull().default(''),
    /** `YYYY-MM-DDTHH:mm` on the clocks of the zone. */
    startLocal: text().notNull(),
    startOccurrence: text({ enum: occurrences }).notNull(),
    /** Derived from those, in epoch milliseconds. */
    startsAt: integer().notNull(),
    language: text().$type<Language>().notNull(),
    title: text().notNull(),
    /** Markdown without HTML. */
    description: text().notNull().default(''),
    /** The organization that calls it. */
    host: text().notNull(),
    contactName: text().notNull(),
    email: text().notNull(),
    emailKey: text().notNull(),
    phone: text().notNull().default(''),
    /** Whether the telephone is shown with the action, and answers to its emails come to the address. */
    contactPublic: integer({ mode: 'boolean' }).notNull().default(false),
    /** What an organizer asked, and what was answered; '' where nothing was. */
    question: text().notNull().default(''),
    answer: text().notNull().default(''),
    /** An organizer's words with a decision. */
    note: text().notNull().default(''),
    /** The event that came of it, or with which it was joined; null where that is gone. */
    eventId: integer().references(() => events.id, { onDelete: 'set null' }),
    /** What the last decision can be taken back to; null once it no longer can. */
    before: jsonColumn(isBeforeDecision, null),
    createdAt: integer().notNull(),
    confirmedAt: integer(),
    decidedAt: integer(),
    /** The organizer who changed it last; null where that was whoever proposed it. */
    changedBy: integer().references(() => organizers.id, { onDelete: 'set null' }),
    updatedAt: integer().notNull(),
  },
  (proposal) => [
    index('proposals_by_campaign').on(proposal.campaignId, proposal.state, proposal.id),
    index('proposals_by_address').on(proposal.emailKey),
    index('proposals_by_event')
      .on(proposal.eventId)
      .where(sql`${proposal.eventId} is not null`),
    // The same proposal twice at once is one, whatever went wrong on the way.
    uniqueIndex('proposals_once')
      .on(proposal.campaignId, proposal.emailKey, proposal.cityId)
      .where(sql`${proposal.state} in ('unconfirmed', 'waiting', 'asked')`),
    check(
      'proposals_state',
      sql`${proposal.state} in
        ('unconfirmed', 'waiting', 'asked', 'accepted', 'joined', 'declined', 'withdrawn')`,
    ),
    check(
      'proposals_confirmed',
      some(
        sql`${proposal.confirmedAt} is not null`,
        sql`${proposal.state} in ('unconfirmed', 'withdrawn')`,
      ),
    ),
    check(
      'proposals_asked',
      some(sql`${proposal.state} <> 'asked'`, sql`${proposal.question} <> ''`),
    ),
    check(
      'proposals_event',
      some(sql`${proposal.eventId} is null`, sql`${proposal.state} in ('accepted', 'joined')`),
    ),
  ],
);

/** A city where a campaign looks for somebody who organizes an action. */
export const openCities = sqliteTable(
  'open_cities',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    campaignId: integer()
      .notNull()
      .references(() => campaigns.id, { onDelete: 'cascade' }),
    ...cityColumns,
    createdAt: integer().notNull(),
  },
  (one) => [uniqueIndex('open_cities_once').on(one.campaignId, one.cityId)],
);

/** A place that a campaign suggests for an action, such as an embassy; organizers paste the list. */
export const suggestedPlaces = sqliteTable(
  'suggested_places',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    campaignId: integer()
      .notNull()
      .references(() => campaigns.id, { onDelete: 'cascade' }),
    city: text().notNull(),
    /**
     * By which it is found: `city` and the number of its city on the list of cities, or `name` and the name
     * as it was pasted, in small letters, where no city is known by it.
     */
    cityKey: text().notNull(),
    name: text().notNull(),
    address: text().notNull().default(''),
    /** Where that is known from. */
    source: text().notNull().default(''),
  },
  (place) => [index('suggested_places_by_city').on(place.campaignId, place.cityKey)],
);

export type ProposalRow = typeof proposals.$inferSelect;
export type NewProposal = typeof proposals.$inferInsert;
export type OpenCity = typeof openCities.$inferSelect;
export type NewOpenCity = typeof openCities.$inferInsert;
export type SuggestedPlace = typeof suggestedPlaces.$inferSelect;
export type NewSuggestedPlace = typeof suggestedPlaces.$inferInsert;
