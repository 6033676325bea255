import { announcementsAddress } from '../../templates/addresses.ts';
import { announcedEvent } from '../events/announcedEvent.ts';
import type { Route } from '../web/routes.ts';
import { renderAnnouncementsFeed } from './announcementsFeed.ts';
import { renderEventPage } from './eventPage.ts';
import { renderHomePage } from './homePage.ts';

/** What everybody may see: the home page, the page of an event, and the feed of announcements. */
export const eventRoutes: readonly Route[] = [
  {
    method: 'get',
    path: '/',
    role: 'anyone',
    handle: ({ services, view }) => ({
      kind: 'public-page',
      render: () => renderHomePage(services, view),
    }),
  },
  {
    method: 'get',
    path: '/events/:slug',
    role: 'anyone',
    handle: (visit) => {
      const event = announcedEvent(visit);
      const { services, view } = visit;
      return { kind: 'public-page', render: () => renderEventPage(services, view, event) };
    },
  },
  {
    method: 'get',
    path: announcementsAddress,
    role: 'anyone',
    handle: ({ services, view }) => ({
      kind: 'public-file',
      key: `announcements ${view.language}`,
      version: services.db.events.version(),
      type: 'application/atom+xml; charset=utf-8',
      headers: { Vary: 'Cookie, Accept-Language' },
      render: () => renderAnnouncementsFeed(services, view),
    }),
  },
];
