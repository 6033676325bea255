import { html } from '@prairielearn/html';
import {
  campaignAddress,
  campaignFileAddress,
  campaignPictureAddress,
  eventAddress,
  oembedAddress,
  storedPictureAddress,
  type PictureFile,
} from '../../addresses.ts';
import type { ListedEvent } from '../../components/eventList.ts';
import type { ShownPicture } from '../../components/picture.ts';
import { structuredData } from '../../layout.ts';
import { graphLocale } from '../../textLanguages.ts';
import type { Html, View } from '../../view.ts';
import type { CampaignPageProps } from './campaignPageProps.ts';

/** So many of its events are told to machines on its page: all of them are in its files and calendars. */
const mostSubEvents = 30;

/** And so many who co-sponsor it. */
const mostSponsors = 100;

/** One line about a campaign, for those who share it: its days, its actions, and what it is about. */
export function previewText({ t }: View, props: CampaignPageProps): string {
  const { days, counted, facts, title } = props;
  const told = [days?.long ?? '', counted ?? '', facts[0] ?? ''].filter((text) => text !== '');
  return told.length === 0 ? t('campaign.description', { title }) : told.join(' · ');
}

/** What machines read of a campaign: Open Graph for those who share it, schema.org for searches. */
export function campaignMetadata(view: View, props: CampaignPageProps): Html {
  const { site } = view;
  const { files } = props.sharedPicture;
  return html`
    <meta property="og:type" content="website" />
    <meta property="og:title" content="${props.title}" />
    <meta property="og:description" content="${previewText(view, props)}" />
    <meta property="og:url" content="${site.baseUrl}${campaignAddress(props.slug)}" />
    <meta property="og:site_name" content="${site.organization}" />
    <meta property="og:locale" content="${graphLocale(props.language)}" />
    <meta property="og:image" content="${pictureOf(view, props, files.share)}" />
    <meta
      property="og:image:type"
      content="image/${files.share === 'share.png' ? 'png' : 'jpeg'}"
    />
    <meta property="og:image:width" content="1200" />
    <meta property="og:image:height" content="630" />
    <meta property="og:image:alt" content="${props.sharedPicture.alt}" />
    <meta name="twitter:card" content="summary_large_image" />
    <link
      rel="alternate"
      type="application/json+oembed"
      href="${oembedAddress(`${site.baseUrl}${campaignAddress(props.slug)}`)}"
    />
    <link rel="alternate" type="application/json" href="${campaignFileAddress(props.slug)}" />
    ${props.days === null ? '' : structuredData(campaignData(view, props))}
  `;
}

/**
 * A campaign that has a day is an event of which others are parts (https://schema.org/Event,
 * https://schema.org/subEvent). One without a day is none: every event needs a date.
 */
export function campaignData(view: View, props: CampaignPageProps): Record<string, unknown> {
  const { site } = view;
  const { days, callers, facts, coming, past, picture } = props;
  const { files } = props.sharedPicture;
  const address = `${site.baseUrl}${campaignAddress(props.slug)}`;
  const parts = [...coming, ...past].slice(0, mostSubEvents);
  return {
    '@context': 'https://schema.org',
    '@type': 'Event',
    name: props.title,
    url: address,
    image: [
      ...(picture === null ? [] : [photographOf(view, picture)]),
      pictureOf(view, props, files.share),
      pictureOf(view, props, files.square),
    ],
    inLanguage: props.language,
    ...(facts.length === 0 ? {} : { description: facts.join('\n\n') }),
    ...(days === null ? {} : { startDate: days.first, endDate: days.last }),
    eventStatus: 'https://schema.org/EventScheduled',
    eventAttendanceMode: 'https://schema.org/MixedEventAttendanceMode',
    // In many places at once: the page names them all.
    location: { '@type': 'VirtualLocation', url: address },
    organizer: (callers.length === 0 ? [site.organization] : callers).map((name) => ({
      '@type': 'Organization',
      name,
    })),
    ...sponsorsData(props),
    ...(parts.length === 0
      ? {}
      : { subEvent: parts.map((event) => partData(site.baseUrl, event)) }),
  };
}

/** Who co-sponsors the whole. */
function sponsorsData({ coSponsors: { coSponsors } }: CampaignPageProps): Record<string, unknown> {
  if (coSponsors.length === 0) return {};
  const sponsor = coSponsors.slice(0, mostSponsors).map(({ listed, website }) => ({
    '@type': 'Organization',
    name: listed,
    ...(website === null ? {} : { url: website }),
  }));
  return { sponsor };
}

/** What organizers gave it as a picture, as large as there is. */
function photographOf({ site }: View, { hash, widths, width }: ShownPicture): string {
  return `${site.baseUrl}${storedPictureAddress(hash, widths.at(-1) ?? width, 'jpg')}`;
}

/** With its whole address, as programs that show previews of links ask for it. */
function pictureOf({ site }: View, props: CampaignPageProps, file: PictureFile): string {
  const { language, version } = props.sharedPicture;
  return `${site.baseUrl}${campaignPictureAddress(props.slug, file, { language, version })}`;
}

function partData(baseUrl: string, event: ListedEvent): Record<string, unknown> {
  const { slug, title, times, kind, venue, city, cancelled } = event;
  const url = `${baseUrl}${eventAddress(slug)}`;
  const place = {
    '@type': 'Place',
    name: venue || city,
    address: { '@type': 'PostalAddress', addressLocality: city },
  };
  return {
    '@type': 'Event',
    name: title,
    url,
    startDate: times.start.iso,
    eventStatus: `https://schema.org/Event${cancelled ? 'Cancelled' : 'Scheduled'}`,
    location: kind === 'online' ? { '@type': 'VirtualLocation', url } : place,
  };
}
