import type { Campaign, Event } from '../../db/schema.ts';
import {
  allEventsCalendarAddress,
  campaignCalendarAddress,
  eventFeedAddress,
} from '../../templates/addresses.ts';
import { eventEntry } from '../calendar/eventEntry.ts';
import { calendarFeed } from '../calendar/feed.ts';
import { readEvents } from '../events/readableEvents.ts';
import type { Services } from '../services.ts';
import type { DatedText } from '../web/pageCache.ts';

/** How far back the calendar of everything still shows what has been, in milliseconds. */
const memory = 90 * 86_400_000;

/** The calendar of everything that was announced: what is coming and what was of late. */
export function allEventsFeed(services: Services, now: number): DatedText {
  return feed(services, {
    name: services.config.organization,
    address: allEventsCalendarAddress,
    ids: services.db.events.announcedIds(now - memory, null),
    changedAt: 0,
  });
}

/** The calendar of a campaign, from its first event to its last. */
export function campaignFeed(services: Services, campaign: Campaign): DatedText {
  return feed(services, {
    name: campaign.title,
    address: campaignCalendarAddress(campaign.slug),
    ids: services.db.events.announcedIds(0, campaign.id),
    changedAt: campaign.updatedAt,
  });
}

/** The calendar of one event, which follows its changes. */
export function eventFeed(services: Services, event: Event): DatedText {
  return feed(services, {
    name: event.title,
    address: eventFeedAddress(event.slug),
    ids: [event.id],
    changedAt: event.updatedAt,
  });
}

interface FeedOf {
  name: string;
  address: string;
  ids: readonly number[];
  /** When what the feed is about changed, the events aside. */
  changedAt: number;
}

function feed(services: Services, { name, address, ids, changedAt }: FeedOf): DatedText {
  const { config, db, log } = services;
  const { results, unreadable } = readEvents(db, ids, (event) => eventEntry(event, config));
  const url = `${config.baseUrl}${address}`;
  const { text, omitted } = calendarFeed({ name, url, entries: results });
  if (omitted.length + unreadable.length > 0)
    log.error({ omitted, unreadable }, 'entries left out of a calendar feed');
  // Of all events and not of those shown: one that has left the feed changed it, too.
  return { text, modifiedAt: Math.max(db.events.announcedChange(), changedAt) };
}
