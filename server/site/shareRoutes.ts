import {
  eventAddressShownAt,
  eventQrAddress,
  eventShareAddress,
} from '../../templates/addresses.ts';
import { sharePage } from '../../templates/pages/events/share.ts';
import { announcedEvent } from '../events/announcedEvent.ts';
import { gistOf } from '../events/eventGist.ts';
import { eventFor, languagesOf } from '../fields/eventFor.ts';
import { qrCode } from '../pictures/qrCode.ts';
import type { Route } from '../web/routes.ts';

/** Passing an event on: the ways of doing so, and the code for a flyer. */
export const shareRoutes: readonly Route[] = [
  {
    method: 'get',
    path: '/events/:slug/share',
    role: 'anyone',
    handle: (visit) => {
      const event = announcedEvent(visit);
      const { db } = visit.services;
      return {
        kind: 'public-page',
        path: eventShareAddress(event.slug),
        shows: { kind: 'event', id: event.id },
        texts: languagesOf(db, event),
        render: (view) => {
          const read = eventFor(db, event, view.reads);
          const { slug, title, language, times } = gistOf(read, view);
          return sharePage(view, { slug, title, language, announced: times.announced });
        },
      };
    },
  },
  {
    method: 'get',
    path: '/events/:slug/qr.svg',
    role: 'anyone',
    handle: async (visit) => {
      const { id, slug } = announcedEvent(visit);
      const text = await qrCode(
        `${visit.services.config.baseUrl}${eventAddressShownAt(slug, 'qr')}`,
      );
      return {
        kind: 'public-file',
        path: eventQrAddress(slug),
        shows: { kind: 'event', id },
        type: 'image/svg+xml',
        render: () => ({ text, modifiedAt: 0 }),
      };
    },
  },
];
