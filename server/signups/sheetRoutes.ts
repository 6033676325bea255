import type { Event } from '../../db/schema.ts';
import { localeOf } from '../../templates/languages.ts';
import { signInSheetPage } from '../../templates/pages/console/signupsSheet.ts';
import { eventOf } from '../events/eventOnConsole.ts';
import { announcementLine } from '../time/announcementLine.ts';
import { scheduleOf } from '../time/eventSchedule.ts';
import { pagingOf } from '../web/paging.ts';
import { page, type OrganizerVisit, type Reply, type Route } from '../web/routes.ts';
import { doorCode } from './doorCode.ts';

/** Names in one part of the sign-in sheet: some thirty pages of paper. */
const namesOnSheet = 1000;
/** Empty lines of the sign-in sheet. */
const spareLines = 10;

/** The sign-in sheet, for paper. */
export const sheetRoutes: readonly Route[] = [
  {
    method: 'get',
    path: '/console/events/:slug/signups/sheet',
    role: 'organizer',
    need: 'check-in',
    handle: (visit) => showSheet(visit, eventOf(visit)),
  },
];

function showSheet({ services, view, query }: OrganizerVisit, event: Event): Reply {
  const { signups } = services.db;
  const total = signups.counts(event.id).confirmed.signups;
  const { current, pages, offset } = pagingOf(query, total, namesOnSheet);
  const collator = new Intl.Collator(localeOf(view.language));
  // What the letters of a language are is asked of few; more are in an order that the database knows.
  const people =
    pages === 1
      ? signups.ofEvent(event.id, ['confirmed']).sort((a, b) => collator.compare(a.name, b.name))
      : signups.byName(event.id, namesOnSheet, offset);
  return page(
    signInSheetPage(view, {
      event,
      when: announcementLine({ ...scheduleOf(event), announcedZones: [] }, view.language, {
        year: true,
      }),
      where: [event.venue, event.city].filter((part) => part !== '').join(', '),
      people: people.map(({ id, name, companions }) => ({
        code: doorCode(services.config.secret, id),
        name,
        companions,
      })),
      spare: current === pages ? spareLines : 0,
      page: current,
      pages,
    }),
  );
}
