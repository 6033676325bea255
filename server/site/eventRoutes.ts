import type { Event } from '../../db/schema.ts';
import { announcementsAddress } from '../../templates/addresses.ts';
import { notFound } from '../web/httpProblem.ts';
import type { Route, Visit } from '../web/routes.ts';
import { renderAnnouncementsFeed } from './announcementsFeed.ts';
import { renderEventPage } from './eventPage.ts';
import { renderHomePage } from './homePage.ts';

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

/** The event of the path, if it was announced: a draft is nobody's business yet. */
export function announcedEvent({ services, params }: Visit): Event {
  const event = services.db.events.bySlug(params['slug'] ?? '');
  if (!event || event.state === 'draft') throw notFound();
  return event;
}
