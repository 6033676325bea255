import { and, asc, count, eq, gt, inArray, lt, max, sql, sum } from 'drizzle-orm';
import type { Drizzle } from './connection.ts';
import { signups, type Signup, type SignupState } from './schema.ts';
import { blockSize, signupBlocks, signupLists, signupTexts } from './schema/signupLists.ts';
import { isHeld, isHeldByNew, notEntered } from './signupTexts.ts';

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
  rows: (limit: number, offset: number) => Signup[];
}

/**
 * Of so many matches the ids are taken at once: one look at the texts tells how many there are and who
 * stands on any page. Where there are more, counting is cheaper than taking them.
 */
const mostAtOnce = 2000;

/**
 * The lists of sign-ups. None of them counts rows: totals, places and where a page begins are sums
 * over blocks of 4,096 ids, and within one block few rows are passed over. Beside that they read the
 * few sign-ups that have not been entered, see `db/enterSignups.ts`.
 */
export function signupListReads(drizzle: Drizzle) {
  const eventId = sql.placeholder('eventId');
  const state = sql.placeholder('state');
  const before = sql.placeholder('before');
  const limit = sql.placeholder('limit');
  const offset = sql.placeholder('offset');
  const inBlocks = drizzle
    .select({
      state: signupBlocks.state,
      signups: sum(signupBlocks.signups).mapWith(Number),
      companions: sum(signupBlocks.companions).mapWith(Number),
      declined: sum(signupBlocks.declined).mapWith(Number),
    })
    .from(signupBlocks)
    .where(eq(signupBlocks.eventId, eventId))
    .groupBy(signupBlocks.state)
    .prepare();
  const newOnes = drizzle
    .select({
      state: signups.state,
      signups: count(),
      companions: sum(signups.companions).mapWith(Number),
      declined: sql<number>`sum(${signups.declinedAt} is not null)`,
    })
    .from(signups)
    .where(notEntered(sql`${eventId}`))
    .groupBy(sql`+${signups.state}`)
    .prepare();
  const blocks = drizzle
    .select({ block: signupBlocks.block, signups: sum(signupBlocks.signups).mapWith(Number) })
    .from(signupBlocks)
    .where(and(eq(signupBlocks.eventId, eventId), sql`${state} in ('', ${signupBlocks.state})`))
    .groupBy(signupBlocks.block)
    .orderBy(asc(signupBlocks.block))
    .prepare();
  const waitingInBlocks = drizzle
    .select({ waiting: sql<number>`coalesce(sum(${signupBlocks.signups}), 0)` })
    .from(signupBlocks)
    .where(
      and(
        eq(signupBlocks.eventId, eventId),
        eq(signupBlocks.state, 'waiting'),
        lt(signupBlocks.block, sql.placeholder('block')),
      ),
    )
    .prepare();
  const waitingFrom = drizzle
    .select({ waiting: count() })
    .from(signups)
    .where(
      and(
        eq(signups.eventId, eventId),
        eq(signups.state, 'waiting'),
        gt(signups.id, sql.placeholder('after')),
        lt(signups.id, before),
      ),
    )
    .prepare();
  const through = drizzle.select({ id: signupLists.enteredThrough }).from(signupLists).prepare();
  const newest = drizzle
    .select({ id: max(signupTexts.signupId) })
    .from(signupTexts)
    .where(eq(signupTexts.eventId, eventId))
    .prepare();
  const newestOfNew = drizzle
    .select({ id: max(signups.id) })
    .from(signups)
    .where(notEntered(sql`${eventId}`))
    .prepare();
  // Ids first: they are passed over in an index, and no row is read that is not shown.
  const idsOfAll = drizzle
    .select({ id: signupTexts.signupId })
    .from(signupTexts)
    .where(
      and(eq(signupTexts.eventId, eventId), gt(signupTexts.signupId, sql.placeholder('after'))),
    )
    .orderBy(asc(signupTexts.signupId))
    .limit(limit)
    .offset(offset)
    .prepare();
  const idsOfNew = drizzle
    .select({ id: signups.id })
    .from(signups)
    .where(and(notEntered(sql`${eventId}`), gt(signups.id, sql.placeholder('after'))))
    .orderBy(asc(signups.id))
    .limit(limit)
    .offset(offset)
    .prepare();
  const idsInState = drizzle
    .select({ id: signups.id })
    .from(signups)
    .where(
      and(
        eq(signups.eventId, eventId),
        eq(signups.state, state),
        gt(signups.id, sql.placeholder('after')),
      ),
    )
    .orderBy(asc(signups.id))
    .limit(limit)
    .offset(offset)
    .prepare();

  const rowsOf = (ids: readonly { id: number }[]): Signup[] =>
    ids.length === 0
      ? []
      : drizzle
          .select()
          .from(signups)
          .where(
            inArray(
              signups.id,
              ids.map(({ id }) => id),
            ),
          )
          .orderBy(asc(signups.id))
          .all();
  const sumsOf = (of: number) => [
    ...inBlocks.all({ eventId: of }),
    ...newOnes.all({ eventId: of }),
  ];

  function wholeList(of: number, state: SignupState | null): SignupList {
    const inBlock = blocks.all({ eventId: of, state: state ?? '' });
    const entered = inBlock.reduce((all, { signups: within }) => all + within, 0);
    const added = newOnes
      .all({ eventId: of })
      .filter((row) => state === null || row.state === state)
      .reduce((all, row) => all + row.signups, 0);

    /** The id before the block that holds a place of the list, and how many stand between them. */
    function blockOf(place: number): { after: number; passed: number } {
      let passed = place;
      for (const { block, signups: within } of inBlock) {
        if (passed < within) return { after: block * blockSize - 1, passed };
        passed -= within;
      }
      return { after: through.get()?.id ?? 0, passed };
    }

    return {
      total: entered + added,
      rows: (most, place) => {
        const { after, passed } = blockOf(place);
        if (state !== null)
          return rowsOf(idsInState.all({ eventId: of, state, after, limit: most, offset: passed }));
        if (place >= entered)
          return rowsOf(idsOfNew.all({ eventId: of, after, limit: most, offset: passed }));
        const ids = idsOfAll.all({ eventId: of, after, limit: most, offset: passed });
        const left = { eventId: of, after: 0, limit: most - ids.length, offset: 0 };
        return rowsOf(left.limit === 0 ? ids : [...ids, ...idsOfNew.all(left)]);
      },
    };
  }

  const stateOfSignup = sql`
    select ${signups.state} from ${signups} where ${signups.id} = ${signupTexts.signupId}`;

  function searchedList(of: number, search: string, state: SignupState | null): SignupList {
    const matches = and(
      eq(signupTexts.eventId, of),
      isHeld(search),
      state === null ? undefined : sql`(${stateOfSignup}) = ${state}`,
    );
    const idsOf = (most: number, place: number) =>
      drizzle
        .select({ id: signupTexts.signupId })
        .from(signupTexts)
        .where(matches)
        .orderBy(asc(signupTexts.signupId))
        .limit(most)
        .offset(place)
        .all();
    const added = drizzle
      .select({ id: signups.id })
      .from(signups)
      .where(
        and(
          notEntered(sql`${of}`),
          isHeldByNew(search),
          state === null ? undefined : sql`+${signups.state} = ${state}`,
        ),
      )
      .orderBy(asc(signups.id))
      .all();
    const first = idsOf(mostAtOnce + 1, 0);
    if (first.length <= mostAtOnce) {
      const ids = [...first, ...added];
      return {
        total: ids.length,
        rows: (most, place) => rowsOf(ids.slice(place, place + most)),
      };
    }
    const entered =
      drizzle.select({ total: count() }).from(signupTexts).where(matches).get()?.total ?? 0;
    return {
      total: entered + added.length,
      rows: (most, place) => {
        const ids = place < entered ? idsOf(most, place) : [];
        const from = Math.max(0, place - entered);
        return rowsOf([...ids, ...added.slice(from, from + most - ids.length)]);
      },
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
      for (const row of sumsOf(of)) {
        result[row.state].signups += row.signups;
        result[row.state].people += row.signups + row.companions;
      }
      return result;
    },
    /** How many sign-ups count although their owner's calendar says no. */
    declined: (of: number): number =>
      sumsOf(of)
        .filter((row) => row.state !== 'cancelled')
        .reduce((all, { declined }) => all + declined, 0),
    /** How many wait with an id below this one: the place in the waiting list less 1. */
    waitingBefore: (of: number, id: number): number => {
      const last = through.get()?.id ?? 0;
      const block = Math.floor(Math.min(id, last + 1) / blockSize);
      const sum = waitingInBlocks.get({ eventId: of, block })?.waiting ?? 0;
      const rest = waitingFrom.get({ eventId: of, after: block * blockSize - 1, before: id });
      return sum + (rest?.waiting ?? 0);
    },
    /** The highest id of an event's sign-ups, 0 where there is none. */
    newestId: (of: number): number =>
      newestOfNew.get({ eventId: of })?.id ?? newest.get({ eventId: of })?.id ?? 0,
    /** Sign-ups after an id in the order of arrival, cancelled ones too. */
    page: (of: number, after: number, most: number): Signup[] => {
      const ids = idsOfAll.all({ eventId: of, after, limit: most, offset: 0 });
      const left = { eventId: of, after, limit: most - ids.length, offset: 0 };
      return rowsOf(left.limit === 0 ? ids : [...ids, ...idsOfNew.all(left)]);
    },
    /** Those whom organizers see in the order of arrival. */
    list,
    /** One page of that, and how many match in all. */
    search: (
      of: number,
      filter: SignupFilter,
      most: number,
      place: number,
    ): { found: Signup[]; total: number } => {
      const found = list(of, filter);
      return { found: found.rows(most, place), total: found.total };
    },
  };
}
