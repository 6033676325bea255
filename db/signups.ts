import {
  and,
  asc,
  count,
  eq,
  gt,
  inArray,
  isNotNull,
  lt,
  max,
  ne,
  or,
  sql,
  sum,
  type SQL,
} from 'drizzle-orm';
import { hadAddress } from './addressChanges.ts';
import type { Drizzle } from './connection.ts';
import { events, signups, type NewSignup, type Signup, type SignupState } from './schema.ts';

/** How many sign-ups and seats an event has, by state. */
export type SignupCounts = Record<SignupState, { people: number; signups: number }>;

/** What the organizers' list is narrowed to; an empty search matches everybody. */
export interface SignupFilter {
  state?: SignupState;
  search?: string;
}

/**
 * Those whose name or address, of today or before, holds some letters, in any case and accents; ''
 * holds for everybody.
 */
export function searched(search: string): SQL | undefined {
  if (search === '') return undefined;
  // Not `like`: the full-width ％ and ＿ fold to the signs that stand for any letters there.
  return or(
    sql`instr(folded(${signups.name}), folded(${search})) > 0`,
    sql`instr(folded(${signups.email}), folded(${search})) > 0`,
    hadAddress(search),
  );
}

export function signupReads(drizzle: Drizzle) {
  const byId = drizzle
    .select()
    .from(signups)
    .where(eq(signups.id, sql.placeholder('id')))
    .prepare();
  const byPublicId = drizzle
    .select()
    .from(signups)
    .where(eq(signups.publicId, sql.placeholder('publicId')))
    .prepare();
  const byUid = drizzle
    .select()
    .from(signups)
    .where(eq(signups.uid, sql.placeholder('uid')))
    .prepare();
  const active = drizzle
    .select()
    .from(signups)
    .where(
      and(
        eq(signups.eventId, sql.placeholder('eventId')),
        eq(signups.emailKey, sql.placeholder('emailKey')),
        ne(signups.state, 'cancelled'),
      ),
    )
    .prepare();
  const eventId = sql.placeholder('eventId');
  const capacity = sql`(select ${events.capacity} from ${events} where ${events.id} = ${eventId})`;
  const nextWaiting = drizzle
    .select()
    .from(signups)
    .where(
      and(
        eq(signups.eventId, sql.placeholder('eventId')),
        eq(signups.state, 'waiting'),
        // A capacity that was lowered leaves parties that never fit: nobody waits behind them.
        sql`(${capacity} is null or ${signups.companions} < ${capacity})`,
      ),
    )
    .orderBy(asc(signups.id))
    .limit(1)
    .prepare();
  const waitingBefore = drizzle
    .select({ waiting: count() })
    .from(signups)
    .where(
      and(
        eq(signups.eventId, sql.placeholder('eventId')),
        eq(signups.state, 'waiting'),
        lt(signups.id, sql.placeholder('id')),
      ),
    )
    .prepare();
  const newestId = drizzle
    .select({ id: max(signups.id) })
    .from(signups)
    .where(eq(signups.eventId, sql.placeholder('eventId')))
    .prepare();
  const counts = drizzle
    .select({
      state: signups.state,
      signups: count(),
      companions: sum(signups.companions).mapWith(Number),
    })
    .from(signups)
    .where(eq(signups.eventId, sql.placeholder('eventId')))
    .groupBy(signups.state)
    .prepare();
  const declined = drizzle
    .select({ signups: count() })
    .from(signups)
    .where(
      and(
        eq(signups.eventId, sql.placeholder('eventId')),
        ne(signups.state, 'cancelled'),
        isNotNull(signups.declinedAt),
      ),
    )
    .prepare();
  const page = drizzle
    .select()
    .from(signups)
    .where(
      and(
        eq(signups.eventId, sql.placeholder('eventId')),
        gt(signups.id, sql.placeholder('after')),
      ),
    )
    .orderBy(asc(signups.id))
    .limit(sql.placeholder('limit'))
    .prepare();

  return {
    byId: (id: number): Signup | undefined => byId.get({ id }),
    byPublicId: (publicId: string): Signup | undefined => byPublicId.get({ publicId }),
    /** By the UID of its calendar entry, without the host after it. */
    byUid: (uid: string): Signup | undefined => byUid.get({ uid }),
    /** The sign-up of an address that is confirmed or waits; at most one, by a unique index. */
    active: (eventId: number, emailKey: string): Signup | undefined =>
      active.get({ eventId, emailKey }),
    /** Who has waited longest of those whom the event could hold. */
    nextWaiting: (eventId: number): Signup | undefined => nextWaiting.get({ eventId }),
    /** Whether anybody waits whom the event could hold; asked at every sign-up, so it counts nobody. */
    someoneWaits: (eventId: number): boolean => nextWaiting.get({ eventId }) !== undefined,
    /** How many wait with an id below this one: the place in the waiting list less 1. */
    waitingBefore: (eventId: number, id: number): number =>
      waitingBefore.get({ eventId, id })?.waiting ?? 0,
    /** The highest id of an event's sign-ups, 0 where there is none. */
    newestId: (eventId: number): number => newestId.get({ eventId })?.id ?? 0,
    counts: (eventId: number): SignupCounts => {
      const result: SignupCounts = {
        unconfirmed: { people: 0, signups: 0 },
        confirmed: { people: 0, signups: 0 },
        waiting: { people: 0, signups: 0 },
        cancelled: { people: 0, signups: 0 },
      };
      for (const row of counts.all({ eventId }))
        result[row.state] = { signups: row.signups, people: row.signups + (row.companions ?? 0) };
      return result;
    },
    /** How many sign-ups count although their owner's calendar says no. */
    declined: (eventId: number): number => declined.get({ eventId })?.signups ?? 0,
    /** The next sign-ups after an id, cancelled ones too: pages that an export walks through. */
    page: (eventId: number, after: number, limit: number): Signup[] =>
      page.all({ eventId, after, limit }),
    /** One page of the organizers' list in the order of arrival, and how many match in all. */
    search: (
      eventId: number,
      filter: SignupFilter,
      limit: number,
      offset: number,
    ): { found: Signup[]; total: number } => {
      const matches = and(
        eq(signups.eventId, eventId),
        filter.state ? eq(signups.state, filter.state) : undefined,
        searched(filter.search ?? ''),
      );
      const found = drizzle
        .select()
        .from(signups)
        .where(matches)
        .orderBy(asc(signups.id))
        .limit(limit)
        .offset(offset)
        .all();
      const total =
        drizzle.select({ total: count() }).from(signups).where(matches).get()?.total ?? 0;
      return { found, total };
    },
    /** Everybody of an event in some states, in the order of arrival: whom a message is for. */
    ofEvent: (eventId: number, states: SignupState[]): Signup[] =>
      drizzle
        .select()
        .from(signups)
        .where(and(eq(signups.eventId, eventId), inArray(signups.state, states)))
        .orderBy(asc(signups.id))
        .all(),
  };
}

export function signupChanges(drizzle: Drizzle) {
  const value = sql.placeholder;
  // Prepared once: to put the statement together takes longer than to run it.
  const insert = drizzle
    .insert(signups)
    .values({
      publicId: value('publicId'),
      generation: value('generation'),
      eventId: value('eventId'),
      name: value('name'),
      email: value('email'),
      emailKey: value('emailKey'),
      companions: value('companions'),
      accessNeeds: value('accessNeeds'),
      language: value('language'),
      zone: value('zone'),
      state: value('state'),
      uid: value('uid'),
      sequence: value('sequence'),
      createdAt: value('createdAt'),
      updatedAt: value('updatedAt'),
      cancelledAt: value('cancelledAt'),
      cancelledBy: value('cancelledBy'),
      declinedAt: value('declinedAt'),
      linkMailedAt: value('linkMailedAt'),
    } satisfies Record<Exclude<keyof NewSignup, 'id'>, unknown>)
    .returning()
    .prepare();

  return {
    /** @throws when the address already has an active sign-up for the event. */
    insert: (signup: Omit<NewSignup, 'id'>): Signup =>
      insert.get({
        generation: 1,
        companions: 0,
        accessNeeds: '',
        zone: null,
        sequence: 0,
        cancelledAt: null,
        cancelledBy: null,
        declinedAt: null,
        linkMailedAt: null,
        ...signup,
      }),
    update: (id: number, values: Partial<NewSignup>): Signup =>
      drizzle.update(signups).set(values).where(eq(signups.id, id)).returning().get(),
    /** Deletes every sign-up of an event: the retention day, or erasure. */
    removeOfEvent: (eventId: number): number =>
      drizzle.delete(signups).where(eq(signups.eventId, eventId)).run().changes,
    remove: (id: number): void => {
      drizzle.delete(signups).where(eq(signups.id, id)).run();
    },
  };
}
