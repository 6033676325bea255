import {
  and,
  asc,
  count,
  desc,
  eq,
  gt,
  isNull,
  lte,
  not,
  notExists,
  or,
  sql,
  type SQL,
  type SQLWrapper,
} from 'drizzle-orm';
import { union } from 'drizzle-orm/sqlite-core';
import type { Drizzle } from './connection.ts';
import { isOverBy, type OverBy, type Slice } from './eventLists.ts';
import { isOneOfNamed } from './json.ts';
import { outboxLines, type OutboxLine } from './outboxList.ts';
import {
  bounces,
  events,
  outbox,
  settledMails,
  signupHours,
  signups,
  unanswered,
  type Signup,
} from './schema.ts';

const value = sql.placeholder;

/** Whose needs are asked for: those of the events that are theirs; null for all there are. */
export interface AskedNeeds {
  overBy: OverBy;
  theirs: readonly number[] | null;
  /** Messages whose emails are none of theirs. */
  hidden: readonly number[];
}

/** As statements are given it. */
function values({ overBy, theirs, hidden }: AskedNeeds) {
  return {
    ...overBy,
    theirs: theirs === null ? null : JSON.stringify(theirs),
    hidden: JSON.stringify(hidden),
  };
}

/** Whether an event is theirs; where no more is given than null, all are. */
const isTheirs = (eventId: SQLWrapper): SQL =>
  sql`(${value('theirs')} is null or ${isOneOfNamed(eventId, 'theirs')})`;

/** Sign-ups in an hour, see `db/schema/signupHours.ts`. */
export interface HourOfSignups {
  hour: number;
  signups: number;
}

/**
 * What waits for an organizer, over all events that are not over. Each is read from an index of what waits:
 * it costs what is left to do, and not what there is.
 */
export function needReads(drizzle: Drizzle) {
  const ahead = and(eq(events.state, 'published'), not(isOverBy), isTheirs(events.id));
  const waits = unanswered(signups);
  // Counted before anything is joined, and by the index of them alone: the planner would go by the event, and
  // through everybody of it.
  const among = sql`${signups} indexed by signups_unanswered`;
  const open = drizzle
    .select({ eventId: sql<number>`${signups.eventId}`.as('of'), people: count().as('people') })
    .from(among)
    .where(waits)
    .groupBy(signups.eventId)
    .as('open');
  const byEvent = drizzle
    .select({ eventId: open.eventId, people: open.people })
    .from(open)
    .innerJoin(events, eq(events.id, open.eventId))
    .where(ahead)
    .orderBy(asc(events.startsAt), asc(events.id))
    .prepare();
  const ofEvent = and(waits, eq(signups.eventId, value('eventId')));
  const countOf = drizzle.select({ people: count() }).from(among).where(ofEvent).prepare();
  const rowsOf = drizzle
    .select()
    .from(signups)
    .where(ofEvent)
    .orderBy(asc(signups.id))
    .limit(value('limit'))
    .offset(value('offset'))
    .prepare();

  const columns = { id: outbox.id, eventId: outbox.eventId, messageId: outbox.messageId };
  const failed = drizzle
    .select(columns)
    .from(outbox)
    .where(sql`${outbox.state} = 'failed'`);
  const cameBack = drizzle
    .select(columns)
    .from(bounces)
    .innerJoin(outbox, eq(outbox.id, bounces.mailId))
    .where(and(eq(bounces.weight, 'hard'), isNull(bounces.triedAt)));
  const missed = union(failed, cameBack).as('missed');
  const settled = drizzle
    .select({ id: settledMails.mailId })
    .from(settledMails)
    .where(eq(settledMails.mailId, missed.id));
  const missedIds = drizzle
    .select({ id: missed.id })
    .from(missed)
    .leftJoin(events, eq(events.id, missed.eventId))
    .where(
      and(
        notExists(settled),
        or(isNull(events.id), not(isOverBy)),
        isTheirs(missed.eventId),
        or(isNull(missed.messageId), not(isOneOfNamed(missed.messageId, 'hidden'))),
      ),
    )
    .orderBy(desc(missed.id))
    .limit(value('limit'))
    .offset(value('offset'))
    .prepare();
  const linesOf = outboxLines(drizzle);

  const noPlace = sql`(${events.kind} <> 'online'
    and ${events.venue} || ${events.address} || ${events.meetingPoints} = '')`;
  const noLink = sql`(${events.kind} <> 'in-person' and ${events.joinUrl} || ${events.joinNote} = '')`;
  const bare = drizzle
    .select({ id: events.id })
    .from(events)
    .where(
      and(
        ahead,
        gt(events.startsAt, value('begun')),
        lte(events.startsAt, value('before')),
        or(noPlace, noLink),
      ),
    )
    .orderBy(asc(events.startsAt), asc(events.id))
    .prepare();
  const hours = drizzle
    .select({ hour: signupHours.hour, signups: signupHours.signups })
    .from(signupHours)
    .where(and(eq(signupHours.eventId, value('eventId')), gt(signupHours.hour, value('after'))))
    .orderBy(asc(signupHours.hour))
    .prepare();

  const ids = (asked: AskedNeeds, { limit, offset = 0 }: Slice): number[] =>
    missedIds.all({ ...values(asked), limit, offset }).map(({ id }) => id);

  return {
    /** How many wait for an answer to what they need, by event; only where somebody does. */
    unansweredByEvent: (asked: AskedNeeds): { eventId: number; people: number }[] =>
      byEvent.all(values(asked)),
    /** How many wait for it at an event. */
    unansweredCount: (eventId: number): number => countOf.get({ eventId })?.people ?? 0,
    /** Who they are, in the order of arrival. */
    unanswered: (eventId: number, { limit, offset = 0 }: Slice): Signup[] =>
      rowsOf.all({ eventId, limit, offset }),
    /**
     * How many mails failed or came back for good, of which nobody said that nothing is left to do.
     *
     * @param most further than this nobody counts
     */
    missedMailCount: (asked: AskedNeeds, most: number): number =>
      ids(asked, { limit: most }).length,
    /** Those mails, the newest first. */
    missedMails: (asked: AskedNeeds, slice: Slice): OutboxLine[] => linesOf(ids(asked, slice)),
    missedMailIds: (asked: AskedNeeds): number[] => ids(asked, { limit: -1 }),
    /** Announced events that begin by an instant, and of which nobody has said where or by which link. */
    withoutPlace: (asked: AskedNeeds, before: number): number[] =>
      bare.all({ ...values(asked), before }).map(({ id }) => id),
    /** When people signed up for an event, after an hour. */
    hoursOf: (eventId: number, after: number): HourOfSignups[] => hours.all({ eventId, after }),
  };
}

export function needChanges(drizzle: Drizzle) {
  return {
    /** Notes that nothing is left to do about a mail; what was noted first stands. */
    settleMail: (mailId: number, organizerId: number, at: number): void => {
      drizzle.insert(settledMails).values({ mailId, organizerId, at }).onConflictDoNothing().run();
    },
    /** Takes back what somebody noted at an instant; how many mails that was about. */
    reopenMails: (organizerId: number, at: number): number =>
      drizzle
        .delete(settledMails)
        .where(and(eq(settledMails.organizerId, organizerId), eq(settledMails.at, at)))
        .run().changes,
    /** Takes that back; whether it had been noted. */
    reopenMail: (mailId: number): boolean =>
      drizzle.delete(settledMails).where(eq(settledMails.mailId, mailId)).run().changes === 1,
  };
}
