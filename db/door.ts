import { and, asc, desc, eq, gt, max, ne, sql, type SQL } from 'drizzle-orm';
import type { Drizzle } from './connection.ts';
import { folded } from './folded.ts';
import { arrivals, signups, type Arrival } from './schema.ts';
import { signupTexts } from './schema/signupLists.ts';
import { notEntered } from './signupTexts.ts';

/** What is known of somebody at the door. What they wrote, and how they are reached, is not. */
export const doorColumns = {
  id: signups.id,
  name: signups.name,
  companions: signups.companions,
  state: signups.state,
  arrivedAt: signups.arrivedAt,
  arrivedWith: signups.arrivedWith,
};

const ofEvent = sql`${signups.eventId} = ${sql.placeholder('eventId')}`;

/** Whoever may still come: not those who canceled, unless they came all the same. */
const expected = sql`(${signups.state} <> 'cancelled' or ${signups.arrivedAt} is not null)`;

/** The first line of a text is the name, and addresses are not for the door. */
export const nameIn = (text: SQL) =>
  sql`substr(${text}, 1, instr(${text} || char(10), char(10)) - 1)`;

export function doorReads(drizzle: Drizzle) {
  const everybody = drizzle
    .select(doorColumns)
    .from(signups)
    .where(and(ofEvent, expected))
    .orderBy(asc(signups.id))
    .limit(sql.placeholder('limit'))
    .prepare();
  const newer = drizzle
    .select(doorColumns)
    .from(signups)
    // With the sign they are found by their id: few are new, and an event may have many.
    .where(and(gt(signups.id, sql.placeholder('after')), sql`+${ofEvent}`, expected))
    .orderBy(asc(signups.id))
    .prepare();
  const marked = drizzle
    .selectDistinct(doorColumns)
    .from(arrivals)
    .innerJoin(signups, eq(signups.id, arrivals.signupId))
    .where(
      and(
        eq(arrivals.eventId, sql.placeholder('eventId')),
        gt(arrivals.id, sql.placeholder('after')),
      ),
    )
    .prepare();
  const latest = drizzle
    .select(doorColumns)
    .from(arrivals)
    .innerJoin(signups, eq(signups.id, arrivals.signupId))
    .where(
      and(eq(arrivals.eventId, sql.placeholder('eventId')), sql`${signups.arrivedAt} is not null`),
    )
    .groupBy(signups.id)
    .orderBy(desc(max(arrivals.id)))
    .limit(sql.placeholder('limit'))
    .prepare();
  const newestMark = drizzle
    .select({ id: max(arrivals.id) })
    .from(arrivals)
    .where(eq(arrivals.eventId, sql.placeholder('eventId')))
    .prepare();
  const inRoom = drizzle
    .select({ people: sql<number>`coalesce(sum(1 + ${signups.arrivedWith}), 0)` })
    .from(signups)
    .where(
      sql`${signups.arrivedAt} is not null and ${signups.id} in (select ${arrivals.signupId}
        from ${arrivals} where ${arrivals.eventId} = ${sql.placeholder('eventId')})`,
    )
    .prepare();
  const byMark = drizzle
    .select()
    .from(arrivals)
    .where(eq(arrivals.mark, sql.placeholder('mark')))
    .prepare();
  const byId = drizzle
    .select(doorColumns)
    .from(signups)
    .where(and(eq(signups.id, sql.placeholder('id')), ofEvent))
    .prepare();

  /** Those of the event whose name holds every one of some words, whatever their case and accents. */
  function found(eventId: number, words: readonly string[], limit: number) {
    const holds = (name: SQL) =>
      and(...words.map((word) => sql`instr(${name}, ${folded(word)}) > 0`));
    const entered = drizzle
      .select(doorColumns)
      .from(signupTexts)
      .innerJoin(signups, eq(signups.id, signupTexts.signupId))
      .where(
        and(
          eq(signupTexts.eventId, eventId),
          holds(nameIn(sql`${signupTexts.text}`)),
          ne(signups.state, 'cancelled'),
        ),
      )
      .limit(limit)
      .all();
    const added = drizzle
      .select(doorColumns)
      .from(signups)
      .where(
        and(
          notEntered(sql`${eventId}`),
          holds(sql`folded(${signups.name})`),
          ne(signups.state, 'cancelled'),
        ),
      )
      .limit(limit)
      .all();
    return [...entered, ...added];
  }

  return {
    /** Those of an event in the order of arrival of their sign-ups, and no more than so many. */
    everybody: (eventId: number, limit: number): DoorPerson[] => everybody.all({ eventId, limit }),
    /** Those who signed up since, by the id of a sign-up. */
    newer: (eventId: number, after: number): DoorPerson[] => newer.all({ eventId, after }),
    /** Those about whom there are marks since one. */
    marked: (eventId: number, after: number): DoorPerson[] => marked.all({ eventId, after }),
    /** Those of whom it was last said that they came; the newest first. */
    latest: (eventId: number, limit: number): DoorPerson[] => latest.all({ eventId, limit }),
    /** The newest mark of an event; 0 where there is none. */
    newestMark: (eventId: number): number => newestMark.get({ eventId })?.id ?? 0,
    /** How many people came: those who signed up and whoever came with them. */
    inRoom: (eventId: number): number => inRoom.get({ eventId })?.people ?? 0,
    byMark: (mark: string): Arrival | undefined => byMark.get({ mark }),
    /** Somebody of an event, canceled or not. */
    person: (eventId: number, id: number): DoorPerson | undefined => byId.get({ eventId, id }),
    found: (eventId: number, words: readonly string[], limit: number): DoorPerson[] =>
      found(eventId, words, limit),
  };
}

/** Somebody as the door knows them. */
export interface DoorPerson {
  id: number;
  name: string;
  companions: number;
  state: 'unconfirmed' | 'confirmed' | 'waiting' | 'cancelled';
  /** Epoch milliseconds; null: nobody says that they came. */
  arrivedAt: number | null;
  /** How many came with them. */
  arrivedWith: number | null;
}
