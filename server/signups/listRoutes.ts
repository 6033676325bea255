import type { Event } from '../../db/schema.ts';
import { signupsPage } from '../../templates/pages/console/signups.ts';
import { eventOf, eventOnConsole } from '../events/eventOnConsole.ts';
import { doneText } from '../web/done.ts';
import { page, type OrganizerVisit, type Reply, type Route } from '../web/routes.ts';
import { answeredBefore } from './accessRoutes.ts';
import { bulksOnConsole } from './bulkOnConsole.ts';
import { filterOnConsole } from './filterOnConsole.ts';
import { listedSignups, seesSensitive } from './listedSignups.ts';
import { listPeople, peopleOrderIn } from './listPeople.ts';
import { withheldFrom } from './withheld.ts';
import { readPeopleFilter } from './peopleFilter.ts';
import { filterableQuestions } from './peopleMeant.ts';
import { savedOnConsole } from './savedFilterRoutes.ts';

/** The list of those who signed up for an event. */
export const listRoutes: readonly Route[] = [
  {
    method: 'get',
    path: '/console/events/:slug/signups',
    role: 'organizer',
    need: 'people',
    handle: (visit) => showSignups(visit, eventOf(visit)),
  },
];

function showSignups(visit: OrganizerVisit, event: Event): Reply {
  const { services, view, query } = visit;
  const { db } = services;
  const sees = seesSensitive(visit, event);
  const questions = filterableQuestions(services, event, sees);
  const filter = readPeopleFilter(query, questions, withheldFrom(visit, event));
  const order = peopleOrderIn(query);
  const {
    people: found,
    total,
    ...paging
  } = listPeople(services, event, {
    filter,
    order,
    query,
    now: visit.now,
  });
  const open = db.needs.unansweredCount(event.id);
  return page(
    signupsPage(view, {
      event: eventOnConsole(services, event, visit.now),
      signups: listedSignups(visit, event, found),
      counts: db.signups.counts(event.id),
      declined: db.signups.declined(event.id),
      capacity: event.capacity,
      filter: filterOnConsole(visit, event, { filter, order, questions }),
      state: filter.state,
      saved: savedOnConsole(visit, event, filter),
      bulks: bulksOnConsole(visit, event),
      asks: event.questionsChangedAt !== null,
      unanswered: open,
      total,
      page: paging.current,
      pages: paging.pages,
      done: whatWasDone(visit),
      answered: answeredBefore(visit),
    }),
  );
}

function whatWasDone(visit: OrganizerVisit): string | null {
  const deeds = ['removed', 'removedTold', 'movedUp', 'erased', 'trusted', ...ofFilters] as const;
  return doneText(visit, deeds, (name) =>
    visit.view.t(name === 'trusted' ? 'console.addresses.trusted' : `console.signups.${name}`),
  );
}

const ofFilters = [
  'filterSaved',
  'filterEmpty',
  'filterUnnamed',
  'filterForgotten',
  'bulkTooLate',
] as const;
