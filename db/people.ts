import { and, asc, count, eq, gt, inArray, lte, sql, type SQL } from 'drizzle-orm';
import type { Drizzle } from './connection.ts';
import { isOneOf } from './json.ts';
import { answeredAll, isMeant, isSaidByRow, type PeopleMeant } from './peopleCondition.ts';
import { bounces, endorsements, outbox, signups, type Signup, type SignupState } from './schema.ts';
import { signupTexts } from './schema/signupLists.ts';
import { savedFilterChanges, savedFilterReads } from './savedFilters.ts';
import { tagChanges, tagReads } from './tags.ts';
import { enteredThrough, notEntered, wordsOfSignup } from './signupTexts.ts';

/** In which order a list of people stands. */
export const peopleOrders = [
  'newest',
  'oldest',
  'name',
  'name-back',
  'state',
  'state-back',
] as const;
export type PeopleOrder = (typeof peopleOrders)[number];

/** Whose list it is: that of one event, or that of all events that are theirs (null: of all there are). */
export type PeopleOf = { eventId: number } | { theirs: readonly number[] | null };

/** A page of a list, from 1 on; of a page beyond the last one the last is given. */
export interface AskedPage {
  page: number;
  onPage: number;
}

/** The page, and how many match in all. */
export interface FoundPeople {
  total: number;
  people: Signup[];
}

/** Somebody to whose address mail came back once; whether that still counts is said elsewhere. */
export interface Bounced {
  id: number;
  email: string;
}

/** Of those in a state, how many there are, have an address, and were marked as come. */
export interface PeopleTally {
  state: SignupState;
  people: number;
  addressed: number;
  arrived: number;
}

/** Where ids of an event stand closer than this, reading the table through is quicker than its index. */
const mostBetween = 4;

/** So many are put in the order of their names, rather than looked for among everybody in that order. */
const fewest = 2_000;

/** Lists of people that a filter narrows. Each condition is asked once for the page and the total. */
export function peopleReads(drizzle: Drizzle) {
  const firstOf = drizzle
    .select({ id: sql<number | null>`min(${signupTexts.signupId})` })
    .from(signupTexts)
    .where(eq(signupTexts.eventId, sql.placeholder('eventId')))
    .prepare();
  const lastOf = drizzle
    .select({ id: sql<number | null>`max(${signupTexts.signupId})` })
    .from(signupTexts)
    .where(eq(signupTexts.eventId, sql.placeholder('eventId')))
    .prepare();

  /** The rows of an event, read in the quicker way. */
  function rowsOf(eventId: number, { filter }: PeopleMeant, signupsOfEvent: number): SQL {
    const first = firstOf.get({ eventId })?.id ?? null;
    const last = lastOf.get({ eventId })?.id ?? null;
    const ofEvent = eq(signups.eventId, eventId);
    // Few are in these, and an index names them.
    const few = filter.needs === 'open' || !['confirmed', null].includes(filter.state);
    if (few || first === null || last === null || last - first > signupsOfEvent * mostBetween)
      return sql`${signups} where ${ofEvent}`;
    return sql`${signups} not indexed where ${ofEvent} and ${signups.id} >= ${first}`;
  }

  function byIds(ids: readonly number[]): Signup[] {
    if (ids.length === 0) return [];
    const found = drizzle
      .select()
      .from(signups)
      .where(inArray(signups.id, [...ids]))
      .all();
    const byId = new Map(found.map((signup) => [signup.id, signup]));
    return ids.flatMap((id) => byId.get(id) ?? []);
  }

  /**
   * People in the order of arrival: counted, and walked through until the page is full. That asks twice, and
   * costs less than to keep who they are, as long as a look at a row says whether they match.
   */
  function byArrival(rows: SQL, order: 'newest' | 'oldest', asked: AskedPage): FoundPeople {
    const [counted] = drizzle.all<{ total: number }>(sql`select count(*) as total from ${rows}`);
    const total = counted?.total ?? 0;
    const offset = offsetOf(asked, total);
    const ids = drizzle.all<{ id: number }>(sql`select ${signups.id} as id from ${rows}
      order by ${signups.id} ${order === 'newest' ? sql`desc` : sql`asc`}
      limit ${asked.onPage} offset ${offset}`);
    return { total, people: byIds(ids.map(({ id }) => id)) };
  }

  /** People in the order of arrival, from the ids of those who gave some answers. */
  function byAnswers(rows: SQL, order: 'newest' | 'oldest', asked: AskedPage): FoundPeople {
    const ids = drizzle
      .all<{ id: number }>(sql`select ${signups.id} as id from ${rows}`)
      .map(({ id }) => id)
      .sort((one, other) => (order === 'newest' ? other - one : one - other))
      // They are among them for each of their companions who gave the answer.
      .filter((id, index, all) => id !== all[index - 1]);
    const offset = offsetOf(asked, ids.length);
    return { total: ids.length, people: byIds(ids.slice(offset, offset + asked.onPage)) };
  }

  /**
   * The people of an event by their names, walked through in the order of an index until the page is full;
   * null where they are too few for that: most of the walk would be for others.
   */
  function byName(
    eventId: number,
    condition: SQL | undefined,
    back: boolean,
    asked: AskedPage,
    all: number,
    rows: SQL,
  ): FoundPeople | null {
    const counted =
      condition &&
      drizzle.all<{ total: number }>(sql`select count(*) as total from ${rows} and ${condition}`);
    const total = counted?.[0]?.total ?? all;
    if (total < fewest) return null;
    const offset = offsetOf(asked, total);
    const those =
      condition && sql`cross join ${signups} on ${signups.id} = ${signupTexts.signupId}`;
    const direction = back ? sql`desc` : sql`asc`;
    const ids = drizzle.all<{ id: number }>(sql`
      select ${signupTexts.signupId} as id, ${signupTexts.text} as text from ${signupTexts}
        ${those ?? sql``} where ${and(eq(signupTexts.eventId, eventId), condition)}
      union all select ${signups.id}, ${wordsOfSignup} from ${signups}
        where ${and(notEntered(sql`${eventId}`), condition)}
      order by text ${direction}, id ${direction} limit ${asked.onPage} offset ${offset}`);
    return { total, people: byIds(ids.map(({ id }) => id)) };
  }

  return {
    ...tagReads(drizzle),
    ...savedFilterReads(drizzle),
    /**
     * A page of those who match a filter.
     *
     * @param all how many an event has in all, as its lists count them: it decides how they are read
     */
    found: (
      of: PeopleOf,
      meant: PeopleMeant,
      order: PeopleOrder,
      asked: AskedPage,
      all: number,
    ): FoundPeople => {
      const { page, onPage } = asked;
      const eventId = 'eventId' in of ? of.eventId : null;
      const condition = isMeant(eventId, meant);
      const rows =
        eventId === null
          ? sql`${signups} where ${theirCondition(of)}`
          : rowsOf(eventId, meant, all);
      if ((order === 'newest' || order === 'oldest') && isSaidByRow(meant.filter))
        return byArrival(condition ? sql`${rows} and ${condition}` : rows, order, asked);
      const answered = eventId === null ? null : answeredAll(meant.filter);
      if (answered !== null && (order === 'newest' || order === 'oldest'))
        return byAnswers(
          sql`(${answered.those}) as answered cross join ${signups}
            on ${signups.id} = answered.signup_id where ${and(
              eq(signups.eventId, eventId ?? 0),
              isMeant(eventId, { ...meant, filter: answered.rest }),
            )}`,
          order,
          asked,
        );
      if (eventId !== null && (order === 'name' || order === 'name-back')) {
        const walked = byName(eventId, condition, order === 'name-back', asked, all, rows);
        if (walked !== null) return walked;
      }
      const found = drizzle.all<{ total: number; id: number }>(sql`
        with found (id, state) as materialized (
          select ${signups.id}, ${signups.state} from ${rows} and ${condition ?? sql`true`})
        select (select count(*) from found) as total, id from ${ordered(order, eventId)}
        limit ${onPage} offset min(${(page - 1) * onPage},
          (select max(0, (count(*) - 1) / ${onPage} * ${onPage}) from found))`);
      return { total: found[0]?.total ?? 0, people: byIds(found.map(({ id }) => id)) };
    },
    /**
     * The ids of those of an event who match, from one on up to another, in the order of arrival.
     *
     * @param unchangedSince leaves those out who changed after an instant: they may match since then alone
     */
    idsOf: (
      eventId: number,
      meant: PeopleMeant,
      { after, upTo, unchangedSince }: { after: number; upTo: number; unchangedSince?: number },
    ): number[] =>
      drizzle
        .select({ id: signups.id })
        .from(signups)
        .where(
          and(
            eq(signups.eventId, eventId),
            gt(signups.id, after),
            lte(signups.id, upTo),
            unchangedSince === undefined ? undefined : lte(signups.updatedAt, unchangedSince),
            isMeant(eventId, meant),
          ),
        )
        .orderBy(asc(signups.id))
        .all()
        .map(({ id }) => id),
    /** How many of an event match, by their state. */
    tally: (eventId: number, meant: PeopleMeant): PeopleTally[] =>
      drizzle
        .select({
          state: signups.state,
          people: count(),
          addressed: count(signups.email),
          arrived: count(signups.arrivedAt),
        })
        .from(signups)
        .where(and(eq(signups.eventId, eventId), isMeant(eventId, meant)))
        .groupBy(signups.state)
        .all(),
    /** Those of an event, or of all, to whose address a mail once came back. */
    bounced: (eventId: number | null): Bounced[] => {
      const of = eventId === null ? sql`` : sql`and +event_id = ${eventId}`;
      return drizzle.all<Bounced>(
        sql`${bouncedIn(sql`<> 'cancelled'`)} ${of} union all ${bouncedIn(sql`= 'cancelled'`)} ${of}`,
      );
    },
  };
}

/** So many stand before the page that is asked for; of one beyond the last, before that. */
function offsetOf({ page, onPage }: AskedPage, total: number): number {
  return Math.min(page - 1, Math.floor(Math.max(0, total - 1) / onPage)) * onPage;
}

function theirCondition(of: PeopleOf): SQL {
  return ('theirs' in of ? isOneOf(signups.eventId, of.theirs) : undefined) ?? sql`true`;
}

export function peopleChanges(drizzle: Drizzle) {
  return { ...tagChanges(drizzle), ...savedFilterChanges(drizzle) };
}

/** What is found in an order; by name from an index of the texts, with those that are not entered. */
function ordered(order: PeopleOrder, eventId: number | null): SQL {
  const back = order.endsWith('-back') ? sql`desc` : sql`asc`;
  switch (order) {
    case 'newest':
      return sql`found order by id desc`;
    case 'oldest':
      return sql`found order by id`;
    case 'state':
    case 'state-back':
      return sql`found order by case state when 'confirmed' then 0 when 'waiting' then 1
        when 'unconfirmed' then 2 else 3 end ${back}, id desc`;
    case 'name':
    case 'name-back': {
      const entered = eventId === null ? sql`true` : eq(signupTexts.eventId, eventId);
      const added = eventId === null ? gt(signups.id, enteredThrough) : notEntered(sql`${eventId}`);
      return sql`(select ${signupTexts.signupId} as id, ${signupTexts.text} as text from ${signupTexts}
          where ${entered}
        union all select ${signups.id}, ${wordsOfSignup} from ${signups} where ${added})
        where id in (select id from found) order by text ${back}, id ${back}`;
    }
  }
}

const addresses = sql`select ${signups.emailKey} from ${bounces}
    join ${outbox} on ${outbox.id} = ${bounces.mailId}
    join ${signups} on ${signups.id} = ${outbox.signupId}
  union select ${endorsements.emailKey} from ${bounces}
    join ${outbox} on ${outbox.id} = ${bounces.mailId}
    join ${endorsements} on ${endorsements.id} = ${outbox.endorsementId}`;

/** Each state is written out: both halves have a partial index of their own. */
function bouncedIn(state: SQL): SQL {
  return sql`select id, email from signups where email_key in (${addresses}) and state ${state}`;
}
