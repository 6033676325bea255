import {
  and,
  asc,
  count,
  countDistinct,
  eq,
  exists,
  gt,
  gte,
  inArray,
  isNotNull,
  isNull,
  lt,
  lte,
  max,
  ne,
  not,
  or,
  sql,
  sum,
} from 'drizzle-orm';
import type { Drizzle } from './connection.ts';
import { waitsForDecision } from './endorsements.ts';
import {
  endorsements,
  organizers,
  outbox,
  signups,
  auditEntries,
  type Organizer,
} from './schema.ts';

const kind = 'organizer-digest';

/** What is new of one event: sign-ups that were not cancelled again, and people with companions. */
export interface EventNews {
  eventId: number;
  confirmed: { signups: number; people: number };
  waiting: { signups: number; people: number };
}

/** The mails that tell organizers what is new. */
export function digestReads(drizzle: Drizzle) {
  const newestTrace = drizzle
    .select({ id: max(auditEntries.id) })
    .from(auditEntries)
    .prepare();
  const next = drizzle
    .select({ detail: outbox.detail })
    .from(outbox)
    .where(
      and(
        eq(outbox.organizerId, sql.placeholder('organizerId')),
        gt(outbox.id, sql.placeholder('mailId')),
        eq(outbox.kind, kind),
      ),
    )
    .orderBy(asc(outbox.id))
    .limit(1)
    .prepare();
  const withoutDigest = drizzle
    .select()
    .from(organizers)
    .where(
      and(
        isNull(organizers.removedAt),
        ne(organizers.digest, 'off'),
        not(
          exists(
            drizzle
              .select({ id: outbox.id })
              .from(outbox)
              .where(
                and(
                  eq(outbox.organizerId, organizers.id),
                  eq(outbox.kind, kind),
                  eq(outbox.state, 'due'),
                  or(isNull(outbox.leasedUntil), lte(outbox.leasedUntil, sql.placeholder('now'))),
                ),
              ),
          ),
        ),
      ),
    )
    .prepare();

  return {
    /** The id of the newest entry of the audit log, 0 where there is none. */
    newestTrace: (): number => newestTrace.get()?.id ?? 0,
    /** Who wants a digest and has none that waits. One that is being sent may have been made already. */
    withoutDigest: (now: number): Organizer[] => withoutDigest.all({ now }),
    /** From which entry of the audit log on the digest tells that follows a digest; null: none follows. */
    traceOfNext: (organizerId: number, mailId: number): number | null => {
      const from = next.get({ organizerId, mailId })?.detail?.['traceFrom'];
      return typeof from === 'number' ? from : null;
    },
    /**
     * Sign-ups that came to count, by event, from one entry of the audit log on, up to another that is
     * not counted. Those that were cancelled again are left out.
     */
    news: (from: number, until: number | null): EventNews[] => {
      const rows = drizzle
        .select({
          eventId: signups.eventId,
          state: signups.state,
          signups: countDistinct(signups.id),
          companions: sum(signups.companions).mapWith(Number),
        })
        .from(auditEntries)
        .innerJoin(signups, eq(signups.id, auditEntries.signupId))
        .where(
          and(
            gte(auditEntries.id, from),
            until === null ? undefined : lt(auditEntries.id, until),
            inArray(auditEntries.action, ['signup-confirmed', 'signup-waiting']),
            inArray(signups.state, ['confirmed', 'waiting']),
          ),
        )
        .groupBy(signups.eventId, signups.state)
        .all();
      const events = new Map<number, EventNews>();
      for (const { eventId, state, signups: number, companions } of rows) {
        const news = events.get(eventId) ?? {
          eventId,
          confirmed: { signups: 0, people: 0 },
          waiting: { signups: 0, people: 0 },
        };
        if (state === 'confirmed' || state === 'waiting')
          news[state] = { signups: number, people: number + (companions ?? 0) };
        events.set(eventId, news);
      }
      return [...events.values()];
    },
    /** How many organizations wait for an organizer, by event; only where some do. */
    toDecide: (): { eventId: number; number: number }[] =>
      drizzle
        .select({ eventId: sql<number>`${endorsements.eventId}`, number: count() })
        .from(endorsements)
        .where(and(isNotNull(endorsements.eventId), waitsForDecision))
        .groupBy(endorsements.eventId)
        .all(),
    /** The same of whole campaigns. */
    toDecideOfCampaigns: (): { campaignId: number; number: number }[] =>
      drizzle
        .select({ campaignId: sql<number>`${endorsements.campaignId}`, number: count() })
        .from(endorsements)
        .where(and(isNotNull(endorsements.campaignId), waitsForDecision))
        .groupBy(endorsements.campaignId)
        .all(),
  };
}

export function digestChanges(drizzle: Drizzle) {
  const waiting = (organizerId: number, now: number) =>
    and(
      eq(outbox.organizerId, organizerId),
      eq(outbox.kind, kind),
      eq(outbox.state, 'due'),
      or(isNull(outbox.leasedUntil), lte(outbox.leasedUntil, now)),
    );
  return {
    /** Gives the digest that waits another time. */
    move: (organizerId: number, dueAt: number, now: number): void => {
      drizzle.update(outbox).set({ dueAt }).where(waiting(organizerId, now)).run();
    },
    /** Takes back the digest that waits. */
    remove: (organizerId: number, now: number): void => {
      drizzle.delete(outbox).where(waiting(organizerId, now)).run();
    },
  };
}
