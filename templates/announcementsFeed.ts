// Under another name, so that no tool takes XML for HTML; what is escaped is the same in both.
import { html as xml } from '@prairielearn/html';
import type { Language } from './languages.ts';
import type { TextLanguage } from './textLanguages.ts';
import type { Html } from './view.ts';

/** An event as those read of it who subscribe to announcements. */
export interface Announcement {
  /** An IRI that stays the same for all time (RFC 4287, section 4.2.6). */
  id: string;
  /** The language its texts are written in. */
  language: TextLanguage;
  title: string;
  /** The whole address of its page. */
  url: string;
  host: string;
  /** Plain text of one paragraph. */
  summary: string;
  content: Html;
  /** Epoch milliseconds, as all instants. */
  publishedAt: number;
  /** When something changed that matters to those who want to come. */
  updatedAt: number;
}

export interface AnnouncementsFeedProps {
  language: Language;
  title: string;
  organization: string;
  /** Whole addresses of the feed itself, which is also its id, and of the page it belongs to. */
  feedUrl: string;
  homeUrl: string;
  updatedAt: number;
  announcements: readonly Announcement[];
}

/** An Atom feed (RFC 4287), as XML without its declaration: UTF-8 is what XML is without one. */
export function announcementsFeed(props: AnnouncementsFeedProps): string {
  const { language, title, organization, feedUrl, homeUrl, updatedAt, announcements } = props;
  const feed = xml`<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${language}">
<id>${feedUrl}</id>
<title>${title}</title>
<updated>${instant(updatedAt)}</updated>
<author><name>${organization}</name></author>
<link rel="self" type="application/atom+xml" href="${feedUrl}"/>
<link rel="alternate" type="text/html" hreflang="${language}" href="${homeUrl}"/>
${announcements.map(entry)}</feed>
`;
  return asXml(feed.toString());
}

function entry(announcement: Announcement): Html {
  const { id, language, title, url, host, summary, content } = announcement;
  return xml`<entry xml:lang="${language}">
<id>${id}</id>
<title>${title}</title>
<link rel="alternate" type="text/html" hreflang="${language}" href="${url}"/>
<published>${instant(announcement.publishedAt)}</published>
<updated>${instant(announcement.updatedAt)}</updated>
<author><name>${host}</name></author>
<summary>${summary}</summary>
<content type="html">${content.toString()}</content>
</entry>
`;
}

/** RFC 3339, in UTC. */
function instant(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}

/** XML has no way to write these characters, escaped or not (XML 1.0, section 2.2). */
function asXml(text: string): string {
  return text
    .toWellFormed()
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '');
}
