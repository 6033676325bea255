import { count, eq, sql, sum } from 'drizzle-orm';
import type { Drizzle } from './connection.ts';
import { signups, signupTallies, type SignupTally } from './schema.ts';
import { notEntered } from './signupTexts.ts';

/** The values by which sign-ups are alike, as a row of `signup_tallies` has them. */
const alike = {
  state: signups.state,
  language: sql<string>`coalesce(${signups.textLanguage}, ${signups.language})`,
  origin: signups.origin,
  came: sql<boolean>`${signups.arrivedAt} is not null`.mapWith(Boolean),
};

export function signupTallyReads(drizzle: Drizzle) {
  const entered = drizzle
    .select()
    .from(signupTallies)
    .where(eq(signupTallies.eventId, sql.placeholder('eventId')))
    .prepare();
  const added = drizzle
    .select({
      ...alike,
      signups: count(),
      companions: sum(signups.companions).mapWith(Number),
      cameWith: sql<number>`coalesce(sum(${signups.arrivedWith}), 0)`,
      needs: sql<number>`sum(${signups.accessNeeds} <> '')`,
    })
    .from(signups)
    .where(notEntered(sql`${sql.placeholder('eventId')}`))
    .groupBy(sql`+${signups.state}`, alike.language, signups.origin, sql`4`)
    .prepare();

  return {
    /**
     * How many sign-ups of an event are alike, whatever became of them. Read from a few rows, however many
     * signed up; sign-ups of the last moment are counted one by one, and may add a second row.
     */
    ofEvent: (eventId: number): SignupTally[] => [
      ...entered.all({ eventId }),
      ...added.all({ eventId }).map((row) => ({ ...row, eventId })),
    ],
  };
}

/**
 * Keeps the numbers of an event while something takes its sign-ups away. How many said what they need is
 * left out: it was about their health, and nobody compares it.
 */
export function keepingTallies<Result>(
  drizzle: Drizzle,
  eventId: number,
  take: () => Result,
): Result {
  const before = signupTallyReads(drizzle).ofEvent(eventId);
  const result = take();
  drizzle.delete(signupTallies).where(eq(signupTallies.eventId, eventId)).run();
  for (const tally of before)
    drizzle
      .insert(signupTallies)
      .values({ ...tally, needs: 0 })
      .onConflictDoUpdate({
        target: [
          signupTallies.eventId,
          signupTallies.state,
          signupTallies.language,
          signupTallies.origin,
          signupTallies.came,
        ],
        set: {
          signups: sql`${signupTallies.signups} + excluded.signups`,
          companions: sql`${signupTallies.companions} + excluded.companions`,
          cameWith: sql`${signupTallies.cameWith} + excluded.came_with`,
        },
      })
      .run();
  return result;
}
