import { and, asc, count, desc, eq, gt, sql } from 'drizzle-orm';
import type { Drizzle } from './connection.ts';
import { doorReads } from './door.ts';
import { arrivals, signups, type Arrival, type NewArrival } from './schema.ts';

export function arrivalReads(drizzle: Drizzle) {
  const ofSignup = drizzle
    .select()
    .from(arrivals)
    .where(eq(arrivals.signupId, sql.placeholder('signupId')))
    .orderBy(asc(arrivals.pressedAt), asc(arrivals.id))
    .prepare();

  return {
    ...doorReads(drizzle),
    /** Every mark of a sign-up in the order in which they were pressed. */
    ofSignup: (signupId: number): Arrival[] => ofSignup.all({ signupId }),
    /** How many who were on no list somebody wrote down at the door of an event after an instant. */
    walkInsSince: (eventId: number, organizerId: number, after: number): number =>
      drizzle
        .select({ walkIns: count() })
        .from(arrivals)
        .innerJoin(signups, eq(signups.id, arrivals.signupId))
        .where(
          and(
            eq(arrivals.eventId, eventId),
            eq(arrivals.organizerId, organizerId),
            gt(arrivals.receivedAt, after),
            eq(signups.origin, 'door'),
            eq(arrivals.kind, 'came'),
          ),
        )
        .get()?.walkIns ?? 0,
    /** The marks of an event that were handed in after one, in the order in which they came. */
    since: (eventId: number, after: number, limit: number): Arrival[] =>
      drizzle
        .select()
        .from(arrivals)
        .where(and(eq(arrivals.eventId, eventId), gt(arrivals.id, after)))
        .orderBy(asc(arrivals.id))
        .limit(limit)
        .all(),
  };
}

export function arrivalChanges(drizzle: Drizzle) {
  const value = sql.placeholder;
  const insert = drizzle
    .insert(arrivals)
    .values({
      mark: value('mark'),
      eventId: value('eventId'),
      signupId: value('signupId'),
      kind: value('kind'),
      companions: value('companions'),
      pressedAt: value('pressedAt'),
      receivedAt: value('receivedAt'),
      organizerId: value('organizerId'),
    })
    .onConflictDoNothing({ target: arrivals.mark })
    .prepare();
  const last = drizzle
    .select()
    .from(arrivals)
    .where(eq(arrivals.signupId, value('signupId')))
    .orderBy(desc(arrivals.pressedAt), desc(arrivals.id))
    .limit(1)
    .prepare();
  const standing = drizzle
    .update(signups)
    .set({ arrivedAt: sql`${value('arrivedAt')}`, arrivedWith: sql`${value('arrivedWith')}` })
    .where(eq(signups.id, value('signupId')))
    .prepare();

  const settle = (signupId: number): void => {
    const newest = last.get({ signupId });
    const came = newest?.kind === 'came';
    standing.run({
      signupId,
      arrivedAt: came ? newest.pressedAt : null,
      arrivedWith: came ? newest.companions : null,
    });
  };

  return {
    /**
     * Adds a mark, and writes down at its sign-up what follows from all of them.
     *
     * @returns whether it was new; the same mark handed in once more changes nothing
     */
    add: (arrival: NewArrival): boolean => {
      if (insert.run({ organizerId: null, ...arrival }).changes === 0) return false;
      settle(arrival.signupId);
      return true;
    },
    /** Has the marks of one sign-up be those of another: it was the same person. */
    move: (from: number, to: number): void => {
      drizzle.update(arrivals).set({ signupId: to }).where(eq(arrivals.signupId, from)).run();
      settle(to);
    },
  };
}
