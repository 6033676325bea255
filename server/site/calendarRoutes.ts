import type { Shown } from '../../db/shown.ts';
import {
  allEventsCalendarAddress,
  campaignCalendarAddress,
  eventCalendarAddress,
  eventFeedAddress,
  inLanguage,
  seriesCalendarAddress,
} from '../../templates/addresses.ts';
import type { TextLanguage } from '../../templates/textLanguages.ts';
import type { CalendarEntry } from '../calendar/entry.ts';
import { eventEntry } from '../calendar/eventEntry.ts';
import { calendarFeed } from '../calendar/feed.ts';
import { invitation } from '../calendar/invitation.ts';
import { announcedCampaignOf } from '../campaigns/campaignOf.ts';
import { announcedEvent } from '../events/announcedEvent.ts';
import { eventFor, languagesOf } from '../fields/eventFor.ts';
import { readsOfSignup } from '../fields/readsOf.ts';
import { ownEntry, ownEntryChange, subscribedEntry } from '../signups/attendeeEntry.ts';
import { announcedSeries } from '../series/seriesOf.ts';
import { findOwnSignup, type OwnSignup } from '../signups/ownSignup.ts';
import { languagesOfCampaign } from '../texts/campaignFor.ts';
import { notFound } from '../web/httpProblem.ts';
import { etagOf, type DatedText } from '../web/pageCache.ts';
import { lastModified } from '../web/publicAnswer.ts';
import type { Reply, Route, Visit } from '../web/routes.ts';
import { feedOf } from './campaignFeedOf.ts';
import { allEventsFeed, campaignFeed, eventFeed, seriesFeed } from './publicFeeds.ts';

const calendarType = 'text/calendar; charset=utf-8';

export const calendarRoutes: readonly Route[] = [
  {
    method: 'get',
    path: '/calendar.ics',
    role: 'anyone',
    handle: ({ services, query, now }) => {
      const asked = askedIn(query, services.db.eventTexts.languages());
      const path = addressIn(allEventsCalendarAddress, asked);
      return publicCalendar(path, { kind: 'everything' }, 'calendar.ics', () =>
        allEventsFeed(services, now, asked),
      );
    },
  },
  {
    method: 'get',
    path: '/campaigns/:slug/calendar.ics',
    role: 'anyone',
    handle: (visit) =>
      announcedCampaignOf(visit, campaignCalendarAddress, (campaign) => {
        const { services, query, now } = visit;
        const { slug } = campaign;
        const asked = askedIn(query, [
          ...languagesOfCampaign(services, campaign),
          ...services.db.eventTexts.languages(),
        ]);
        const of = feedOf(query);
        const path = addressIn(campaignCalendarAddress(slug, of), asked);
        return publicCalendar(path, { kind: 'everything' }, `${slug}.ics`, () =>
          campaignFeed(services, campaign, of, asked, now),
        );
      }),
  },
  {
    method: 'get',
    path: '/series/:slug/calendar.ics',
    role: 'anyone',
    handle: (visit) => {
      const { services, query, now } = visit;
      const series = announcedSeries(visit);
      const asked = askedIn(query, services.db.eventTexts.languages());
      const path = addressIn(seriesCalendarAddress(series.slug), asked);
      return publicCalendar(path, { kind: 'everything' }, `${series.slug}.ics`, () =>
        seriesFeed(services, series, asked, now),
      );
    },
  },
  {
    method: 'get',
    path: '/events/:slug/calendar.ics',
    role: 'anyone',
    handle: (visit) => {
      const { services } = visit;
      const event = announcedEvent(visit);
      const asked = askedIn(visit.query, languagesOf(services.db, event));
      const path = addressIn(eventFeedAddress(event.slug), asked);
      // It is as new as the last change of any event.
      return publicCalendar(path, { kind: 'everything' }, `${event.slug}.ics`, () =>
        eventFeed(services, event, asked),
      );
    },
  },
  {
    method: 'get',
    path: '/events/:slug/event.ics',
    role: 'anyone',
    handle: (visit) => {
      const event = announcedEvent(visit);
      const { id, slug } = event;
      const { config, db } = visit.services;
      const asked = askedIn(visit.query, languagesOf(db, event));
      const path = addressIn(eventCalendarAddress(slug), asked);
      return publicCalendar(path, { kind: 'event', id }, `${slug}.ics`, () => ({
        text: onceFile(eventEntry(eventFor(db, event, asked), config)),
        modifiedAt: Math.max(event.updatedAt, event.textsChangedAt ?? 0),
      }));
    },
  },
  { method: 'get', path: '/signups/:token/event.ics', role: 'link', handle: ownFile },
  { method: 'get', path: '/signups/:token/calendar.ics', role: 'link', handle: ownFeed },
];

/**
 * The language that the address of a calendar asks for, if there are texts in it. What programs fetch for
 * years depends on nothing but its address: without a language, every event is in its own.
 */
function askedIn(query: URLSearchParams, languages: readonly TextLanguage[]): TextLanguage[] {
  const asked = query.get('lang');
  return languages.filter((language) => language === asked);
}

function addressIn(path: string, [language]: readonly TextLanguage[]): string {
  return language === undefined ? path : inLanguage(path, language);
}

function publicCalendar(
  path: string,
  shows: Shown,
  filename: string,
  render: () => DatedText,
): Reply {
  return { kind: 'public-file', path, shows, type: calendarType, filename, render };
}

function ownFile(visit: Visit): Reply {
  const own = ownSignup(visit, 'own-page');
  const text = onceFile(ownEntry(visit.services, own));
  return ownCalendar(visit, text, own);
}

/**
 * The calendar of one sign-up. Not of all that have the same address: the companies that keep it need
 * not learn where else its owner goes.
 */
function ownFeed(visit: Visit): Reply {
  const own = ownSignup(visit, 'own-calendar');
  const { text, omitted } = calendarFeed({
    name: own.event.title,
    url: null,
    entries: [subscribedEntry(visit.services, own)],
  });
  if (omitted.length > 0)
    visit.services.log.error({ event: own.event.id }, 'the entry of an attendee cannot be made');
  return ownCalendar(visit, text, own);
}

function ownSignup({ services, params }: Visit, kind: 'own-page' | 'own-calendar'): OwnSignup {
  const own = findOwnSignup(services, params['token'] ?? '', kind);
  if (!own) throw notFound();
  return { ...own, event: eventFor(services.db, own.event, readsOfSignup(own.signup)) };
}

/** A file that is taken over once: one that was cancelled takes the entry away again. */
function onceFile(entry: CalendarEntry): string {
  return invitation(entry, entry.status === 'cancelled' ? 'CANCEL' : 'PUBLISH');
}

/** A calendar file with the validators that let a program ask again cheaply. */
function ownCalendar({ now }: Visit, body: string, own: OwnSignup): Reply {
  const modifiedAt = ownEntryChange(own);
  return {
    kind: 'content',
    type: calendarType,
    body,
    filename: `${own.event.slug}.ics`,
    headers: {
      'Cache-Control': 'private, no-cache',
      ETag: etagOf(body),
      ...lastModified(modifiedAt, now),
    },
  };
}
