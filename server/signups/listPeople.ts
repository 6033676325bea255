import type { PeopleFilter } from '../../db/peopleCondition.ts';
import { peopleOrders, type PeopleOrder } from '../../db/people.ts';
import type { Event, Signup, SignupState } from '../../db/schema.ts';
import type { SignupList } from '../../db/signupList.ts';
import type { Services } from '../services.ts';
import { askedPage, pagingOf, type Paging } from '../web/paging.ts';
import { matchesEverybody } from './peopleFilter.ts';
import { peopleMeant } from './peopleMeant.ts';

const peopleOnPage = 50;

/** A page of a list of people, and how many match in all. */
export interface ListedPeople extends Paging {
  total: number;
  people: Signup[];
}

/** The order that an address asks for; who came last comes first unless told. */
export function peopleOrderIn(query: URLSearchParams): PeopleOrder {
  return peopleOrders.find((one) => one === query.get('sort')) ?? 'newest';
}

/** The page of an event's list that an address asks for. */
export function listPeople(
  services: Pick<Services, 'db' | 'config'>,
  event: Pick<Event, 'id'>,
  { filter, order, query, now }: AskedPeople & { now: number },
): ListedPeople {
  const { db } = services;
  const quick = quickList(services, event, filter, order);
  if (quick !== null) {
    const paging = pagingOf(query, quick.total, peopleOnPage);
    return { ...paging, total: quick.total, people: quick.rows(peopleOnPage, paging.offset) };
  }
  const counts = Object.values(db.signups.counts(event.id));
  const { total, people } = db.people.found(
    { eventId: event.id },
    peopleMeant(services, event.id, filter, now),
    order,
    { page: askedPage(query), onPage: peopleOnPage },
    counts.reduce((all, { signups }) => all + signups, 0),
  );
  return { ...pagingOf(query, total, peopleOnPage), total, people };
}

/** What the address of a list asks for. */
export interface AskedPeople {
  filter: PeopleFilter;
  order: PeopleOrder;
  query: URLSearchParams;
}

/** Lists that need not look at everybody, since they are narrowed as they mostly are; null for others. */
function quickList(
  { db }: Pick<Services, 'db'>,
  { id }: Pick<Event, 'id'>,
  filter: PeopleFilter,
  order: PeopleOrder,
): SignupList | null {
  const { search, state } = filter;
  if (!matchesEverybody({ ...filter, search: '', state: null })) return null;
  const listOf = (one: SignupState | null) =>
    db.signups.list(id, { search, ...(one === null ? {} : { state: one }) });
  switch (order) {
    case 'oldest':
      return listOf(state);
    case 'newest':
      return backwards(listOf(state));
    case 'state':
    case 'state-back': {
      if (state !== null) return backwards(listOf(state));
      const inOrder = order === 'state' ? byState : byState.toReversed();
      return oneAfterTheOther(inOrder.map((one) => backwards(listOf(one))));
    }
    case 'name':
    case 'name-back':
      return null;
  }
}

/** In which states people stand above each other; `db/people.ts` has it, too. */
const byState: readonly SignupState[] = ['confirmed', 'waiting', 'unconfirmed', 'cancelled'];

function oneAfterTheOther(lists: readonly SignupList[]): SignupList {
  return {
    total: lists.reduce((sum, { total }) => sum + total, 0),
    rows: (limit, offset) => {
      const found: Signup[] = [];
      let before = offset;
      for (const { total, rows } of lists) {
        const left = limit - found.length;
        if (left > 0 && before < total) found.push(...rows(left, before));
        before = Math.max(0, before - total);
      }
      return found;
    },
  };
}

/** A list from its end on. */
function backwards({ total, rows }: SignupList): SignupList {
  return {
    total,
    rows: (limit, offset) => {
      const end = Math.max(0, total - offset);
      const start = Math.max(0, end - limit);
      return rows(end - start, start).toReversed();
    },
  };
}
