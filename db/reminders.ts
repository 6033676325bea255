import {
  and,
  asc,
  eq,
  exists,
  gt,
  inArray,
  isNotNull,
  isNull,
  lte,
  not,
  or,
  type Placeholder,
  sql,
} from 'drizzle-orm';
import type { Drizzle } from './connection.ts';
import { jsonPart, jsonText, storedJson } from './json.ts';
import { auditEntries, outbox, signups, type OutboxMail } from './schema.ts';

/*
 * A reminder is one row an event and kind that stands for everybody (`fedThrough` is not null) until it
 * is due. Then it is fanned out: each of its people gets a row of their own, slice by slice, and
 * `fedThrough` says how far that has come. All of these rows name in their detail the start that they
 * remind of (`startsAt`): by it a reminder of the time before a move is told from one of the time after.
 * A row that a worker holds is being sent and is left alone.
 */

/** One row for everybody of an event, and which kind of mail they get when it is due. */
export type Reminder = Pick<OutboxMail, 'id' | 'kind' | 'dueAt'> & {
  eventId: number;
  startsAt: number;
  /** The sign-up up to which mails were put into the outbox. */
  fedThrough: number;
};

/** A reminder by what it tells of and whom it concerns, whether it is stored or not. */
type Reminded = Omit<Reminder, 'id'>;

const startOf = jsonPart<number>(outbox.detail, 'startsAt');
const forEverybody = isNotNull(outbox.fedThrough);

type Given<Value> = Value | Placeholder;

const isFree = (now: Given<number>) =>
  and(eq(outbox.state, 'due'), or(isNull(outbox.leasedUntil), lte(outbox.leasedUntil, now)));

/** Rows of a kind that wait and that nobody is sending, those for everybody too. */
const waiting = (eventId: Given<number>, kind: Given<string>, now: Given<number>) =>
  and(eq(outbox.eventId, eventId), eq(outbox.kind, kind), isFree(now));

/** What gave somebody a seat, as the audit log says it. */
const seated = ['signup-confirmed', 'signup-promoted', 'signup-entered', 'signup-seated'] as const;

export function reminderReads(drizzle: Drizzle) {
  const value = sql.placeholder;
  const columns = {
    id: outbox.id,
    kind: outbox.kind,
    dueAt: outbox.dueAt,
    eventId: sql<number>`${outbox.eventId}`,
    startsAt: sql<number>`coalesce(${startOf}, 0)`,
    fedThrough: sql<number>`${outbox.fedThrough}`,
  };
  const ofEvent = drizzle
    .select(columns)
    .from(outbox)
    .where(and(eq(outbox.eventId, value('eventId')), sql`${outbox.fedThrough} is not null`))
    .prepare();
  // The columns of an index: every sign-up asks it.
  const kindsOfEvent = drizzle
    .select({ kind: outbox.kind })
    .from(outbox)
    .where(and(eq(outbox.eventId, value('eventId')), sql`${outbox.fedThrough} is not null`))
    .prepare();
  const firstDue = drizzle
    .select(columns)
    .from(outbox)
    .where(and(sql`${outbox.fedThrough} is not null`, lte(outbox.dueAt, value('now'))))
    .orderBy(asc(outbox.priority), asc(outbox.dueAt), asc(outbox.id))
    .limit(1)
    .prepare();
  const mails = drizzle.select({ id: outbox.id }).from(outbox);
  const ofSignup = eq(outbox.signupId, signups.id);
  const seatedSince = drizzle
    .select({ id: auditEntries.id })
    .from(auditEntries)
    .where(
      and(
        eq(auditEntries.signupId, signups.id),
        inArray(auditEntries.action, [...seated]),
        sql`${auditEntries.at} >= ${value('dueAt')}`,
      ),
    );
  const reminded = mails.where(
    and(
      ofSignup,
      eq(outbox.kind, value('kind')),
      inArray(outbox.state, ['due', 'sent', 'failed']),
      sql`${startOf} is ${value('startsAt')}`,
    ),
  );
  const told = drizzle.select({ id: outbox.id }).from(outbox).where(ofSignup);
  const next = drizzle
    .select({ id: signups.id })
    .from(signups)
    .where(
      and(
        eq(signups.eventId, value('eventId')),
        eq(signups.state, 'confirmed'),
        isNotNull(signups.email),
        gt(signups.id, value('fedThrough')),
        exists(told),
        not(exists(seatedSince)),
        not(exists(reminded)),
      ),
    )
    .orderBy(asc(signups.id))
    .limit(value('limit'))
    .prepare();

  return {
    /** The reminders of an event that are still to come or not yet with everybody. */
    ofEvent: (eventId: number): Reminder[] => ofEvent.all({ eventId }),
    /** Of which kinds those are. */
    kindsOfEvent: (eventId: number): string[] =>
      kindsOfEvent.all({ eventId }).map(({ kind }) => kind),
    /** The most urgent of those that are due, then the longest due; undefined where none is. */
    firstDue: (now: number): Reminder | undefined => firstDue.get({ now }),
    /**
     * For whom there is no mail of it yet, in the order of arrival: who has a seat, had it before the
     * reminder was due, was mailed about it, and was not reminded of this start before.
     */
    next: ({ eventId, kind, dueAt, startsAt, fedThrough }: Reminded, limit: number): number[] =>
      next.all({ eventId, kind, dueAt, startsAt, fedThrough, limit }).map(({ id }) => id),
  };
}

export function reminderChanges(drizzle: Drizzle) {
  const value = sql.placeholder;
  const insert = drizzle
    .insert(outbox)
    .values({
      kind: value('kind'),
      messageKey: value('messageKey'),
      eventId: value('eventId'),
      detail: storedJson('detail'),
      priority: value('priority'),
      dueAt: value('dueAt'),
      fedThrough: 0,
      createdAt: value('createdAt'),
    })
    .prepare();
  const feed = drizzle
    .update(outbox)
    .set({ fedThrough: sql`${value('fedThrough')}` })
    .where(eq(outbox.id, value('id')))
    .prepare();
  const waitingOfKind = waiting(value('eventId'), value('kind'), value('now'));
  const recall = drizzle
    .delete(outbox)
    .where(and(waitingOfKind, isNull(outbox.fedThrough)))
    .prepare();
  const removeOfKind = drizzle.delete(outbox).where(waitingOfKind).prepare();
  const removeOfAnotherStart = drizzle
    .delete(outbox)
    .where(and(waitingOfKind, sql`${startOf} is not ${value('startsAt')}`))
    .prepare();
  const removeOfSignup = drizzle
    .delete(outbox)
    .where(
      and(
        eq(outbox.signupId, value('signupId')),
        eq(outbox.state, 'due'),
        or(isNull(outbox.leasedUntil), lte(outbox.leasedUntil, value('now'))),
        sql`${outbox.kind} in (select value from json_each(${value('kinds')}))`,
      ),
    )
    .prepare();
  const removeNeedless = drizzle
    .delete(outbox)
    .where(
      and(
        eq(outbox.eventId, value('eventId')),
        sql`${outbox.fedThrough} is not null`,
        not(
          exists(
            drizzle
              .select({ id: signups.id })
              .from(signups)
              .where(and(eq(signups.eventId, value('eventId')), eq(signups.state, 'confirmed'))),
          ),
        ),
      ),
    )
    .prepare();

  return {
    /** @throws when the event has one of that kind already. */
    insert: (
      reminder: Pick<Reminder, 'eventId' | 'kind' | 'startsAt' | 'dueAt'> &
        Pick<OutboxMail, 'messageKey' | 'priority' | 'createdAt'>,
    ): void => {
      const { startsAt, ...row } = reminder;
      insert.run({ ...row, detail: jsonText({ startsAt }) });
    },
    /** Gives one another time, as if it had been fanned out to nobody yet. */
    move: (id: number, to: { startsAt: number; dueAt: number }): void => {
      drizzle
        .update(outbox)
        .set({ dueAt: to.dueAt, detail: { startsAt: to.startsAt }, fedThrough: 0 })
        .where(eq(outbox.id, id))
        .run();
    },
    /** Has one sent at once that was planned for later and reminds of this start. */
    hasten: (eventId: number, kind: string, startsAt: number, now: number): void => {
      drizzle
        .update(outbox)
        .set({ dueAt: now })
        .where(
          and(
            waiting(eventId, kind, now),
            forEverybody,
            gt(outbox.dueAt, now),
            sql`${startOf} is ${startsAt}`,
          ),
        )
        .run();
    },
    /** Remembers how far one was fanned out. */
    feed: (id: number, fedThrough: number): void => {
      feed.run({ id, fedThrough });
    },
    /** Takes away one that has reached everybody. */
    remove: (id: number): void => {
      drizzle.delete(outbox).where(eq(outbox.id, id)).run();
    },
    /** Takes back what was fanned out of a kind and waits to be sent. */
    recall: (eventId: number, kind: string, now: number): void => {
      recall.run({ eventId, kind, now });
    },
    /** Takes back all of a kind that wait; `except` spares those that remind of a start. */
    removeOfEvent: (
      eventId: number,
      kind: string,
      now: number,
      except: { startsAt: number } | null = null,
    ): void => {
      if (except === null) removeOfKind.run({ eventId, kind, now });
      else removeOfAnotherStart.run({ eventId, kind, now, ...except });
    },
    /** Takes back what waits for one sign-up. */
    removeOfSignup: (signupId: number, kinds: readonly string[], now: number): void => {
      removeOfSignup.run({ signupId, kinds: JSON.stringify(kinds), now });
    },
    /** Takes back those of an event to which nobody comes any more. */
    removeNeedless: (eventId: number): void => {
      removeNeedless.run({ eventId });
    },
  };
}
