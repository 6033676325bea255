import { html } from '@prairielearn/html';
import { eventAddress, eventPictureAddress, type PictureFile } from '../../addresses.ts';
import { structuredData } from '../../layout.ts';
import { graphLocale } from '../../textLanguages.ts';
import type { Html, View } from '../../view.ts';
import type { EventTold } from './eventPageProps.ts';
import { moveOf, previewText, previewTitle } from './eventPreview.ts';

/** What machines read of an event: Open Graph for those who share it, schema.org for searches. */
export function eventMetadata(view: View, props: EventTold): Html {
  const { site } = view;
  return html`
    <meta property="og:type" content="website" />
    <meta property="og:title" content="${previewTitle(view, props)}" />
    <meta property="og:description" content="${previewText(view, props)}" />
    <meta property="og:url" content="${site.baseUrl}${eventAddress(props.slug)}" />
    <meta property="og:site_name" content="${site.organization}" />
    <meta property="og:locale" content="${graphLocale(props.language)}" />
    <meta property="og:image" content="${pictureOf(view, props, props.sharedPicture.share)}" />
    <meta property="og:image:type" content="${typeOf(props)}" />
    <meta property="og:image:width" content="1200" />
    <meta property="og:image:height" content="630" />
    <meta property="og:image:alt" content="${props.sharedPicture.alt}" />
    <meta name="twitter:card" content="summary_large_image" />
    ${structuredData(eventData(view, props))}
  `;
}

/** With its whole address, as programs that show previews of links ask for it. */
function pictureOf(
  { site }: View,
  { slug, sharedPicture: { language, version } }: EventTold,
  file: PictureFile,
): string {
  return `${site.baseUrl}${eventPictureAddress(slug, file, language, version)}`;
}

function typeOf({ sharedPicture }: EventTold): string {
  return sharedPicture.share.endsWith('.jpg') ? 'image/jpeg' : 'image/png';
}

const attendanceModes = {
  online: 'https://schema.org/OnlineEventAttendanceMode',
  'in-person': 'https://schema.org/OfflineEventAttendanceMode',
  hybrid: 'https://schema.org/MixedEventAttendanceMode',
} as const;

/** The event as schema.org describes it (https://schema.org/Event). */
export function eventData(view: View, props: EventTold): Record<string, unknown> {
  const { site } = view;
  const { times, kind } = props;
  const address = `${site.baseUrl}${eventAddress(props.slug)}`;
  const online = { '@type': 'VirtualLocation', url: address };
  const place = placeData(props);
  return {
    '@context': 'https://schema.org',
    '@type': 'Event',
    name: props.title,
    url: address,
    image: [
      pictureOf(view, props, props.sharedPicture.share),
      pictureOf(view, props, props.sharedPicture.square),
    ],
    inLanguage: props.language,
    ...(props.summary === '' ? {} : { description: props.summary }),
    startDate: times.start.iso,
    ...(times.end === null ? {} : { endDate: times.end.iso }),
    ...(times.assembly === null ? {} : { doorTime: times.assembly.iso }),
    ...statusData(props),
    eventAttendanceMode: attendanceModes[kind],
    location: kind === 'online' ? online : kind === 'hybrid' ? [place, online] : place,
    organizer: organizersData(view, props),
    ...sponsorsData(props),
    ...subEvents(props),
    ...(props.speakers.length === 0
      ? {}
      : { performer: props.speakers.map(({ name }) => ({ '@type': 'Person', name })) }),
  };
}

/** The items of the programme (https://schema.org/subEvent): one without a place is where the event is. */
function subEvents(props: EventTold): Record<string, unknown> {
  const { programme, kind } = props;
  if (programme === null) return {};
  return {
    subEvent: programme.days
      .flatMap(({ items }) => items)
      .map(({ start, end, title, place }) => ({
        '@type': 'Event',
        name: title,
        startDate: start.iso,
        ...(end === null ? {} : { endDate: end.iso }),
        ...(place === '' || kind === 'online'
          ? {}
          : { location: { ...placeData(props), name: place } }),
      })),
  };
}

/** A date of before is told with the status that says why (https://schema.org/previousStartDate). */
function statusData(props: EventTold): Record<string, unknown> {
  const move = moveOf(props);
  if (props.state.kind === 'cancelled') return { eventStatus: 'https://schema.org/EventCancelled' };
  return move === null
    ? { eventStatus: 'https://schema.org/EventScheduled' }
    : {
        eventStatus: 'https://schema.org/EventRescheduled',
        previousStartDate: move.from.iso,
      };
}

/** Google asks for the address of every place, and reads its country by ISO 3166-1. */
function placeData({ venue, address, city, postal }: EventTold): Record<string, unknown> {
  const parts = {
    streetAddress: address.replaceAll('\n', ', '),
    addressLocality: city,
    addressRegion: postal.region,
    postalCode: postal.code,
    addressCountry: postal.country,
  };
  const told = Object.entries(parts).filter(([, value]) => value !== '');
  return {
    '@type': 'Place',
    name: venue || city || parts.streetAddress,
    address: { '@type': 'PostalAddress', ...Object.fromEntries(told) },
  };
}

/** The site is that of the first: the others are known by their names. */
function organizersData({ site }: View, { organizers }: EventTold): unknown {
  const all = organizers.map((name, index) => ({
    '@type': 'Organization',
    name,
    ...(index === 0 ? { url: site.baseUrl } : {}),
  }));
  return all.length === 1 ? all[0] : all;
}

/** Only whom a heading of the list calls supporters: all names once more would weigh too much. */
function sponsorsData({ coSponsorParts }: EventTold): Record<string, unknown> {
  const names = coSponsorParts
    .filter(({ kind }) => kind === 'supported')
    .flatMap(({ listed }) => listed.map((one) => one.listed));
  return names.length === 0
    ? {}
    : { sponsor: names.map((name) => ({ '@type': 'Organization', name })) };
}
