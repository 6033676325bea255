import { sql } from 'drizzle-orm';
import { check, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { campaigns } from './campaigns.ts';
import { events } from './events.ts';
import { organizers } from './organizers.ts';

/** What somebody of the team may be, from the one who may do everything to the one who may do least. */
export const roles = ['owner', 'organizer', 'coordinator', 'door'] as const;
export type RoleOfTeam = (typeof roles)[number];

/**
 * What somebody of the team may do. Who was removed has no row, and who has no row may do nothing.
 */
export const rights = sqliteTable(
  'rights',
  {
    organizerId: integer()
      .primaryKey()
      .references(() => organizers.id, { onDelete: 'cascade' }),
    role: text({ enum: roles }).notNull(),
    /** The one event at whose door somebody helps; they go with it. */
    doorEventId: integer().references(() => events.id, { onDelete: 'cascade' }),
    /** The campaign whose events a coordinator has; null for one of events that were named. */
    campaignId: integer().references(() => campaigns.id, { onDelete: 'set null' }),
    /** The city to which a coordinator of a campaign is kept; '' for all of its events. */
    city: text().notNull().default(''),
    /** Of GeoNames; null where it is not known which one of that name is meant. */
    cityId: integer(),
  },
  (right) => [
    index('rights_by_door').on(right.doorEventId),
    index('rights_by_campaign').on(right.campaignId),
    check('rights_role', sql`${right.role} in ('owner', 'organizer', 'coordinator', 'door')`),
    check('rights_door', sql`(${right.role} = 'door') = (${right.doorEventId} is not null)`),
    check('rights_campaign', sql`${right.campaignId} is null or ${right.role} = 'coordinator'`),
  ],
);

/** The events that a coordinator has by name. */
export const coordinatedEvents = sqliteTable(
  'coordinated_events',
  {
    organizerId: integer()
      .notNull()
      .references(() => rights.organizerId, { onDelete: 'cascade' }),
    eventId: integer()
      .notNull()
      .references(() => events.id, { onDelete: 'cascade' }),
  },
  (row) => [
    primaryKey({ columns: [row.organizerId, row.eventId] }),
    index('coordinated_by_event').on(row.eventId),
  ],
);

/** What a coordinator has: events by name, perhaps none yet, those of one campaign, or of it in one city. */
export type Coordinated =
  | { kind: 'events'; eventIds: readonly number[] }
  | { kind: 'campaign'; campaignId: number }
  | { kind: 'city'; campaignId: number; city: string; cityId: number | null };

/** The rights of somebody of the team. */
export type Rights =
  | { role: 'owner' }
  | { role: 'organizer' }
  | { role: 'coordinator'; of: Coordinated }
  | { role: 'door'; eventId: number };
