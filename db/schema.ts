import { sql } from 'drizzle-orm';
import {
  check,
  index,
  integer,
  sqliteTable,
  text,
  uniqueIndex,
  blob,
} from 'drizzle-orm/sqlite-core';

/**
 * The tables. Instants are epoch milliseconds, wall times are `YYYY-MM-DDTHH:mm`, and what must
 * never be false stands here as a CHECK, a unique index or a foreign key: the rules in `server/`
 * explain a refusal, the database makes it certain.
 */

/** One speaker as announced: a name, and what they are known for. */
export interface Speaker {
  name: string;
  role: string;
}

export const campaigns = sqliteTable('campaigns', {
  id: integer().primaryKey({ autoIncrement: true }),
  slug: text().notNull().unique(),
  title: text().notNull(),
  /** The campaign's day, `YYYY-MM-DD`: a worldwide day has no zone. */
  day: text(),
  /** Facts about the campaign, one paragraph each. */
  facts: text({ mode: 'json' }).$type<string[]>().notNull(),
  updatedAt: integer().notNull(),
});

export const eventKinds = ['online', 'in-person', 'hybrid'] as const;
export const eventStates = ['draft', 'published', 'cancelled'] as const;
const occurrences = ['only', 'earlier', 'later'] as const;
const spokenLanguages = ['en', 'es'] as const;

export const events = sqliteTable(
  'events',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    slug: text().notNull().unique(),
    campaignId: integer().references(() => campaigns.id),
    kind: text({ enum: eventKinds }).notNull(),
    state: text({ enum: eventStates }).notNull().default('draft'),
    /** The language the organizers wrote the event's texts in. */
    language: text({ enum: spokenLanguages }).notNull(),
    title: text().notNull(),
    summary: text().notNull().default(''),
    /** Markdown without HTML. */
    description: text().notNull().default(''),
    /** Who calls: the name that stands on the page. */
    host: text().notNull(),

    // The truth of the schedule is wall time + zone + occurrence; the instants are derived from it
    // with the tz data named in `tzdata`, so that a change of the world's clocks can be noticed.
    zone: text().notNull(),
    startLocal: text().notNull(),
    startOccurrence: text({ enum: occurrences }).notNull().default('only'),
    startsAt: integer().notNull(),
    endLocal: text(),
    endOccurrence: text({ enum: occurrences }).notNull().default('only'),
    endsAt: integer(),
    assemblyLocal: text(),
    assemblyOccurrence: text({ enum: occurrences }).notNull().default('only'),
    assemblyAt: integer(),
    announcedZones: text({ mode: 'json' }).$type<string[]>().notNull(),
    tzdata: text().notNull(),

    venue: text().notNull().default(''),
    address: text().notNull().default(''),
    city: text().notNull().default(''),
    /** Shown on the attendee's own page and nowhere else. */
    joinUrl: text().notNull().default(''),
    /** A phone number, a meeting code: what one needs beside the link. */
    joinNote: text().notNull().default(''),
    speakers: text({ mode: 'json' }).$type<Speaker[]>().notNull(),
    bring: text().notNull().default(''),
    accessibility: text().notNull().default(''),

    signupsOpen: integer({ mode: 'boolean' }).notNull().default(true),
    /** A sign-up counts only once the owner of its address has confirmed it. */
    confirmAddress: integer({ mode: 'boolean' }).notNull().default(false),
    /** Seats, companions included; null where nobody counts. */
    capacity: integer(),
    seatsTaken: integer().notNull().default(0),

    endorsementsOpen: integer({ mode: 'boolean' }).notNull().default(false),
    /** Adds "and others" to the public list. */
    endorsementsContinue: integer({ mode: 'boolean' }).notNull().default(false),
    endorsementOrder: text({ enum: ['alphabetical', 'chosen'] })
      .notNull()
      .default('alphabetical'),

    /** The hour of the day before, on the event's clocks, in which attendees are reminded; null: none. */
    dayReminderHour: integer().default(10),
    /** Minutes before the start; 0: no reminder; null: what is usual for the kind of event. */
    soonReminderMinutes: integer(),
    /** Minutes before the start at which online attendees are mailed how to join; 0: no such mail. */
    joiningLinkMinutes: integer().notNull().default(15),
    /** Markdown for everybody who was there, mailed after the event; '' mails nobody. */
    thanks: text().notNull().default(''),

    /** RFC 5545 SEQUENCE: rises with every change that a calendar can show. */
    sequence: integer().notNull().default(0),
    /** When a calendar's view of the event last changed: DTSTAMP and LAST-MODIFIED of its entry. */
    scheduledAt: integer().notNull(),
    cancellationNote: text().notNull().default(''),
    cancelledAt: integer(),
    publishedAt: integer(),
    createdAt: integer().notNull(),
    updatedAt: integer().notNull(),
    /** When the personal data of the event were removed for good. */
    purgedAt: integer(),
  },
  (event) => [
    index('events_by_start').on(event.state, event.startsAt),
    check('events_kind', sql`${event.kind} in ('online', 'in-person', 'hybrid')`),
    check('events_state', sql`${event.state} in ('draft', 'published', 'cancelled')`),
    check(
      'events_seats',
      sql`${event.seatsTaken} >= 0 and (${event.capacity} is null or (${event.capacity} > 0 and ${event.seatsTaken} <= ${event.capacity}))`,
    ),
    check(
      'events_end',
      sql`(${event.endLocal} is null) = (${event.endsAt} is null) and (${event.endsAt} is null or ${event.endsAt} > ${event.startsAt})`,
    ),
    check(
      'events_assembly',
      sql`(${event.assemblyLocal} is null) = (${event.assemblyAt} is null) and (${event.assemblyAt} is null or ${event.assemblyAt} <= ${event.startsAt})`,
    ),
    check(
      'events_mails',
      sql`(${event.dayReminderHour} is null or ${event.dayReminderHour} between 0 and 23) and (${event.soonReminderMinutes} is null or ${event.soonReminderMinutes} between 0 and 1440) and ${event.joiningLinkMinutes} between 0 and 1440`,
    ),
    check(
      'events_cancelled',
      sql`(${event.state} = 'cancelled') = (${event.cancelledAt} is not null)`,
    ),
  ],
);

/** 'unconfirmed' holds no seat and no place: it waits for the button behind a mailed link. */
export const signupStates = ['unconfirmed', 'confirmed', 'waiting', 'cancelled'] as const;

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
    name: text().notNull(),
    email: text().notNull(),
    /** The address as two spellings of it are compared; see `server/web/emailAddress.ts`. */
    emailKey: text().notNull(),
    companions: integer().notNull().default(0),
    accessNeeds: text().notNull().default(''),
    language: text({ enum: spokenLanguages }).notNull(),
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
  },
  (signup) => [
    uniqueIndex('signups_once')
      .on(signup.eventId, signup.emailKey)
      .where(sql`${signup.state} <> 'cancelled'`),
    index('signups_by_event').on(signup.eventId, signup.state, signup.id),
    index('signups_by_address').on(signup.emailKey),
    index('signups_unconfirmed')
      .on(signup.createdAt)
      .where(sql`${signup.state} = 'unconfirmed'`),
    check(
      'signups_state',
      sql`${signup.state} in ('unconfirmed', 'confirmed', 'waiting', 'cancelled')`,
    ),
    check('signups_companions', sql`${signup.companions} between 0 and 20`),
    check(
      'signups_cancelled',
      sql`(${signup.state} = 'cancelled') = (${signup.cancelledAt} is not null)`,
    ),
  ],
);

/**
 * Somebody signed up again with an address that was already signed up. They meet a page like
 * everybody's, made from what they just typed, and learn nothing of the sign-up that counts; its
 * owner gets the link to it by mail.
 */
export const repeatedSignups = sqliteTable(
  'repeated_signups',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    publicId: text().notNull().unique(),
    eventId: integer()
      .notNull()
      .references(() => events.id),
    signupId: integer()
      .notNull()
      .references(() => signups.id, { onDelete: 'cascade' }),
    name: text().notNull(),
    companions: integer().notNull().default(0),
    accessNeeds: text().notNull().default(''),
    language: text({ enum: spokenLanguages }).notNull(),
    zone: text(),
    state: text({ enum: signupStates }).notNull(),
    /** The newest sign-up at that moment: where a newcomer would have stood in the waiting list. */
    afterId: integer().notNull(),
    /** Rises as that of a sign-up does: its calendar file must not tell one from the other. */
    sequence: integer().notNull().default(0),
    createdAt: integer().notNull(),
    updatedAt: integer().notNull(),
  },
  (repeated) => [
    index('repeated_signups_by_signup').on(repeated.signupId, repeated.createdAt),
    check(
      'repeated_signups_state',
      sql`${repeated.state} in ('unconfirmed', 'confirmed', 'waiting', 'cancelled')`,
    ),
  ],
);

export const endorsementStates = [
  'unconfirmed',
  'waiting',
  'approved',
  'declined',
  'withdrawn',
] as const;

/** How an organization wants to stand on the public list. */
export interface Listing {
  listedAs: string;
  website: string;
  city: string;
  statement: string;
}

export const endorsements = sqliteTable(
  'endorsements',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    publicId: text().notNull().unique(),
    generation: integer().notNull().default(1),
    eventId: integer()
      .notNull()
      .references(() => events.id),
    /** 'request' came through the form, 'organizer' was added at the desk and has no contact. */
    source: text({ enum: ['request', 'organizer'] }).notNull(),
    state: text({ enum: endorsementStates }).notNull(),
    organization: text().notNull(),
    /** The name as likely duplicates are found by; see `server/endorsements/organizationName.ts`. */
    nameKey: text().notNull(),
    listedAs: text().notNull(),
    website: text().notNull().default(''),
    city: text().notNull().default(''),
    statement: text().notNull().default(''),
    /** A correction that waits for an organizer while the approved listing stays public. */
    proposed: text({ mode: 'json' }).$type<Listing>(),
    contactName: text().notNull().default(''),
    email: text(),
    emailKey: text(),
    language: text({ enum: spokenLanguages }).notNull(),
    /** Place in the chosen order; null stands after all that have one, alphabetically. */
    position: integer(),
    decisionNote: text().notNull().default(''),
    createdAt: integer().notNull(),
    confirmedAt: integer(),
    decidedAt: integer(),
    updatedAt: integer().notNull(),
  },
  (endorsement) => [
    index('endorsements_by_event').on(endorsement.eventId, endorsement.state),
    index('endorsements_by_name').on(endorsement.eventId, endorsement.nameKey),
    index('endorsements_by_address').on(endorsement.emailKey),
    check(
      'endorsements_state',
      sql`${endorsement.state} in ('unconfirmed', 'waiting', 'approved', 'declined', 'withdrawn')`,
    ),
    check(
      'endorsements_proposed',
      sql`${endorsement.proposed} is null or ${endorsement.state} = 'approved'`,
    ),
    check(
      'endorsements_confirmed',
      sql`${endorsement.source} = 'organizer' or ${endorsement.confirmedAt} is not null or ${endorsement.state} in ('unconfirmed', 'withdrawn')`,
    ),
  ],
);

export const digestRhythms = ['daily', 'at-once', 'off'] as const;

export const organizers = sqliteTable('organizers', {
  id: integer().primaryKey({ autoIncrement: true }),
  name: text().notNull(),
  email: text().notNull(),
  emailKey: text().notNull().unique(),
  language: text({ enum: spokenLanguages }).notNull(),
  invitedAt: integer().notNull(),
  lastSignedInAt: integer(),
  /** When they are mailed what is new: sign-ups and requests that wait for a decision. */
  digest: text({ enum: digestRhythms }).notNull().default('daily'),
  /** On whose clocks a daily digest is sent; null: those of the event that the news is about. */
  digestZone: text(),
  /** A removed organizer keeps their row, because the trail names it. */
  removedAt: integer(),
});

/**
 * A request to sign in. The link's secret is an HMAC over the public id and stands nowhere here;
 * a request for an address that is not an organizer's is kept as well (organizer null), so that
 * both take the same time.
 */
export const signIns = sqliteTable('sign_ins', {
  id: integer().primaryKey({ autoIncrement: true }),
  publicId: text().notNull().unique(),
  organizerId: integer().references(() => organizers.id),
  /** SHA-256 of the cookie of the browser that asked; null for a link that the host printed. */
  browserHash: text(),
  createdAt: integer().notNull(),
  expiresAt: integer().notNull(),
  usedAt: integer(),
});

export const sessions = sqliteTable(
  'sessions',
  {
    /** SHA-256 of the cookie. */
    tokenHash: text().primaryKey(),
    organizerId: integer()
      .notNull()
      .references(() => organizers.id),
    createdAt: integer().notNull(),
    lastSeenAt: integer().notNull(),
  },
  (session) => [index('sessions_by_organizer').on(session.organizerId)],
);

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

export const messageStates = ['draft', 'sending', 'paused', 'stopped', 'sent'] as const;

/** What organizers wrote, by language; a reader whose language is missing gets the other one. */
export type MessageTexts = Partial<Record<'en' | 'es', { subject: string; text: string }>>;

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
    texts: text({ mode: 'json' }).$type<MessageTexts>().notNull(),
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
    endorsementId: integer().references(() => endorsements.id, { onDelete: 'cascade' }),
    organizerId: integer().references(() => organizers.id, { onDelete: 'cascade' }),
    signInId: integer().references(() => signIns.id, { onDelete: 'cascade' }),
    messageId: integer().references(() => messages.id, { onDelete: 'cascade' }),
    /** Facts that are gone from the tables when the mail is made, such as a time before a move. */
    detail: text({ mode: 'json' }).$type<Record<string, string | number | boolean | null>>(),
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
    createdAt: integer().notNull(),
  },
  (mail) => [
    index('outbox_due')
      .on(mail.priority, mail.dueAt)
      .where(sql`${mail.state} = 'due'`),
    index('outbox_by_event').on(mail.eventId, mail.id),
    index('outbox_by_signup').on(mail.signupId),
    index('outbox_by_endorsement').on(mail.endorsementId),
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
    check('outbox_state', sql`${mail.state} in ('due', 'sent', 'failed', 'dropped')`),
  ],
);

export const refusalScopes = ['event', 'optional', 'everything'] as const;

/**
 * Mail that the owner of an address wants no more: what is optional about one event, whatever is
 * optional, or any at all. The address itself stands nowhere here, only an HMAC of it: the wish
 * outlives the personal data.
 */
export const mailRefusals = sqliteTable(
  'mail_refusals',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    /** See `server/mail/addressHash.ts`. */
    addressHash: text().notNull(),
    scope: text({ enum: refusalScopes }).notNull(),
    eventId: integer().references(() => events.id, { onDelete: 'cascade' }),
    /** The owner said so, or reported a mail as unwanted where they read it. */
    source: text({ enum: ['owner', 'complaint'] }).notNull(),
    createdAt: integer().notNull(),
  },
  (refusal) => [
    // Two indexes, since NULL differs from NULL.
    uniqueIndex('mail_refusals_once')
      .on(refusal.addressHash, refusal.scope)
      .where(sql`${refusal.eventId} is null`),
    uniqueIndex('mail_refusals_once_an_event')
      .on(refusal.addressHash, refusal.eventId)
      .where(sql`${refusal.eventId} is not null`),
    check('mail_refusals_scope', sql`${refusal.scope} in ('event', 'optional', 'everything')`),
    check(
      'mail_refusals_event',
      sql`(${refusal.scope} = 'event') = (${refusal.eventId} is not null)`,
    ),
  ],
);

/** Mails that came back after a server had taken them; one row a mail, however often it is told. */
export const bounces = sqliteTable(
  'bounces',
  {
    mailId: integer()
      .primaryKey()
      .references(() => outbox.id, { onDelete: 'cascade' }),
    addressHash: text().notNull(),
    weight: text({ enum: ['hard', 'soft'] }).notNull(),
    /** RFC 3463, such as `5.1.1`; '' where the report names none. */
    status: text().notNull(),
    /** What the other server said, without addresses. */
    reply: text().notNull(),
    at: integer().notNull(),
  },
  (bounce) => [
    index('bounces_by_address').on(bounce.addressHash, bounce.at),
    check('bounces_weight', sql`${bounce.weight} in ('hard', 'soft')`),
  ],
);

/** Mails to the address for bounces that nobody could make sense of, for an organizer to look at. */
export const unreadReports = sqliteTable('unread_reports', {
  id: integer().primaryKey({ autoIncrement: true }),
  receivedAt: integer().notNull(),
  /** SHA-256 of the whole message: the same one is kept once. */
  digest: text().notNull().unique(),
  subject: text().notNull(),
  sender: text().notNull(),
  /** The beginning of the message as it came. */
  raw: blob({ mode: 'buffer' }).notNull(),
  /** How long the message was, in octets. */
  size: integer().notNull(),
});

/** Mails that were "sent" while no SMTP server is configured. */
export const mailbox = sqliteTable('mailbox', {
  id: integer().primaryKey({ autoIncrement: true }),
  receivedAt: integer().notNull(),
  recipient: text().notNull(),
  subject: text().notNull(),
  /** The whole message as RFC 5322 bytes. */
  raw: blob({ mode: 'buffer' }).notNull(),
});

export type Campaign = typeof campaigns.$inferSelect;
export type Event = typeof events.$inferSelect;
export type NewEvent = typeof events.$inferInsert;
export type EventKind = Event['kind'];
export type Signup = typeof signups.$inferSelect;
export type NewSignup = typeof signups.$inferInsert;
export type RepeatedSignup = typeof repeatedSignups.$inferSelect;
export type NewRepeatedSignup = typeof repeatedSignups.$inferInsert;
export type SignupState = Signup['state'];
export type Endorsement = typeof endorsements.$inferSelect;
export type NewEndorsement = typeof endorsements.$inferInsert;
export type EndorsementState = Endorsement['state'];
export type DigestRhythm = Organizer['digest'];
export type Organizer = typeof organizers.$inferSelect;
export type SignIn = typeof signIns.$inferSelect;
export type Session = typeof sessions.$inferSelect;
export type TrailEntry = typeof trail.$inferSelect;
export type NewTrailEntry = typeof trail.$inferInsert;
/** A message of the organizers; `Message` alone is a mail that is ready to go. */
export type AttendeeMessage = typeof messages.$inferSelect;
export type NewAttendeeMessage = typeof messages.$inferInsert;
export type MessageState = AttendeeMessage['state'];
export type OutboxMail = typeof outbox.$inferSelect;
export type NewOutboxMail = typeof outbox.$inferInsert;
export type MailboxMessage = typeof mailbox.$inferSelect;
export type MailRefusal = typeof mailRefusals.$inferSelect;
export type RefusalScope = MailRefusal['scope'];
export type Bounce = typeof bounces.$inferSelect;
export type UnreadReport = typeof unreadReports.$inferSelect;
