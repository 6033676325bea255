import { sql, type SQL, type SQLWrapper } from 'drizzle-orm';
import { check, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { Language } from '../../templates/languages.ts';
import type { TextLanguage } from '../../templates/textLanguages.ts';
import { events } from './events.ts';
import { organizers } from './organizers.ts';
import { forEachQuestion } from './signupQuestions.ts';

/** 'unconfirmed' holds no seat and no place: it waits for the button behind a mailed link. */
export const signupStates = ['unconfirmed', 'confirmed', 'waiting', 'cancelled'] as const;

/** Written by the person themselves, or by organizers: by hand, at the door, from a sheet, from a file. */
export const signupOrigins = ['form', 'hand', 'door', 'sheet', 'import'] as const;

export const signups = sqliteTable(
  'signups',
  {
    /** Also the order of the waiting list. */
    id: integer().primaryKey({ autoIncrement: true }),
    /** Random; what the attendee's link names instead of the id, which would count people. */
    publicId: text().notNull().unique(),
    /** Rises when the attendee asks for a new link: older links open nothing any more. */
    generation: integer().notNull().default(1),
    eventId: integer()
      .notNull()
      .references(() => events.id),
    /** How they came onto the list. */
    origin: text({ enum: signupOrigins }).notNull().default('form'),
    name: text().notNull(),
    /** Null: an organizer wrote them down with no address, and nothing can be mailed to them. */
    email: text(),
    /** The address as two spellings of it are compared; see `server/web/emailAddress.ts`. */
    emailKey: text(),
    companions: integer().notNull().default(0),
    ...forEachQuestion(() => text().notNull().default('')),
    language: text().$type<Language>().notNull(),
    /** In which they read what organizers wrote, where that is another one; it need not be spoken here. */
    textLanguage: text().$type<TextLanguage>(),
    zone: text(),
    state: text({ enum: signupStates }).notNull(),
    /** RFC 5545 UID of this registration; a new registration gets a new one. */
    uid: text().notNull().unique(),
    sequence: integer().notNull().default(0),
    createdAt: integer().notNull(),
    updatedAt: integer().notNull(),
    cancelledAt: integer(),
    cancelledBy: text({ enum: ['attendee', 'organizer'] }),
    /** When the attendee's calendar answered that they are not coming; it frees no seat by itself. */
    declinedAt: integer(),
    /** When their link was last mailed because somebody signed the address up again. */
    linkMailedAt: integer(),
    /** When an organizer answered what they need to take part, and who did; null: nobody so far. */
    accessAnsweredAt: integer(),
    accessAnsweredBy: integer().references(() => organizers.id),
    /** When they came, by the last of their marks in `arrivals`; null: nobody says that they did. */
    arrivedAt: integer(),
    /** How many of their companions came with them; null where they did not come. */
    arrivedWith: integer(),
  },
  (signup) => [
    // By the address first, so that it finds whoever is on any list; few are canceled. Addresses come in no
    // order: each index of them is one more page that a sign-up has to write.
    uniqueIndex('signups_once')
      .on(signup.emailKey, signup.eventId)
      .where(sql`${signup.state} <> 'cancelled'`),
    index('signups_by_event').on(signup.eventId, signup.state, signup.id),
    index('signups_by_address')
      .on(signup.emailKey)
      .where(sql`${signup.state} = 'cancelled'`),
    index('signups_unconfirmed')
      .on(signup.createdAt)
      .where(sql`${signup.state} = 'unconfirmed'`),
    // Few among many: those whom somebody has yet to answer.
    index('signups_unanswered').on(signup.eventId, signup.id).where(unanswered(signup)),
    check(
      'signups_state',
      sql`${signup.state} in ('unconfirmed', 'confirmed', 'waiting', 'cancelled')`,
    ),
    check('signups_address', sql`(${signup.email} is null) = (${signup.emailKey} is null)`),
    check('signups_origin', sql`${signup.origin} in ('form', 'hand', 'door', 'sheet', 'import')`),
    check('signups_arrived', sql`(${signup.arrivedAt} is null) = (${signup.arrivedWith} is null)`),
    check('signups_companions', sql`${signup.companions} between 0 and 20`),
    check(
      'signups_cancelled',
      sql`(${signup.state} = 'cancelled') = (${signup.cancelledAt} is not null)`,
    ),
  ],
);

/**
 * Whether somebody counts who needs something to take part, and whom nobody has answered. Written out and
 * not bound: it is what the partial index is of.
 */
export function unanswered(
  signup: Readonly<Record<'accessNeeds' | 'accessAnsweredAt' | 'state', SQLWrapper>>,
): SQL {
  const { accessNeeds, accessAnsweredAt, state } = signup;
  return sql`(${accessNeeds} <> '' and ${accessAnsweredAt} is null
    and ${state} in ('confirmed', 'waiting'))`;
}

export type Signup = typeof signups.$inferSelect;
/** One of somebody who can be mailed to. */
export type MailedSignup = Signup & { email: string; emailKey: string };
export type NewSignup = typeof signups.$inferInsert;
export type SignupOrigin = Signup['origin'];
export type SignupState = Signup['state'];

/** Whether there is an address to which anything about a sign-up can be mailed. */
export function hasAddress(signup: Signup): signup is MailedSignup {
  return signup.email !== null && signup.emailKey !== null;
}
