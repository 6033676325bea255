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
import { addressChanges } from './addressChanges.ts';
import { endorsements } from './endorsements.ts';
import { events } from './events.ts';
import { campaignUpdates, followers } from './followers.ts';
import { detailColumn } from './jsonColumn.ts';
import { messages } from './messages.ts';
import { organizers, signIns } from './organizers.ts';
import { proposals } from './proposals.ts';
import { signups } from './signups.ts';

export const outboxStates = ['due', 'sent', 'failed', 'dropped'] as const;

/**
 * A mail that is to be sent: its kind, whom it concerns and when it is due. The text is made when
 * it is sent, so that it tells the state of that moment and none lies here.
 */
export const outbox = sqliteTable(
  'outbox',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    kind: text().notNull(),
    /** Local part of the Message-ID: the same however often the mail is tried. */
    messageKey: text().notNull().unique(),
    eventId: integer().references(() => events.id, { onDelete: 'cascade' }),
    signupId: integer().references(() => signups.id, { onDelete: 'cascade' }),
    /** Instead of the sign-up: such a mail goes to an address that it does not have. */
    addressChangeId: integer().references(() => addressChanges.id, { onDelete: 'cascade' }),
    endorsementId: integer().references(() => endorsements.id, { onDelete: 'cascade' }),
    proposalId: integer().references(() => proposals.id, { onDelete: 'cascade' }),
    followerId: integer().references(() => followers.id, { onDelete: 'cascade' }),
    organizerId: integer().references(() => organizers.id, { onDelete: 'cascade' }),
    signInId: integer().references(() => signIns.id, { onDelete: 'cascade' }),
    messageId: integer().references(() => messages.id, { onDelete: 'cascade' }),
    updateId: integer().references(() => campaignUpdates.id, { onDelete: 'cascade' }),
    /** Facts that are gone from the tables when the mail is made, such as a time before a move. */
    detail: detailColumn(),
    /** 0 overtakes 1 overtakes 2. */
    priority: integer().notNull(),
    state: text({ enum: outboxStates }).notNull().default('due'),
    dueAt: integer().notNull(),
    /** Whoever holds the lease may finish the row; after `leasedUntil` anybody may claim it. */
    leaseToken: text(),
    leasedUntil: integer(),
    attempts: integer().notNull().default(0),
    firstTriedAt: integer(),
    lastTriedAt: integer(),
    /** The server's last answer, without addresses. */
    lastResult: text(),
    sentAt: integer(),
    /**
     * Not null in the one row that stands for everybody of an event, such as a reminder: no mail itself,
     * but the sign-up up to which it was fanned out into mails.
     */
    fedThrough: integer(),
    createdAt: integer().notNull(),
  },
  (mail) => [
    index('outbox_due')
      .on(mail.priority, mail.dueAt)
      .where(sql`${mail.state} = 'due'`),
    index('outbox_by_event').on(mail.eventId, mail.id),
    // What did not leave is looked for among the many that did.
    index('outbox_failed')
      .on(mail.id, mail.eventId)
      .where(sql`${mail.state} = 'failed'`),
    index('outbox_dropped')
      .on(mail.id, mail.eventId)
      .where(sql`${mail.state} = 'dropped'`),
    index('outbox_by_signup').on(mail.signupId),
    index('outbox_by_address_change')
      .on(mail.addressChangeId)
      .where(sql`${mail.addressChangeId} is not null`),
    index('outbox_by_endorsement')
      .on(mail.endorsementId)
      .where(sql`${mail.endorsementId} is not null`),
    index('outbox_by_proposal')
      .on(mail.proposalId)
      .where(sql`${mail.proposalId} is not null`),
    index('outbox_by_follower')
      .on(mail.followerId)
      .where(sql`${mail.followerId} is not null`),
    // Nobody gets an update twice.
    uniqueIndex('outbox_update_once')
      .on(mail.updateId, mail.followerId)
      .where(sql`${mail.updateId} is not null`),
    index('outbox_by_organizer')
      .on(mail.organizerId, mail.id)
      .where(sql`${mail.organizerId} is not null`),
    // Nobody gets a message twice, whatever went wrong on the way.
    uniqueIndex('outbox_message_once')
      .on(mail.messageId, mail.signupId)
      .where(sql`${mail.messageId} is not null`),
    index('outbox_by_message')
      .on(mail.messageId, mail.state)
      .where(sql`${mail.messageId} is not null`),
    uniqueIndex('outbox_for_everybody_once')
      .on(mail.eventId, mail.kind)
      .where(sql`${mail.fedThrough} is not null`),
    index('outbox_for_everybody_due')
      .on(mail.dueAt)
      .where(sql`${mail.fedThrough} is not null`),
    check('outbox_state', sql`${mail.state} in ('due', 'sent', 'failed', 'dropped')`),
  ],
);

/** Mails that were "sent" while no SMTP server is configured. */
export const mailbox = sqliteTable(
  'mailbox',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    receivedAt: integer().notNull(),
    recipient: text().notNull(),
    subject: text().notNull(),
    /** The whole message as RFC 5322 bytes. */
    raw: blob({ mode: 'buffer' }).notNull(),
  },
  (mail) => [index('mailbox_by_recipient').on(mail.recipient)],
);

export type OutboxMail = typeof outbox.$inferSelect;
export type NewOutboxMail = typeof outbox.$inferInsert;
export type MailboxMessage = typeof mailbox.$inferSelect;
