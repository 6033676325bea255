import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { endorsements } from './endorsements.ts';
import { events } from './events.ts';
import { organizers } from './organizers.ts';
import { signups } from './signups.ts';

export const actors = ['attendee', 'organization', 'organizer', 'host', 'system'] as const;

/** Who did what and when. Names of people and their words do not belong here. */
export const trail = sqliteTable(
  'trail',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    at: integer().notNull(),
    actor: text({ enum: actors }).notNull(),
    organizerId: integer().references(() => organizers.id),
    action: text().notNull(),
    eventId: integer().references(() => events.id),
    signupId: integer().references(() => signups.id, { onDelete: 'set null' }),
    endorsementId: integer().references(() => endorsements.id, { onDelete: 'set null' }),
    detail: text({ mode: 'json' }).$type<Record<string, string | number | boolean | null>>(),
  },
  (entry) => [
    index('trail_by_event').on(entry.eventId, entry.id),
    index('trail_by_endorsement').on(entry.endorsementId),
    index('trail_by_signup').on(entry.signupId),
  ],
);

export type TrailEntry = typeof trail.$inferSelect;
export type NewTrailEntry = typeof trail.$inferInsert;
