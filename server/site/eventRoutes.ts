import {
  announcementsAddress,
  eventAddress,
  eventZoneAddress,
  homePageAddress,
} from '../../templates/addresses.ts';
import { zonePage } from '../../templates/pages/events/zone.ts';
import { announcedEvent } from '../events/announcedEvent.ts';
import { eventFor, languagesOf } from '../fields/eventFor.ts';
import { zoneChoices } from '../time/zones.ts';
import { HttpProblem } from '../web/httpProblem.ts';
import { askedPage } from '../web/paging.ts';
import { page, type Reply, type Route, type Visit } from '../web/routes.ts';
import { renderAnnouncementsFeed } from './announcementsFeed.ts';
import { draftForOrganizers } from './draftRoutes.ts';
import { renderEventPage } from './eventPage.ts';
import { comingPage, renderHomePage, renderNarrowedPage } from './homePage.ts';
import { askedNarrowing, type AskedNarrowing } from './narrowing.ts';

/** What everybody may see: the home page, the page of an event, and the feed of announcements. */
export const eventRoutes: readonly Route[] = [
  {
    method: 'get',
    path: '/',
    role: 'anyone',
    handle: async (visit) => {
      const { services, query, now } = visit;
      const asked = askedNarrowing(services, query, visit.view.t);
      if (asked !== null) return narrowed(visit, asked);
      const coming = comingPage(services, query, now);
      return {
        kind: 'public-page',
        // Of a page that there is: what else an address asks for is not kept under a name of its own.
        path: homePageAddress(coming.page),
        shows: { kind: 'everything' },
        texts: services.db.eventTexts.languages(),
        render: (view) => renderHomePage(services, view, coming),
      };
    },
  },
  {
    method: 'get',
    path: '/events/:slug',
    role: 'anyone',
    handle: (visit) => {
      const { services, params } = visit;
      const found = services.db.events.bySlug(params['slug'] ?? '');
      if (found?.state === 'draft') return draftForOrganizers(visit, found);
      const event = announcedEvent(visit);
      return {
        kind: 'public-page',
        path: eventAddress(event.slug),
        shows: { kind: 'event', id: event.id },
        texts: languagesOf(services.db, event),
        render: (view) => renderEventPage(services, view, event),
      };
    },
  },
  {
    method: 'get',
    path: '/events/:slug/zone',
    role: 'anyone',
    handle: (visit) => {
      const event = announcedEvent(visit);
      const { id, slug } = event;
      const { db } = visit.services;
      return {
        kind: 'public-page',
        path: eventZoneAddress(slug),
        shows: { kind: 'event', id },
        texts: languagesOf(db, event),
        render: (view) => {
          const { title, language } = eventFor(db, event, view.reads);
          const choices = zoneChoices(view.language, view.now, [view.viewerZone ?? '']);
          return zonePage(view, { slug, title, language, zoneChoices: choices });
        },
      };
    },
  },
  {
    method: 'get',
    path: announcementsAddress,
    role: 'anyone',
    handle: ({ services }) => ({
      kind: 'public-file',
      path: announcementsAddress,
      shows: { kind: 'everything' },
      type: 'application/atom+xml; charset=utf-8',
      inLanguages: true,
      texts: services.db.eventTexts.languages(),
      render: (view) => renderAnnouncementsFeed(services, view),
    }),
  },
];

/** What visitors choose is kept under no name; a search is counted, as it looks through every text. */
async function narrowed(visit: Visit, asked: AskedNarrowing): Promise<Reply> {
  const { services, view, query } = visit;
  if (asked.narrowing.search !== undefined) {
    const wait = await services.limits.count('search', visit);
    if (wait !== null) throw new HttpProblem(429, { 'Retry-After': String(wait) });
  }
  const number = askedPage(query);
  return page(services.db.read(() => renderNarrowedPage(services, view, asked, number)));
}
