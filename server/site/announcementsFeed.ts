import { html } from '@prairielearn/html';
import type { Event } from '../../db/schema.ts';
import { announcementsAddress, homeAddress, inLanguage } from '../../templates/addresses.ts';
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
import type { DatedText } from '../web/pageCache.ts';

const mostEntries = 50;

/** What was announced, changed or cancelled, the last first, in the words of the announcements. */
export function renderAnnouncementsFeed(
  services: Services,
  { language, t, site, reads }: Pick<View, 'language' | 't' | 'site' | 'reads'>,
): DatedText {
  const { db, log } = services;
  const { results: announcements, unreadable } = readEvents(
    db,
    db.series.newsInShort(mostEntries),
    (event) => announcementOf(eventFor(db, event, reads), services, language),
  );
  if (unreadable.length > 0) log.error({ unreadable }, 'events left out of the announcements');
  const text = announcementsFeed({
    language,
    title: t('announcements.feed', { organization: site.organization }),
    organization: site.organization,
    feedUrl: `${site.baseUrl}${inLanguage(announcementsAddress, language)}`,
    homeUrl: `${site.baseUrl}${inLanguage(homeAddress, language)}`,
    updatedAt: announcements[0]?.updatedAt ?? 0,
    announcements,
  });
  const lastChange = Math.max(db.events.announcedChange(), db.eventTexts.lastChange());
  return { text, modifiedAt: Math.max(lastChange, siteOf(services).updatedAt) };
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
