import { and, desc, eq, isNotNull, ne, or, sql, type SQL } from 'drizzle-orm';
import type { Drizzle } from './connection.ts';
import { folded } from './folded.ts';
import { isOneOf } from './json.ts';
import { events, signups, type Signup } from './schema.ts';
import { holdsEach, idsByText, wordsOf } from './signupTexts.ts';

/** More than this are not compared: so many have a name alike by chance. */
const mostCompared = 200;

/** So many letters of an address are the same where two of them are a slip apart, as a rule. */
const letters = 3;

/** Another event that somebody signed up for. */
export interface OtherEvent {
  signupId: number;
  state: Signup['state'];
  slug: string;
  title: string;
  startsAt: number;
  zone: string;
}

/** Who may be one person: within an event, and over several. */
export function samePeopleReads(drizzle: Drizzle) {
  return {
    /**
     * Those of an event whose names hold the same words as that of somebody, or whose addresses begin alike;
     * some of them where they are many.
     */
    alike: ({ id, eventId, name, emailKey }: Signup): Signup[] => {
      const words = wordsOf(name);
      const start = emailKey === null ? '' : folded(emailKey).slice(0, letters);
      const isAlike = (text: SQL) =>
        or(
          holdsEach(text, words),
          start.length < letters ? undefined : sql`instr(${text}, ${`\n${start}`}) > 0`,
        );
      const ids = idsByText(drizzle, eventId, isAlike, mostCompared);
      return drizzle
        .select()
        .from(signups)
        .where(
          and(
            sql`${signups.id} in (select value from json_each(${ids}))`,
            ne(signups.id, id),
            ne(signups.state, 'cancelled'),
          ),
        )
        .all();
    },
    /** Other events with a sign-up of an address, the latest first. */
    elsewhere: (
      { eventId, emailKey }: Signup,
      theirs: readonly number[] | null,
      limit: number,
    ): OtherEvent[] => {
      if (emailKey === null) return [];
      // Written out, each for the index that has them.
      const states = [sql`${signups.state} <> 'cancelled'`, sql`${signups.state} = 'cancelled'`];
      return states
        .flatMap((ofState) =>
          drizzle
            .select({
              signupId: signups.id,
              state: signups.state,
              slug: events.slug,
              title: events.title,
              startsAt: events.startsAt,
              zone: events.zone,
            })
            .from(signups)
            .innerJoin(events, eq(events.id, signups.eventId))
            .where(
              and(
                eq(signups.emailKey, emailKey),
                isNotNull(signups.emailKey),
                ofState,
                ne(signups.eventId, eventId),
                isOneOf(signups.eventId, theirs),
              ),
            )
            .orderBy(desc(events.startsAt))
            .limit(limit)
            .all(),
        )
        .toSorted((one, other) => other.startsAt - one.startsAt)
        .slice(0, limit);
    },
  };
}
