import { sql } from 'drizzle-orm';
import { check, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { campaignLetters } from './campaignLetters.ts';
import { some } from './conditions.ts';
import { events } from './events.ts';
import { messageTextsColumn } from './messageTexts.ts';
import { organizers } from './organizers.ts';

export const messageStates = [
  'draft',
  'scheduled',
  'sending',
  'paused',
  'stopped',
  'sent',
] as const;

/**
 * Why a scheduled message did not go at its time, and is a draft again: its event was canceled, or moved to
 * the other side of that time; whoever scheduled it may write to its people no more; nobody was left to
 * get it; the program did not run at that time, nor soon after.
 */
export const holdReasons = ['cancelled', 'moved', 'rights', 'nobody', 'late'] as const;

export type HoldReason = (typeof holdReasons)[number];

/**
 * A message of the organizers to attendees of an event. What goes into the outbox is taken from the
 * list of sign-ups little by little, at the pace that was chosen; `fedThrough` says how far that
 * has come, so that whoever goes on after a crash knows where.
 */
export const messages = sqliteTable(
  'messages',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    /** Made with the empty form: sending the form twice makes one draft. */
    formKey: text().notNull().unique(),
    eventId: integer()
      .notNull()
      .references(() => events.id, { onDelete: 'cascade' }),
    /** The letter to people of a whole campaign of which it is a part; null where it is no such part. */
    letterId: integer().references(() => campaignLetters.id, { onDelete: 'cascade' }),
    /** Who wrote it. */
    organizerId: integer()
      .notNull()
      .references(() => organizers.id),
    state: text({ enum: messageStates }).notNull().default('draft'),
    audience: text({ enum: ['all', 'confirmed', 'waiting'] }).notNull(),
    /** Narrows the audience as the search of the list of sign-ups does; '' does not. */
    search: text().notNull().default(''),
    /** Narrows it further, as the query of the list of sign-ups does; '' does not. */
    filter: text().notNull().default(''),
    texts: messageTextsColumn(),
    /** Mails a minute. */
    pace: integer().notNull(),
    /** Rises with every change of the draft: only what was seen can be sent. */
    version: integer().notNull().default(1),
    /** The newest sign-up when the sending began: who comes later does not get it. */
    lastSignupId: integer().notNull().default(0),
    /** The sign-up up to which mails were put into the outbox. */
    fedThrough: integer().notNull().default(0),
    /** When the next mail may leave; null where none is left to be put into the outbox. */
    nextDueAt: integer(),
    /** When it is to go by itself, `YYYY-MM-DDTHH:mm` in a zone; null where that was never set. */
    sendLocal: text(),
    sendOccurrence: text({ enum: ['only', 'earlier', 'later'] }),
    sendZone: text(),
    /** The instant of it, derived from those three. */
    sendAt: integer(),
    /** When the event was to begin, as it stood when the message was scheduled. */
    sendForStart: integer(),
    /** Who scheduled it, and when: their rights are judged again when it goes. */
    scheduledBy: integer().references(() => organizers.id),
    scheduledAt: integer(),
    heldBecause: text({ enum: holdReasons }),
    createdAt: integer().notNull(),
    updatedAt: integer().notNull(),
    startedAt: integer(),
    endedAt: integer(),
  },
  (message) => [
    index('messages_by_event').on(message.eventId, message.id),
    index('messages_sending')
      .on(message.id)
      .where(sql`${message.state} = 'sending'`),
    index('messages_scheduled')
      .on(message.sendAt)
      .where(sql`${message.state} = 'scheduled'`),
    index('messages_held')
      .on(message.eventId)
      .where(sql`${message.heldBecause} is not null`),
    index('messages_by_letter')
      .on(message.letterId)
      .where(sql`${message.letterId} is not null`),
    check(
      'messages_state',
      sql`${message.state} in ('draft', 'scheduled', 'sending', 'paused', 'stopped', 'sent')`,
    ),
    check('messages_pace', sql`${message.pace} between 1 and 6000`),
    check(
      'messages_started',
      sql`(${message.state} in ('draft', 'scheduled')) = (${message.startedAt} is null)`,
    ),
    check(
      'messages_scheduled_for',
      sql`(${some(
        sql`${message.state} <> 'scheduled'`,
        sql`(${message.sendAt} is not null and ${message.scheduledBy} is not null)`,
      )})`,
    ),
    check(
      'messages_held_as_draft',
      sql`(${some(sql`${message.heldBecause} is null`, sql`${message.state} = 'draft'`)})`,
    ),
    check(
      'messages_held_because',
      sql`(${some(
        sql`${message.heldBecause} is null`,
        sql`${message.heldBecause} in ('cancelled', 'moved', 'rights', 'nobody', 'late')`,
      )})`,
    ),
    check(
      'messages_ended',
      sql`(${message.state} in ('stopped', 'sent')) = (${message.endedAt} is not null)`,
    ),
  ],
);

/** A message of the organizers; `Message` alone is a mail that is ready to go. */
export type AttendeeMessage = typeof messages.$inferSelect;
export type NewAttendeeMessage = typeof messages.$inferInsert;
export type MessageState = AttendeeMessage['state'];
