import { html } from '@prairielearn/html';
import type { CountryAndLanguage } from '../../db/eventLists.ts';
import type { Campaign, Event } from '../../db/schema.ts';
import {
  announcementsAddress,
  campaignAddress,
  campaignAnnouncementsAddress,
  homeAddress,
  inLanguage,
} from '../../templates/addresses.ts';
import { announcementsFeed, type Announcement } from '../../templates/announcementsFeed.ts';
import { renderMarkdown } from '../../templates/markdown.ts';
import type { Language } from '../../templates/languages.ts';
import { spokenBeside } from '../../templates/textLanguages.ts';
import { translator, type Translate } from '../../templates/translate.ts';
import type { Html, View } from '../../templates/view.ts';
import { eventEntry } from '../calendar/eventEntry.ts';
import { readEvents } from '../events/readableEvents.ts';
import { eventFor } from '../fields/eventFor.ts';
import type { EventAsRead } from '../fields/eventIn.ts';
import type { Services } from '../services.ts';
import { siteOf } from '../siteSettings.ts';
import { announcementLine } from '../time/announcementLine.ts';
import { scheduleOf } from '../time/eventSchedule.ts';
import { campaignFor } from '../texts/campaignFor.ts';
import type { DatedText } from '../web/pageCache.ts';
import { narrowedInWords } from './campaignFeedOf.ts';
import { campaignChange } from './publicFeeds.ts';

const mostEntries = 50;

type Reader = Pick<View, 'language' | 't' | 'site' | 'reads'>;

/** What was announced, changed or cancelled, the last first, in the words of the announcements. */
export function renderAnnouncementsFeed(services: Services, view: Reader): DatedText {
  return feed(services, view, {
    ids: services.db.series.newsInShort(mostEntries),
    title: view.t('announcements.feed', { organization: view.site.organization }),
    feed: announcementsAddress,
    home: homeAddress,
    changedAt: siteOf(services).updatedAt,
  });
}

/** The same of a campaign, or of those of its events that an address narrows it to. */
export function renderCampaignAnnouncements(
  services: Services,
  view: Reader,
  campaign: Campaign,
  of: CountryAndLanguage,
): DatedText {
  const { language, reads } = view;
  const { title } = campaignFor(services, campaign, [...reads, language]);
  const name = [title, ...narrowedInWords(of, language)].join(' · ');
  return feed(services, view, {
    ids: services.db.campaigns.newsAmong(campaign.id, of, mostEntries),
    title: view.t('announcements.feed', { organization: name }),
    feed: campaignAnnouncementsAddress(campaign.slug, of),
    home: campaignAddress(campaign.slug),
    changedAt: Math.max(siteOf(services).updatedAt, campaignChange(services, campaign)),
  });
}

interface FeedOf {
  ids: readonly number[];
  title: string;
  /** The addresses of the feed and of its page, whatever language they are in. */
  feed: string;
  home: string;
  /** When what the feed is about changed, the events aside. */
  changedAt: number;
}

function feed(services: Services, { language, site, reads }: Reader, of: FeedOf): DatedText {
  const { db, log } = services;
  const { results: announcements, unreadable } = readEvents(db, of.ids, (event) =>
    announcementOf(eventFor(db, event, reads), services, language),
  );
  if (unreadable.length > 0) log.error({ unreadable }, 'events left out of the announcements');
  const text = announcementsFeed({
    language,
    title: of.title,
    organization: site.organization,
    feedUrl: `${site.baseUrl}${inLanguage(of.feed, language)}`,
    homeUrl: `${site.baseUrl}${inLanguage(of.home, language)}`,
    updatedAt: announcements[0]?.updatedAt ?? 0,
    announcements,
  });
  const lastChange = Math.max(db.events.announcedChange(), db.eventTexts.lastChange());
  return { text, modifiedAt: Math.max(lastChange, of.changedAt) };
}

/** @param reader the language of the feed, in which we speak beside a text whose own we do not */
function announcementOf(event: EventAsRead, { config }: Services, reader: Language): Announcement {
  const { language, host } = event;
  const spoken = spokenBeside(language, reader);
  const t = translator(spoken);
  const { uid, url, location } = eventEntry(event, config);
  const when = announcementLine(scheduleOf(event), spoken, { year: true });
  const cancelled = event.state === 'cancelled';
  const publishedAt = event.publishedAt ?? event.createdAt;
  return {
    id: tagOf(uid, event.createdAt),
    language,
    title: cancelled ? t('announcements.cancelled', { title: event.title }) : event.title,
    url: url ?? config.baseUrl,
    host,
    summary: [when, location, event.summary].filter(Boolean).join(' · '),
    content: contentOf(event, t, when, location),
    publishedAt,
    updatedAt: Math.max(publishedAt, event.scheduledAt),
  };
}

function contentOf(event: Event, t: Translate, when: string, location: string | null): Html {
  const note = event.state === 'cancelled' ? event.cancellationNote : '';
  const heads = [
    event.state === 'cancelled' ? t('event.cancelled.title') : '',
    note === '' ? '' : t('announcements.note', { note }),
    `${t('event.when')}: ${when}`,
    location === null ? '' : `${t('event.where')}: ${location}`,
    `${t('event.host')}: ${event.host}`,
    event.summary,
  ].filter(Boolean);
  return html`${heads.map((text) => html`<p>${text}</p>`)}${renderMarkdown(event.description)}`;
}

/** A tag URI (RFC 4151): the UID of the calendar, on the day the event was made. */
function tagOf(uid: string, createdAt: number): string {
  const [name = '', host = ''] = uid.split('@');
  return `tag:${host},${new Date(createdAt).toISOString().slice(0, 10)}:${name}`;
}
