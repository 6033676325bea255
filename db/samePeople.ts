import { and, desc, eq, isNotNull, ne, or, sql, type SQL } from 'drizzle-orm';
import type { Drizzle } from './connection.ts';
import { folded } from './folded.ts';
import { isOneOf } from './json.ts';
import { events, signups, type Signup } from './schema.ts';
import { signupTexts } from './schema/signupLists.ts';
import { notEntered, wordsOfSignup } from './signupTexts.ts';

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
      const words = folded(name)
        .split(/[\s,.]+/u)
        .filter((word) => word !== '');
      const start = emailKey === null ? '' : folded(emailKey).slice(0, letters);
      const matches = (text: SQL) =>
        or(
          words.length === 0
            ? undefined
            : and(...words.map((word) => sql`instr(${text}, ${word}) > 0`)),
          start.length < letters ? undefined : sql`instr(${text}, ${`\n${start}`}) > 0`,
        );
      const entered = drizzle
        .select({ id: signupTexts.signupId })
        .from(signupTexts)
        .where(and(eq(signupTexts.eventId, eventId), matches(sql`${signupTexts.text}`)))
        .limit(mostCompared)
        .all();
      const added = drizzle
        .select({ id: signups.id })
        .from(signups)
        .where(and(notEntered(sql`${eventId}`), matches(wordsOfSignup)))
        .limit(mostCompared)
        .all();
      const ids = JSON.stringify([...entered, ...added].map((one) => one.id));
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
