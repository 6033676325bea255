import type { Event } from '../../db/schema.ts';
import { announcementsAddress, eventAddress, eventZoneAddress } from '../../templates/addresses.ts';
import type { TextLanguage } from '../../templates/textLanguages.ts';
import { zonePage } from '../../templates/pages/events/zone.ts';
import { announcedEvent } from '../events/announcedEvent.ts';
import { eventFor, languagesOf } from '../fields/eventFor.ts';
import type { Services } from '../services.ts';
import { zoneChoices } from '../time/zones.ts';
import { notFound } from '../web/httpProblem.ts';
import type { Route } from '../web/routes.ts';
import { renderAnnouncementsFeed } from './announcementsFeed.ts';
import { draftForOrganizers } from './draftRoutes.ts';
import { renderEventPage } from './eventPage.ts';
import { keptWhileShown } from './keptWhileShown.ts';

interface ShownEvent {
  event: Event;
  /** The languages in which there are texts of it. */
  texts: readonly TextLanguage[];
}

/** Bounds the memory: events whose rows are kept. */
const mostRows = 200;

const keptRow = keptWhileShown<ShownEvent | null>(mostRows);

/**
 * The event at an address, drafts too, as it was read last: nothing has changed since that its page would
 * show. null where there is none.
 */
function shownEvent(services: Services, slug: string): ShownEvent | null {
  const { db } = services;
  const id = db.events.idOfSlug(slug);
  if (id === undefined) return null;
  return keptRow(services, { kind: 'event', id }, String(id), () => {
    const event = db.events.byId(id);
    return event === undefined ? null : { event, texts: languagesOf(db, event) };
  });
}

/** What everybody may see: the page of an event, and the feed of announcements. */
export const eventRoutes: readonly Route[] = [
  {
    method: 'get',
    path: '/events/:slug',
    role: 'anyone',
    handle: (visit) => {
      const { services, params } = visit;
      const found = shownEvent(services, params['slug'] ?? '');
      if (found === null) throw notFound();
      const { event, texts } = found;
      if (event.state === 'draft') return draftForOrganizers(visit, event);
      return {
        kind: 'public-page',
        path: eventAddress(event.slug),
        shows: { kind: 'event', id: event.id },
        texts,
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
