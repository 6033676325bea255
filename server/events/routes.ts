import { createHash } from 'node:crypto';
import type { Event } from '../../db/schema.ts';
import { calendarFeed } from '../calendar/feed.ts';
import { eventEntry } from '../calendar/eventEntry.ts';
import { invitation } from '../calendar/invitation.ts';
import { allEventsCalendarAddress } from '../../templates/addresses.ts';
import { notFound } from '../web/httpProblem.ts';
import type { Reply, Route, Visit } from '../web/routes.ts';
import { renderEventPage } from './eventPage.ts';
import { renderHomePage } from './homePage.ts';
import { overBy } from './lifetime.ts';

/** How far back a subscribed calendar still shows what has been, in milliseconds. */
const feedMemory = 90 * 86_400_000;
const mostPastInFeed = 200;

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
    path: '/events/:slug/event.ics',
    role: 'anyone',
    handle: (visit) => {
      const event = announcedEvent(visit);
      const entry = eventEntry(event, visit.services.config);
      const text = invitation(entry, entry.status === 'cancelled' ? 'CANCEL' : 'PUBLISH');
      return calendarFile(text, `${event.slug}.ics`, event.updatedAt);
    },
  },
  { method: 'get', path: '/calendar.ics', role: 'anyone', handle: allEventsFeed },
];

/** The event of the path, if it was announced: a draft is nobody's business yet. */
export function announcedEvent({ services, params }: Visit): Event {
  const event = services.db.events.bySlug(params['slug'] ?? '');
  if (!event || event.state === 'draft') throw notFound();
  return event;
}

function allEventsFeed({ services, view, now }: Visit): Reply {
  const { config, db, log } = services;
  const past = db.events
    .past(overBy(now), mostPastInFeed)
    .filter((event) => event.startsAt > now - feedMemory);
  const events = [...db.events.coming(overBy(now)), ...past];
  const { text, omitted } = calendarFeed({
    name: config.organization,
    url: `${config.baseUrl}${allEventsCalendarAddress}`,
    entries: events.map((event) => eventEntry(event, config)),
  });
  if (omitted.length > 0) log.error({ omitted }, 'Entries were left out of the calendar feed');
  const newest = Math.max(0, ...events.map((event) => event.updatedAt));
  return calendarFile(text, `${view.t('site.name')}.ics`, newest);
}

/**
 * A calendar file with the validators that let a subscriber ask again cheaply.
 *
 * @param updatedAt when what it shows last changed, in epoch milliseconds; 0 where it shows nothing
 */
function calendarFile(text: string, filename: string, updatedAt: number): Reply {
  return {
    kind: 'content',
    type: 'text/calendar; charset=utf-8',
    body: text,
    filename,
    headers: {
      'Cache-Control': 'no-cache',
      // Of the bytes and not of `updatedAt`: an event that left the feed changes it, too.
      ETag: `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`,
      ...(updatedAt > 0 ? { 'Last-Modified': new Date(updatedAt).toUTCString() } : {}),
    },
  };
}
