import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { endorsements } from './endorsements.ts';
import { events } from './events.ts';
import { detailColumn } from './jsonColumn.ts';
import { organizers } from './organizers.ts';
import { signups } from './signups.ts';

export const actors = ['attendee', 'organization', 'organizer', 'host', 'system'] as const;

/** The audit log: who did what and when. Names of people and their words do not belong here. */
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
    detail: detailColumn(),
  },
  (entry) => [
    index('trail_by_event').on(entry.eventId, entry.id),
    index('trail_by_endorsement').on(entry.endorsementId),
    index('trail_by_signup').on(entry.signupId),
  ],
);

export type TrailEntry = typeof trail.$inferSelect;
export type NewTrailEntry = typeof trail.$inferInsert;

/** What an action is told with beside who, when and about whom: counts and names of things, never of people. */
interface DetailOf {
  /** The parts that were changed, with spaces between them. */
  'event-edited': { parts: string };
  'event-deleted': { slug: string };
  'event-cancelled': { attendees: number; organizations: number };
  /** The start before and now, in epoch milliseconds. */
  'event-recomputed': {
    before: number | null;
    now: number | null;
    tzdataBefore: string | null;
    tzdata: string;
    /** The names of the times that moved, with spaces between them. */
    times: string;
  };
  'changes-sent-now': { attendees: number };
  'crowd-expected': { hours: number };
  'signups-exported': { rows: number };
  'endorsements-exported': { rows: number };
  'endorsements-reordered': { order: string };
  'message-sent': { message: number; attendees: number };
  'message-paused': { message: number; attendees: number };
  'message-resumed': { message: number; attendees: number };
  'message-stopped': { message: number; attendees: number };
  'message-finished': { message: number; attendees: number };
  'mail-sent-again': { mail: number };
  'address-failing': { status: string };
  /** The id of the organizer whom it is about. */
  'organizer-invited': { organizer: number };
  'organizer-removed': { organizer: number };
  'sign-in-link-printed': { organizer: number };
  'organizer-sessions-ended': { sessions: number };
  'organizer-signed-out-everywhere': { sessions: number };
  'personal-data-removed': {
    signups: number;
    mails: number;
    endorsements?: number;
    organizers?: number;
  };
}

/** Every action that the audit log knows; `server/audit/` has the kinds and words for them. */
export const auditActions = [
  'event-created',
  'event-edited',
  'event-published',
  'event-unpublished',
  'event-cancelled',
  'event-deleted',
  'event-recomputed',
  'changes-sent-now',
  'crowd-expected',
  'crowd-ended',
  'signup-unconfirmed',
  'signup-confirmed',
  'signup-waiting',
  'signup-promoted',
  'signup-changed',
  'signup-address-changed',
  'signup-cancelled',
  'signup-declined',
  'signup-accepted',
  'signup-erased',
  'signups-exported',
  'endorsement-requested',
  'endorsement-requested-again',
  'endorsement-confirmed',
  'endorsement-corrected',
  'endorsement-correction-proposed',
  'endorsement-correction-approved',
  'endorsement-correction-declined',
  'endorsement-approved',
  'endorsement-declined',
  'endorsement-listing-edited',
  'endorsement-withdrawn',
  'endorsement-added',
  'endorsements-reordered',
  'endorsements-exported',
  'message-sent',
  'message-paused',
  'message-resumed',
  'message-stopped',
  'message-finished',
  'mail-sent-again',
  'address-failing',
  'address-trusted',
  'report-counted',
  'report-personal',
  'organizer-invited',
  'organizer-removed',
  'organizer-signed-in',
  'organizer-sessions-ended',
  'organizer-signed-out-everywhere',
  'sign-in-link-printed',
  'personal-data-removed',
  'traces-removed',
] as const;

export type AuditAction = (typeof auditActions)[number];

/** An entry to be written: each action with its detail, and no others. */
export type NewAuditEntry = {
  [Action in AuditAction]: Omit<NewTrailEntry, 'id' | 'action' | 'detail'> & {
    action: Action;
  } & (Action extends keyof DetailOf ? { detail: DetailOf[Action] } : { detail?: null });
}[AuditAction];
