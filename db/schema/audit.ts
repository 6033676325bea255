import { sql, type SQL, type SQLWrapper } from 'drizzle-orm';
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { endorsements } from './endorsements.ts';
import { events } from './events.ts';
import { detailColumn } from './jsonColumn.ts';
import { organizers } from './organizers.ts';
import { signups } from './signups.ts';

const actors = ['attendee', 'organization', 'proposer', 'organizer', 'host', 'system'] as const;

/**
 * What nearly all entries tell of: people who sign up or change it. The others are found by an index
 * of their own, which costs a sign-up nothing.
 */
export const frequentActions: readonly string[] = [
  'signup-unconfirmed',
  'signup-confirmed',
  'signup-waiting',
  'signup-promoted',
  'signup-changed',
  'signup-cancelled',
];

/** Whether an entry tells of something else, in the very words of the index. */
export const isSeldom = (action: SQLWrapper): SQL =>
  sql`${action} not in (${sql.raw(frequentActions.map((one) => `'${one}'`).join(', '))})`;

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
    // Most entries are of sign-ups: those of no endorsement have no line in it.
    index('trail_by_endorsement')
      .on(entry.endorsementId)
      .where(sql`${entry.endorsementId} is not null`),
    index('trail_by_signup').on(entry.signupId),
    index('trail_by_organizer')
      .on(entry.organizerId, entry.id)
      .where(sql`${entry.organizerId} is not null`),
    index('trail_seldom').on(entry.action, entry.id).where(isSeldom(entry.action)),
  ],
);

export type AuditRow = typeof auditEntries.$inferSelect;
export type NewAuditRow = typeof auditEntries.$inferInsert;

/** Who did something: somebody by what they are, or an organizer who is known. */
export type Actor = Exclude<AuditRow['actor'], 'organizer'> | { organizerId: number };
