import type { Reads } from '../../db/database.ts';
import type { CountryAndLanguage } from '../../db/eventLists.ts';
import type { Campaign, Event, Series } from '../../db/schema.ts';
import {
  allEventsCalendarAddress,
  campaignCalendarAddress,
  eventFeedAddress,
  inLanguage,
  seriesCalendarAddress,
} from '../../templates/addresses.ts';
import { firstLanguage } from '../../templates/languages.ts';
import { spokenBeside, type TextLanguage } from '../../templates/textLanguages.ts';
import { eventEntry } from '../calendar/eventEntry.ts';
import { calendarFeed } from '../calendar/feed.ts';
import { readEvents } from '../events/readableEvents.ts';
import { eventFor } from '../fields/eventFor.ts';
import type { Services } from '../services.ts';
import { overBy } from '../time/lifetime.ts';
import type { DatedText } from '../web/pageCache.ts';
import { campaignFor, ofCampaign } from '../texts/campaignFor.ts';
import { siteOf } from '../siteSettings.ts';
import { narrowedInWords } from './campaignFeedOf.ts';

/** How far back the calendar of everything still shows what has been, in milliseconds. */
const memory = 90 * 86_400_000;

/**
 * So many entries a calendar has at most: the next that are coming, and the last that are over. Where
 * more is coming it moves up as time goes by. Programs fetch the whole file again and again, and all of it is
 * made anew with every change.
 */
const mostComing = 250;
const mostPast = 50;

/** The calendar of everything that was announced: what is coming next and what was of late. */
export function allEventsFeed(
  services: Services,
  now: number,
  reads: readonly TextLanguage[] = [],
): DatedText {
  const { organization, updatedAt } = siteOf(services);
  return feed(services, {
    name: organization,
    address: allEventsCalendarAddress,
    ids: idsInFeed(services.db.events.announced, now, now - memory),
    reads,
    changedAt: updatedAt,
  });
}

/** The calendar of a campaign, with as many of its events as a calendar has. */
export function campaignFeed(
  services: Services,
  campaign: Campaign,
  of: CountryAndLanguage,
  reads: readonly TextLanguage[],
  now: number,
): DatedText {
  const { title } = campaignFor(services, campaign, reads);
  const [language] = reads;
  return feed(services, {
    name: [
      title,
      ...narrowedInWords(of, spokenBeside(language ?? firstLanguage, firstLanguage)),
    ].join(' · '),
    address: campaignCalendarAddress(campaign.slug, of),
    ids: idsInFeed(services.db.events.announcedAmong(campaign.id, of), now, null),
    reads,
    changedAt: campaignChange(services, campaign),
  });
}

/** When a campaign or one of its texts last changed, in epoch milliseconds. */
export function campaignChange({ db }: Pick<Services, 'db'>, campaign: Campaign): number {
  const further = db.furtherTexts.of(ofCampaign(campaign));
  return Math.max(campaign.updatedAt, ...further.map(({ updatedAt }) => updatedAt));
}

/**
 * The calendar of a series: an entry of its own for each date, with its own UID. One entry with an RRULE
 * could not tell them apart: each has sign-ups, a capacity and a page of its own, is moved or cancelled
 * alone and counts its SEQUENCE alone; and a date that was moved would have to be told as an exception
 * (RFC 5545, RECURRENCE-ID), which programs that subscribe read differently.
 */
export function seriesFeed(
  services: Services,
  series: Series,
  reads: readonly TextLanguage[],
  now: number,
): DatedText {
  const ids = idsInFeed(services.db.series.announcedOf(series.id), now, null);
  const { results } = readEvents(services.db, ids, ({ title }) => title);
  return feed(services, {
    name: results.at(-1) ?? series.slug,
    address: seriesCalendarAddress(series.slug),
    ids,
    reads,
    changedAt: series.updatedAt,
  });
}

/** The calendar of one event, which follows its changes. */
export function eventFeed(
  services: Services,
  event: Event,
  reads: readonly TextLanguage[],
): DatedText {
  return feed(services, {
    name: eventFor(services.db, event, reads).title,
    address: eventFeedAddress(event.slug),
    ids: [event.id],
    reads,
    changedAt: event.updatedAt,
  });
}

type Lists = ReturnType<Reads['events']['announcedOf']>;

/** @param since what was over by then is left out; null: nothing is */
function idsInFeed(lists: Lists, now: number, since: number | null): number[] {
  const by = overBy(now);
  const from = since === null ? {} : { since: overBy(since) };
  const past = lists.past(by, { limit: mostPast, ...from });
  return [...past.toReversed(), ...lists.coming(by, { limit: mostComing })];
}

interface FeedOf {
  name: string;
  address: string;
  ids: readonly number[];
  /** The language that was asked for, if any. */
  reads: readonly TextLanguage[];
  /** When what the feed is about changed, the events aside. */
  changedAt: number;
}

function feed(services: Services, { name, address, ids, reads, changedAt }: FeedOf): DatedText {
  const { config, db, log } = services;
  const { results, unreadable } = readEvents(db, ids, (event) =>
    eventEntry(eventFor(db, event, reads), config),
  );
  const [language] = reads;
  const own = language === undefined ? address : inLanguage(address, language);
  const url = `${config.baseUrl}${own}`;
  const { text, omitted } = calendarFeed({ name, url, entries: results });
  if (omitted.length + unreadable.length > 0)
    log.error({ omitted, unreadable }, 'entries left out of a calendar feed');
  // Of all events and not of those shown: one that has left the feed changed it, too.
  const lastChange = Math.max(db.events.announcedChange(), db.eventTexts.lastChange());
  return { text, modifiedAt: Math.max(lastChange, changedAt) };
}
