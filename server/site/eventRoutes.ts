import { announcementsAddress, eventAddress, eventZoneAddress } from '../../templates/addresses.ts';
import type { TextLanguage } from '../../templates/textLanguages.ts';
import { zonePage } from '../../templates/pages/events/zone.ts';
import { announcedEvent, shownEvent } from '../events/announcedEvent.ts';
import { eventFor, languagesOf } from '../fields/eventFor.ts';
import { zoneChoices } from '../time/zones.ts';
import { notFound } from '../web/httpProblem.ts';
import type { Route } from '../web/routes.ts';
import { renderAnnouncementsFeed } from './announcementsFeed.ts';
import { draftForOrganizers } from './draftRoutes.ts';
import { renderEventPage } from './eventPage.ts';
import { keptWhileShown } from '../keptWhileShown.ts';

/** Bounds the memory: events of whose texts the languages are kept. */
const mostKept = 200;

const keptLanguages = keptWhileShown<readonly TextLanguage[]>(mostKept);

/** What everybody may see: the page of an event, and the feed of announcements. */
export const eventRoutes: readonly Route[] = [
  {
    method: 'get',
    path: '/events/:slug',
    role: 'anyone',
    handle: (visit) => {
      const { services, params } = visit;
      const event = shownEvent(services, params['slug'] ?? '');
      if (event === undefined) throw notFound();
      if (event.state === 'draft') return draftForOrganizers(visit, event);
      const shows = { kind: 'event', id: event.id } as const;
      return {
        kind: 'public-page',
        path: eventAddress(event.slug),
        shows,
        texts: keptLanguages(services, shows, String(event.id), () =>
          languagesOf(services.db, event),
        ),
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
