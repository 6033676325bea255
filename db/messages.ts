import {
  and,
  asc,
  count,
  desc,
  eq,
  gt,
  inArray,
  isNotNull,
  isNull,
  lte,
  or,
  sql,
} from 'drizzle-orm';
import type { TextLanguage } from '../templates/textLanguages.ts';
import { hasNotGot } from './campaignLetters.ts';
import type { Drizzle } from './connection.ts';
import { isOneOf } from './json.ts';
import { messageResultReads } from './messageResults.ts';
import { isMeant, type PeopleMeant } from './peopleCondition.ts';
import {
  bounces,
  events,
  messages,
  organizers,
  outbox,
  signups,
  type AttendeeMessage,
  type NewAttendeeMessage,
  type OutboxMail,
  type MailedSignup,
  type Signup,
  type SignupState,
} from './schema.ts';
import { isFound } from './signupTexts.ts';

/**
 * Whom a message is for: people of an event whose sign-up counts, narrowed by a search, and by a filter
 * that has been read beside it (`meant`; null where there is none).
 */
export type Audience = Pick<AttendeeMessage, 'eventId' | 'audience' | 'search'>;

/** A message with the name of who wrote it. */
export type SignedMessage = AttendeeMessage & { organizerName: string };

/** What a message says, and of which event it was. */
export type MessageOfEvent = Pick<AttendeeMessage, 'id' | 'texts'> & { eventTitle: string };

const statesOf: Record<AttendeeMessage['audience'], SignupState[]> = {
  all: ['confirmed', 'waiting'],
  confirmed: ['confirmed'],
  waiting: ['waiting'],
};

function isFor({ eventId, audience, search }: Audience, meant: PeopleMeant | null) {
  return and(
    eq(signups.eventId, eventId),
    inArray(signups.state, statesOf[audience]),
    isNotNull(signups.email),
    isFound(search),
    meant === null ? undefined : isMeant(eventId, meant),
  );
}

function isToCome(message: AttendeeMessage, meant: PeopleMeant | null) {
  const { fedThrough, lastSignupId } = message;
  return and(isFor(message, meant), gt(signups.id, fedThrough), lte(signups.id, lastSignupId));
}

export function messageReads(drizzle: Drizzle) {
  const byId = drizzle
    .select()
    .from(messages)
    .where(eq(messages.id, sql.placeholder('id')))
    .prepare();
  // The state is written out and not bound: only so does the partial index cover the question.
  const sending = drizzle
    .select()
    .from(messages)
    .where(sql`${messages.state} = 'sending'`)
    .orderBy(asc(messages.id))
    .prepare();
  const dueToGo = drizzle
    .select({ id: messages.id })
    .from(messages)
    .where(sql`${messages.state} = 'scheduled' and ${messages.sendAt} <= ${sql.placeholder('now')}`)
    .orderBy(asc(messages.sendAt), asc(messages.id))
    .prepare();
  const held = drizzle
    .select({ id: messages.id, eventId: messages.eventId })
    .from(messages)
    .where(isNotNull(messages.heldBecause))
    .orderBy(asc(messages.id))
    .prepare();
  const mailsByState = drizzle
    .select({ state: outbox.state, mails: count() })
    .from(outbox)
    .where(
      and(
        eq(outbox.messageId, sql.placeholder('id')),
        // Test mails to the one who wrote it are no part of it.
        sql`${outbox.signupId} is not null`,
      ),
    )
    .groupBy(outbox.state)
    .prepare();
  const underWay = drizzle
    .select({ due: count(), untried: sql<number>`coalesce(sum(${outbox.attempts} = 0), 0)` })
    .from(outbox)
    .where(
      and(
        eq(outbox.messageId, sql.placeholder('id')),
        sql`${outbox.state} = 'due'`,
        sql`${outbox.signupId} is not null`,
      ),
    )
    .prepare();
  const testUnderWay = drizzle
    .select({ id: outbox.id })
    .from(outbox)
    .where(
      and(
        eq(outbox.messageId, sql.placeholder('id')),
        eq(outbox.organizerId, sql.placeholder('organizerId')),
        sql`${outbox.state} = 'due'`,
      ),
    )
    .limit(1)
    .prepare();
  const ofEvent = drizzle
    .select({ message: messages, organizerName: organizers.name })
    .from(messages)
    .innerJoin(organizers, eq(organizers.id, messages.organizerId))
    .where(eq(messages.eventId, sql.placeholder('eventId')))
    .orderBy(desc(messages.id))
    .prepare();

  return {
    ...messageResultReads(drizzle),
    byId: (id: number): AttendeeMessage | undefined => byId.get({ id }),
    byFormKey: (formKey: string): AttendeeMessage | undefined =>
      drizzle.select().from(messages).where(eq(messages.formKey, formKey)).get(),
    /** The messages of an event, the newest first. */
    ofEvent: (eventId: number): SignedMessage[] =>
      ofEvent.all({ eventId }).map(({ message, organizerName }) => ({ ...message, organizerName })),
    /** The messages of some events (null: of all there are), drafts too, the newest first. */
    latest: (eventIds: readonly number[] | null, limit: number): MessageOfEvent[] =>
      drizzle
        .select({ id: messages.id, texts: messages.texts, eventTitle: events.title })
        .from(messages)
        .innerJoin(events, eq(events.id, messages.eventId))
        .where(isOneOf(messages.eventId, eventIds))
        .orderBy(desc(messages.id))
        .limit(limit)
        .all(),
    /** Every message that is on its way, the oldest first. */
    sending: (): AttendeeMessage[] => sending.all(),
    /** The ids of scheduled messages that are to go by an instant, in the order of their times. */
    dueToGo: (now: number): number[] => dueToGo.all({ now }).map(({ id }) => id),
    /** Messages that did not go at their time and of which nobody has decided what becomes of them. */
    held: (): { id: number; eventId: number }[] => held.all(),
    /** How many people a message is for at this moment. */
    people: (audience: Audience, meant: PeopleMeant | null): number =>
      drizzle.select({ people: count() }).from(signups).where(isFor(audience, meant)).get()
        ?.people ?? 0,
    /** Who they are. */
    recipients: (
      audience: Audience,
      meant: PeopleMeant | null,
    ): Pick<MailedSignup, 'email' | 'language' | 'textLanguage'>[] =>
      drizzle
        .select({
          email: sql<string>`${signups.email}`,
          language: signups.language,
          textLanguage: signups.textLanguage,
        })
        .from(signups)
        .where(isFor(audience, meant))
        .all(),
    /** The languages beside those of the site in which people of an event chose to read its texts. */
    languagesRead: (eventId: number): TextLanguage[] =>
      drizzle
        .selectDistinct({ language: signups.textLanguage })
        .from(signups)
        .where(and(eq(signups.eventId, eventId), isNotNull(signups.textLanguage)))
        .all()
        .flatMap(({ language }) => language ?? []),
    /** The next people for whom nothing was put into the outbox yet, in the order of sign-up. */
    next: (
      message: AttendeeMessage,
      meant: PeopleMeant | null,
      limit: number,
    ): Pick<Signup, 'id'>[] =>
      drizzle
        .select({ id: signups.id })
        .from(signups)
        .where(
          and(
            isToCome(message, meant),
            // Who was made one with somebody who got it has got it.
            sql`not exists (select 1 from ${outbox} where ${outbox.messageId} = ${message.id}
              and ${outbox.signupId} = ${signups.id})`,
            message.letterId === null ? undefined : hasNotGot(message.letterId),
          ),
        )
        .orderBy(asc(signups.id))
        .limit(limit)
        .all(),
    /** How many those people are. */
    left: (message: AttendeeMessage, meant: PeopleMeant | null): number =>
      drizzle.select({ people: count() }).from(signups).where(isToCome(message, meant)).get()
        ?.people ?? 0,
    /** The mails of a message by what became of them. */
    mails: (id: number): Record<OutboxMail['state'], number> => {
      const result = { due: 0, sent: 0, failed: 0, dropped: 0 };
      for (const { state, mails } of mailsByState.all({ id })) result[state] = mails;
      return result;
    },
    /** How many of its mails were not sent after all, by why, those of a stop left out. */
    dropped: (id: number): { reason: string; mails: number }[] =>
      drizzle
        .select({ reason: sql<string>`coalesce(${outbox.lastResult}, '')`, mails: count() })
        .from(outbox)
        .where(
          and(
            eq(outbox.messageId, id),
            eq(outbox.state, 'dropped'),
            sql`${outbox.signupId} is not null`,
            sql`coalesce(${outbox.lastResult}, '') <> 'stopped'`,
          ),
        )
        .groupBy(outbox.lastResult)
        .orderBy(desc(count()))
        .all(),
    /** How many of its mails came back after they had been sent. */
    cameBack: (id: number): number =>
      drizzle
        .select({ mails: count() })
        .from(outbox)
        .innerJoin(bounces, eq(bounces.mailId, outbox.id))
        .where(and(eq(outbox.messageId, id), eq(outbox.state, 'sent')))
        .get()?.mails ?? 0,
    /** How many of its mails were taken back when it was stopped. */
    stopped: (id: number): number =>
      drizzle
        .select({ mails: count() })
        .from(outbox)
        .where(
          and(
            eq(outbox.messageId, id),
            eq(outbox.state, 'dropped'),
            eq(outbox.lastResult, 'stopped'),
          ),
        )
        .get()?.mails ?? 0,
    /** How many of its mails are not finished, and how many of these nobody has tried to send. */
    underWay: (id: number): { due: number; untried: number } =>
      underWay.get({ id }) ?? { due: 0, untried: 0 },
    /** Whether a test mail to an organizer waits to be sent. */
    testUnderWay: (id: number, organizerId: number): boolean =>
      testUnderWay.get({ id, organizerId }) !== undefined,
  };
}

export function messageChanges(drizzle: Drizzle) {
  const unclaimed = (id: number, now: number) =>
    and(
      eq(outbox.messageId, id),
      eq(outbox.state, 'due'),
      or(isNull(outbox.leasedUntil), lte(outbox.leasedUntil, now)),
    );
  return {
    /** @throws when a message of that form is there already. */
    insert: (message: NewAttendeeMessage): AttendeeMessage =>
      drizzle.insert(messages).values(message).returning().get(),
    update: (id: number, values: Partial<NewAttendeeMessage>): AttendeeMessage =>
      drizzle.update(messages).set(values).where(eq(messages.id, id)).returning().get(),
    remove: (id: number): void => {
      drizzle.delete(messages).where(eq(messages.id, id)).run();
    },
    /** Takes back the mails that nobody is sending at this moment. */
    dropMails: (id: number, reason: string, now: number): void => {
      drizzle
        .update(outbox)
        .set({ state: 'dropped', lastResult: reason, leaseToken: null, leasedUntil: null })
        .where(unclaimed(id, now))
        .run();
    },
    /** Lets the mails go at once that were held back and never tried. */
    releaseMails: (id: number, now: number): void => {
      drizzle
        .update(outbox)
        .set({ dueAt: now })
        .where(and(unclaimed(id, now), eq(outbox.attempts, 0)))
        .run();
    },
  };
}
