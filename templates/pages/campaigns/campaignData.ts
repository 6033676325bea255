import { html } from '@prairielearn/html';
import {
  campaignAddress,
  campaignFileAddress,
  campaignPictureAddress,
  eventAddress,
  oembedAddress,
  type PictureFile,
} from '../../addresses.ts';
import type { ListedEvent } from '../../components/eventList.ts';
import { structuredData } from '../../layout.ts';
import { graphLocale } from '../../textLanguages.ts';
import type { Html, View } from '../../view.ts';
import type { CampaignPageProps } from './campaignPageProps.ts';

/** So many of its events are told to machines on its page: all of them are in its files and calendars. */
const mostSubEvents = 30;

/** One line about a campaign, for those who share it: its days, its actions, and what it is about. */
export function previewText({ t }: View, props: CampaignPageProps): string {
  const { days, counted, facts, title } = props;
  const told = [days?.long ?? '', counted ?? '', facts[0] ?? ''].filter((text) => text !== '');
  return told.length === 0 ? t('campaign.description', { title }) : told.join(' · ');
}

/** What machines read of a campaign: Open Graph for those who share it, schema.org for searches. */
export function campaignMetadata(view: View, props: CampaignPageProps): Html {
  const { site } = view;
  return html`
    <meta property="og:type" content="website" />
    <meta property="og:title" content="${props.title}" />
    <meta property="og:description" content="${previewText(view, props)}" />
    <meta property="og:url" content="${site.baseUrl}${campaignAddress(props.slug)}" />
    <meta property="og:site_name" content="${site.organization}" />
    <meta property="og:locale" content="${graphLocale(props.language)}" />
    <meta property="og:image" content="${pictureOf(view, props, 'share.png')}" />
    <meta property="og:image:type" content="image/png" />
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
  const { days, callers, facts, coming, past } = props;
  const address = `${site.baseUrl}${campaignAddress(props.slug)}`;
  const parts = [...coming, ...past].slice(0, mostSubEvents);
  return {
    '@context': 'https://schema.org',
    '@type': 'Event',
    name: props.title,
    url: address,
    image: [pictureOf(view, props, 'share.png'), pictureOf(view, props, 'square.png')],
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
    ...(parts.length === 0
      ? {}
      : { subEvent: parts.map((event) => partData(site.baseUrl, event)) }),
  };
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
