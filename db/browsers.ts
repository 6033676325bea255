import { and, eq, gt, lt, ne, sql } from 'drizzle-orm';
import type { Drizzle } from './connection.ts';
import { browsers, type Browser } from './schema.ts';

/** The browsers in which organizers have signed in. */
export function browserReads(drizzle: Drizzle) {
  const signedInAfter = gt(browsers.lastSignedInAt, sql.placeholder('after'));
  const ofOrganizer = drizzle
    .select()
    .from(browsers)
    .where(
      and(
        eq(browsers.tokenHash, sql.placeholder('tokenHash')),
        eq(browsers.organizerId, sql.placeholder('organizerId')),
        signedInAfter,
      ),
    )
    .prepare();
  const ofAnybody = drizzle
    .select({ id: browsers.id })
    .from(browsers)
    .where(and(eq(browsers.tokenHash, sql.placeholder('tokenHash')), signedInAfter))
    .limit(1)
    .prepare();

  return {
    /** The browser of a cookie, if the organizer has signed in there since an instant. */
    of: (tokenHash: string, organizerId: number, after: number): Browser | undefined =>
      ofOrganizer.get({ tokenHash, organizerId, after }),
    /** Whether any organizer has signed in there since an instant. */
    isKnown: (tokenHash: string, after: number): boolean =>
      ofAnybody.get({ tokenHash, after }) !== undefined,
  };
}

export function browserChanges(drizzle: Drizzle) {
  return {
    insert: (browser: typeof browsers.$inferInsert): Browser =>
      drizzle.insert(browsers).values(browser).returning().get(),
    signedIn: (id: number, now: number): void => {
      drizzle.update(browsers).set({ lastSignedInAt: now }).where(eq(browsers.id, id)).run();
    },
    /** Gives a browser another cookie, for every organizer who signs in there. */
    changeToken: (from: string, to: string): void => {
      drizzle.update(browsers).set({ tokenHash: to }).where(eq(browsers.tokenHash, from)).run();
    },
    remove: (id: number): void => {
      drizzle.delete(browsers).where(eq(browsers.id, id)).run();
    },
    /** Knows the browsers of an organizer no more, but for one where it is named. */
    removeOf: (organizerId: number, but: number | null = null): void => {
      drizzle
        .delete(browsers)
        .where(
          and(
            eq(browsers.organizerId, organizerId),
            but === null ? undefined : ne(browsers.id, but),
          ),
        )
        .run();
    },
    /** Knows those no more that nobody has signed in with since an instant. */
    removeUnused: (before: number): void => {
      drizzle.delete(browsers).where(lt(browsers.lastSignedInAt, before)).run();
    },
  };
}
