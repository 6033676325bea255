import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { endorsements } from './endorsements.ts';
import { events } from './events.ts';
import { detailColumn } from './jsonColumn.ts';
import { organizers } from './organizers.ts';
import { signups } from './signups.ts';

const actors = ['attendee', 'organization', 'organizer', 'host', 'system'] as const;

/** The audit log: who did what and when. Names of people and their words do not belong here. */
export const auditEntries = sqliteTable(
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
    detail: detailColumn(),
  },
  (entry) => [
    index('trail_by_event').on(entry.eventId, entry.id),
    index('trail_by_endorsement').on(entry.endorsementId),
    index('trail_by_signup').on(entry.signupId),
  ],
);

export type AuditRow = typeof auditEntries.$inferSelect;
export type NewAuditRow = typeof auditEntries.$inferInsert;

/** Who did something: somebody by what they are, or an organizer who is known. */
export type Actor = Exclude<AuditRow['actor'], 'organizer'> | { organizerId: number };
