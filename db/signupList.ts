import { and, asc, count, desc, eq, gt, gte, inArray, lt, sql, sum } from 'drizzle-orm';
import type { Drizzle } from './connection.ts';
import { signups, type Signup, type SignupState } from './schema.ts';
import { blockSize, signupBlocks, signupTexts } from './schema/signupLists.ts';
import { holds } from './signupTexts.ts';

/** How many sign-ups and seats an event has, by state. */
export type SignupCounts = Record<SignupState, { people: number; signups: number }>;

/** What the organizers' list is narrowed to; an empty search matches everybody. */
export interface SignupFilter {
  state?: SignupState;
  search?: string;
}

/** Those whom a list holds: how many, and any stretch of them. */
export interface SignupList {
  total: number;
  rows(limit: number, offset: number): Signup[];
}

/**
 * Of so many matches the ids are taken at once: one look at the texts tells how many there are and who
 * stands on any page. Where there are more, counting is cheaper than taking them.
 */
const mostAtOnce = 2000;

/**
 * The lists of sign-ups. None of them counts rows: totals, places and where a page begins are sums
 * over blocks of 4,096 ids, and within one block few rows are passed over.
 */
export function signupListReads(drizzle: Drizzle) {
  const eventId = sql.placeholder('eventId');
  const ofEvent = eq(signupBlocks.eventId, eventId);
  const counts = drizzle
    .select({
      state: signupBlocks.state,
      signups: sum(signupBlocks.signups).mapWith(Number),
      companions: sum(signupBlocks.companions).mapWith(Number),
      declined: sum(signupBlocks.declined).mapWith(Number),
    })
    .from(signupBlocks)
    .where(ofEvent)
    .groupBy(signupBlocks.state)
    .prepare();
  const blocks = drizzle
    .select({ block: signupBlocks.block, signups: sum(signupBlocks.signups).mapWith(Number) })
    .from(signupBlocks)
    .where(and(ofEvent, sql`${sql.placeholder('state')} in ('', ${signupBlocks.state})`))
    .groupBy(signupBlocks.block)
    .orderBy(asc(signupBlocks.block))
    .prepare();
  const waitingInBlocks = drizzle
    .select({ waiting: sql<number>`coalesce(sum(${signupBlocks.signups}), 0)` })
    .from(signupBlocks)
    .where(
      and(
        ofEvent,
        eq(signupBlocks.state, 'waiting'),
        lt(signupBlocks.block, sql.placeholder('block')),
      ),
    )
    .prepare();
  const waitingInBlock = drizzle
    .select({ waiting: count() })
    .from(signups)
    .where(
      and(
        eq(signups.eventId, eventId),
        eq(signups.state, 'waiting'),
        gte(signups.id, sql.placeholder('first')),
        lt(signups.id, sql.placeholder('id')),
      ),
    )
    .prepare();
  const newest = drizzle
    .select({ id: signupTexts.signupId })
    .from(signupTexts)
    .where(eq(signupTexts.eventId, eventId))
    .orderBy(desc(signupTexts.signupId))
    .limit(1)
    .prepare();
  // Ids first: they are passed over in an index, and no row is read that is not shown.
  const idsOfAll = drizzle
    .select({ id: signupTexts.signupId })
    .from(signupTexts)
    .where(
      and(eq(signupTexts.eventId, eventId), gt(signupTexts.signupId, sql.placeholder('after'))),
    )
    .orderBy(asc(signupTexts.signupId))
    .limit(sql.placeholder('limit'))
    .offset(sql.placeholder('offset'))
    .prepare();
  const idsInState = drizzle
    .select({ id: signups.id })
    .from(signups)
    .where(
      and(
        eq(signups.eventId, eventId),
        eq(signups.state, sql.placeholder('state')),
        gt(signups.id, sql.placeholder('after')),
      ),
    )
    .orderBy(asc(signups.id))
    .limit(sql.placeholder('limit'))
    .offset(sql.placeholder('offset'))
    .prepare();

  const rowsOf = (ids: readonly number[]): Signup[] =>
    ids.length === 0
      ? []
      : drizzle
          .select()
          .from(signups)
          .where(inArray(signups.id, [...ids]))
          .orderBy(asc(signups.id))
          .all();

  function wholeList(of: number, state: SignupState | null): SignupList {
    const inBlocks = blocks.all({ eventId: of, state: state ?? '' });
    const stretch = (after: number, limit: number, offset: number) =>
      state === null
        ? idsOfAll.all({ eventId: of, after, limit, offset })
        : idsInState.all({ eventId: of, state, after, limit, offset });
    return {
      total: inBlocks.reduce((total, { signups: within }) => total + within, 0),
      rows: (limit, offset) => {
        let before = 0;
        for (const { block, signups: within } of inBlocks) {
          if (before + within > offset)
            return rowsOf(
              stretch(block * blockSize - 1, limit, offset - before).map(({ id }) => id),
            );
          before += within;
        }
        return [];
      },
    };
  }

  function searchedList(of: number, search: string, state: SignupState | null): SignupList {
    const matches = and(
      eq(signupTexts.eventId, of),
      holds(search),
      state === null
        ? undefined
        : sql`(select ${signups.state} from ${signups} where ${signups.id} = ${signupTexts.signupId}) = ${state}`,
    );
    const idsOf = (limit: number, offset: number): number[] =>
      drizzle
        .select({ id: signupTexts.signupId })
        .from(signupTexts)
        .where(matches)
        .orderBy(asc(signupTexts.signupId))
        .limit(limit)
        .offset(offset)
        .all()
        .map(({ id }) => id);
    const first = idsOf(mostAtOnce + 1, 0);
    if (first.length <= mostAtOnce)
      return {
        total: first.length,
        rows: (limit, offset) => rowsOf(first.slice(offset, offset + limit)),
      };
    return {
      total: drizzle.select({ total: count() }).from(signupTexts).where(matches).get()?.total ?? 0,
      rows: (limit, offset) => rowsOf(idsOf(limit, offset)),
    };
  }

  const list = (of: number, { search = '', state }: SignupFilter): SignupList =>
    search === '' ? wholeList(of, state ?? null) : searchedList(of, search, state ?? null);

  return {
    counts: (of: number): SignupCounts => {
      const result: SignupCounts = {
        unconfirmed: { people: 0, signups: 0 },
        confirmed: { people: 0, signups: 0 },
        waiting: { people: 0, signups: 0 },
        cancelled: { people: 0, signups: 0 },
      };
      for (const row of counts.all({ eventId: of }))
        result[row.state] = { signups: row.signups, people: row.signups + row.companions };
      return result;
    },
    /** How many sign-ups count although their owner's calendar says no. */
    declined: (of: number): number =>
      counts
        .all({ eventId: of })
        .filter(({ state }) => state !== 'cancelled')
        .reduce((all, { declined }) => all + declined, 0),
    /** How many wait with an id below this one: the place in the waiting list less 1. */
    waitingBefore: (of: number, id: number): number => {
      const block = Math.floor(id / blockSize);
      const before = waitingInBlocks.get({ eventId: of, block })?.waiting ?? 0;
      const within = waitingInBlock.get({ eventId: of, first: block * blockSize, id });
      return before + (within?.waiting ?? 0);
    },
    /** The highest id of an event's sign-ups, 0 where there is none. */
    newestId: (of: number): number => newest.get({ eventId: of })?.id ?? 0,
    /** Sign-ups after an id in the order of arrival, cancelled ones too. */
    page: (of: number, after: number, limit: number): Signup[] =>
      rowsOf(idsOfAll.all({ eventId: of, after, limit, offset: 0 }).map(({ id }) => id)),
    /** Those whom organizers see in the order of arrival. */
    list,
    /** One page of that, and how many match in all. */
    search: (
      of: number,
      filter: SignupFilter,
      limit: number,
      offset: number,
    ): { found: Signup[]; total: number } => {
      const { total, rows } = list(of, filter);
      return { found: rows(limit, offset), total };
    },
  };
}
