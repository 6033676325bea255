import type { Event, Signup } from '../../db/schema.ts';
import { withheldFrom } from './withheld.ts';
import {
  consolePeopleAddress,
  consolePersonAddress,
  withQuery,
} from '../../templates/addresses.ts';
import { peoplePage, type PersonOfEvent } from '../../templates/pages/console/people.ts';
import { eventFor } from '../fields/eventFor.ts';
import { askedPage, pagingOf } from '../web/paging.ts';
import { page, type OrganizerVisit, type Reply, type Route } from '../web/routes.ts';
import { shownTimes } from '../web/shownTimes.ts';
import { peopleOrderIn } from './listPeople.ts';
import { queryOf, readPeopleFilter, writePeopleFilter } from './peopleFilter.ts';
import { peopleMeant } from './peopleMeant.ts';

/** Who signed up for any event that is theirs. */
export const peopleRoutes: readonly Route[] = [
  {
    method: 'get',
    path: consolePeopleAddress,
    role: 'organizer',
    need: 'lists',
    handle: showPeople,
  },
];

const onPage = 50;

/** In which order people of many events are looked through: by the time alone, since that costs nothing. */
const orders = ['newest', 'oldest'] as const;

function showPeople(visit: OrganizerVisit): Reply {
  const { services, query, view, now, theirs } = visit;
  const { db } = services;
  // Questions are those of an event: its own list is narrowed by their answers.
  const filter = readPeopleFilter(query, [], withheldFrom(visit, null));
  const asked = peopleOrderIn(query);
  const order = orders.find((one) => one === asked) ?? 'newest';
  const meant = peopleMeant(services, null, filter, now);
  const { total, people } = db.people.found(
    { theirs },
    meant,
    order,
    { page: askedPage(query), onPage },
    0,
  );
  const tags = db.people.tagsOf(
    people.map(({ id }) => id),
    theirs === null,
  );
  const events = new Map<number, Event | undefined>();
  const { current, pages } = pagingOf(query, total, onPage);
  return page(
    peoplePage(view, {
      filter: {
        list: consolePeopleAddress,
        values: writePeopleFilter(filter),
        order,
        orders,
        questions: [],
        tags: db.people.tagsOfAll(theirs, theirs === null),
        withState: true,
        withOrganization: true,
        messages: [],
      },
      saved: db.people.savedFilters(null).map(({ name, query: kept }) => {
        const one = readPeopleFilter(new URLSearchParams(kept), [], withheldFrom(visit, null));
        return {
          label: name,
          href: withQuery(consolePeopleAddress, writePeopleFilter(one)),
          current: queryOf(one) === queryOf(filter),
        };
      }),
      people: people.flatMap((signup) => shown(signup)),
      total,
      page: current,
      pages,
    }),
  );

  function eventOf(id: number): Event | undefined {
    if (!events.has(id)) events.set(id, db.events.byId(id));
    return events.get(id);
  }

  function shown({ id, name, email, state, eventId, createdAt }: Signup): PersonOfEvent[] {
    const event = eventOf(eventId);
    if (event === undefined) return [];
    return [
      {
        name,
        email,
        state,
        tags: tags.get(id) ?? [],
        event: eventFor(db, event, view.reads).title,
        href: consolePersonAddress(event.slug, id),
        when: shownTimes(view, event.zone).date(createdAt),
      },
    ];
  }
}
