import { and, count, eq, gt, inArray, isNull, lte, max, or, sql } from 'drizzle-orm';
import type { Drizzle } from './connection.ts';
import { jsonText, storedJson } from './json.ts';
import { outbox, type NewOutboxMail } from './schema.ts';

/** A mail that has not gone out yet, so that what is new can still become part of it. */
export interface CollectedMail {
  id: number;
  /** Whom it is for: an attendee, or the contact of an organization. */
  signupId: number | null;
  endorsementId: number | null;
  detail: NonNullable<NewOutboxMail['detail']>;
}

/** Mails that wait for a quiet time, in which several changes become one mail. */
export function collectedMailReads(drizzle: Drizzle) {
  const collected = drizzle
    .select({
      id: outbox.id,
      signupId: outbox.signupId,
      endorsementId: outbox.endorsementId,
      detail: outbox.detail,
    })
    .from(outbox)
    .where(
      and(
        eq(outbox.eventId, sql.placeholder('eventId')),
        eq(outbox.kind, sql.placeholder('kind')),
        eq(outbox.state, 'due'),
        or(isNull(outbox.leasedUntil), lte(outbox.leasedUntil, sql.placeholder('now'))),
      ),
    )
    .prepare();

  return {
    /** How many mails of some kinds wait for the end of their quiet time, and when it ends. */
    waiting: (
      eventId: number,
      kinds: readonly string[],
      now: number,
    ): { mails: number; dueAt: number | null } =>
      drizzle
        .select({ mails: count(), dueAt: max(outbox.dueAt) })
        .from(outbox)
        .where(
          and(
            eq(outbox.eventId, eventId),
            eq(outbox.state, 'due'),
            eq(outbox.attempts, 0),
            gt(outbox.dueAt, now),
            inArray(outbox.kind, [...kinds]),
          ),
        )
        .get() ?? { mails: 0, dueAt: null },
    /** The mails of a kind about an event that are due and that nobody is sending. */
    ofEvent: (eventId: number, kind: string, now: number): CollectedMail[] =>
      collected.all({ eventId, kind, now }).map((mail) => ({ ...mail, detail: mail.detail ?? {} })),
  };
}

export function collectedMailChanges(drizzle: Drizzle) {
  const postpone = drizzle
    .update(outbox)
    .set({ detail: storedJson('detail'), dueAt: sql`${sql.placeholder('dueAt')}` })
    .where(eq(outbox.id, sql.placeholder('id')))
    .prepare();
  const drop = drizzle
    .update(outbox)
    .set({ state: 'dropped' })
    .where(eq(outbox.id, sql.placeholder('id')))
    .prepare();

  return {
    /** Gives a mail other facts and another time. */
    postpone: (id: number, detail: CollectedMail['detail'], dueAt: number): void => {
      postpone.run({ id, detail: jsonText(detail), dueAt });
    },
    /** Takes a mail back: it is never sent. */
    drop: (id: number): void => {
      drop.run({ id });
    },
    /** Makes the mails of some kinds about an event due now; answers how many were not yet. */
    hasten: (eventId: number, kinds: readonly string[], now: number): number =>
      drizzle
        .update(outbox)
        .set({ dueAt: now })
        .where(
          and(
            eq(outbox.eventId, eventId),
            eq(outbox.state, 'due'),
            eq(outbox.attempts, 0),
            gt(outbox.dueAt, now),
            inArray(outbox.kind, [...kinds]),
          ),
        )
        .run().changes,
    /** Takes back everything of some kinds about an event that has not gone out. */
    dropOfEvent: (eventId: number, kinds: readonly string[]): void => {
      drizzle
        .update(outbox)
        .set({ state: 'dropped' })
        .where(
          and(
            eq(outbox.eventId, eventId),
            eq(outbox.state, 'due'),
            inArray(outbox.kind, [...kinds]),
          ),
        )
        .run();
    },
  };
}
