import { sql } from 'drizzle-orm';
import { check, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { TextLanguage } from '../../templates/textLanguages.ts';
import { events } from './events.ts';
import { isObject, jsonColumn } from './jsonColumn.ts';
import { organizers } from './organizers.ts';

export const messageStates = ['draft', 'sending', 'paused', 'stopped', 'sent'] as const;

/** What organizers wrote, by language; a reader whose languages are missing gets another one. */
export type MessageTexts = Partial<Record<TextLanguage, { subject: string; text: string }>>;

function areMessageTexts(value: unknown): value is MessageTexts {
  return (
    isObject(value) &&
    Object.values(value).every(
      (one) =>
        isObject(one) && typeof one['subject'] === 'string' && typeof one['text'] === 'string',
    )
  );
}

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
    /** Who wrote it. */
    organizerId: integer()
      .notNull()
      .references(() => organizers.id),
    state: text({ enum: messageStates }).notNull().default('draft'),
    audience: text({ enum: ['all', 'confirmed', 'waiting'] }).notNull(),
    /** Narrows the audience as the search of the list of sign-ups does; '' does not. */
    search: text().notNull().default(''),
    texts: jsonColumn<MessageTexts, MessageTexts>(areMessageTexts, {}).notNull(),
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
    check(
      'messages_state',
      sql`${message.state} in ('draft', 'sending', 'paused', 'stopped', 'sent')`,
    ),
    check('messages_pace', sql`${message.pace} between 1 and 6000`),
    check('messages_started', sql`(${message.state} = 'draft') = (${message.startedAt} is null)`),
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
