import {
  homeAddress,
  monthAddress,
  monthsAddress,
  pastAddress,
  pastYearAddress,
} from '../../templates/addresses.ts';
import { pastPage } from '../../templates/pages/past.ts';
import type { View } from '../../templates/view.ts';
import { listedEvent } from '../events/listedEvent.ts';
import { readEvents } from '../events/readableEvents.ts';
import { textsOnList } from '../events/textsOnList.ts';
import type { Services } from '../services.ts';
import { isMonth } from '../time/calendarMonth.ts';
import { dateAt } from '../time/day.ts';
import { overBy } from '../time/lifetime.ts';
import { notFound } from '../web/httpProblem.ts';
import { pagingOf, type Paging } from '../web/paging.ts';
import { page, redirect, type Route } from '../web/routes.ts';
import { zoneOfPage } from '../web/shownTimes.ts';
import { isMonthWithEvents, renderMonth, usualMonth } from './monthPage.ts';
import { daysOfYear, pastYears } from './pastYears.ts';

const pastOnPage = 50;

/** Events by when they are: the months of a calendar, and the years that are over. */
export const dateRoutes: readonly Route[] = [
  {
    method: 'get',
    path: monthsAddress,
    role: 'anyone',
    handle: ({ services, view, now }) =>
      redirect(monthAddress(usualMonth(services, dateAt(now, zoneOfPage(view))))),
  },
  {
    method: 'get',
    path: '/calendar/:month',
    role: 'anyone',
    handle: ({ services, view, params }) => {
      const month = params['month'] ?? '';
      if (!isMonth(month)) throw notFound();
      // Months are endless, and only those with events are kept.
      if (!isMonthWithEvents(services, month)) return page(renderMonth(services, view, month));
      return {
        kind: 'public-page',
        path: monthAddress(month),
        shows: { kind: 'everything' },
        texts: services.db.eventTexts.languages(),
        render: (shown) => renderMonth(services, shown, month),
      };
    },
  },
  {
    method: 'get',
    path: pastAddress,
    role: 'anyone',
    handle: ({ services, now }) => {
      const [year] = pastYears(services, now);
      return redirect(year === undefined ? homeAddress : pastYearAddress(year));
    },
  },
  {
    method: 'get',
    path: '/past/:year',
    role: 'anyone',
    handle: ({ services, params, query, now }) => {
      const year = params['year'] ?? '';
      if (!/^(?:19|20|21)\d\d$/.test(year)) throw notFound();
      const total = services.db.narrowedEvents.pastCountOnDays(overBy(now), daysOfYear(year));
      if (total === 0) throw notFound();
      const paging = pagingOf(query, total, pastOnPage);
      return {
        kind: 'public-page',
        path: pastYearAddress(year, paging.current),
        shows: { kind: 'everything' },
        texts: services.db.eventTexts.languages(),
        render: (view) => renderPast(services, view, year, paging),
      };
    },
  },
];

function renderPast(services: Services, view: View, year: string, paging: Paging) {
  const { db, log } = services;
  const { current, pages, offset } = paging;
  const slice = { limit: pastOnPage, offset };
  const ids = db.narrowedEvents.pastOnDays(overBy(view.now), daysOfYear(year), slice);
  const { results, unreadable } = readEvents(db, ids, (event) => listedEvent(db, view, event));
  if (unreadable.length > 0) log.error({ unreadable }, 'events left out of a year');
  const years = pastYears(services, view.now);
  const texts = textsOnList(db, view);
  return pastPage(view, { year, years, events: results, page: current, pages, texts });
}
