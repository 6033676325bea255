import type { ActionInFile, CampaignFile } from './campaignFile.ts';

/**
 * The actions of a campaign as a collection of OSDI events:
 * https://opensupporter.github.io/osdi-docs/events.html, in HAL (draft-kelly-json-hal). OSDI knows no time
 * zone: instants are in UTC, and an action whose hour is not announced is one of a whole day. Its country is
 * as ISO 3166-1 has it, its region as people wrote it.
 *
 * @param self the whole address of the collection
 */
export function actionsOsdi({ actions }: CampaignFile, self: string): object {
  return {
    total_pages: 1,
    per_page: actions.length,
    page: 1,
    total_records: actions.length,
    _links: {
      self: { href: self },
      curies: [
        {
          name: 'osdi',
          href: 'https://opensupporter.github.io/osdi-docs/{rel}.html',
          templated: true,
        },
      ],
    },
    _embedded: { 'osdi:events': actions.map(eventOf) },
  };
}

function eventOf(action: ActionInFile): object {
  const { place, start, end } = action;
  return {
    identifiers: [`cacerola:${action.uid}`],
    origin_system: 'Cacerola',
    modified_date: action.changed,
    name: action.title,
    title: action.title,
    summary: action.summary,
    description: action.description,
    browser_url: action.url,
    type: 'open',
    status: action.state === 'canceled' ? 'cancelled' : 'confirmed',
    visibility: 'public',
    start_date: start.instant,
    ...(end === null ? {} : { end_date: end.instant }),
    ...(action.precision === 'day'
      ? { all_day: true, all_day_date: start.local }
      : { all_day: false }),
    ...(place === null ? {} : { location: locationOf(place, action.language) }),
  };
}

function locationOf(place: NonNullable<ActionInFile['place']>, language: string): object {
  const { latitude, longitude } = place;
  return {
    venue: place.venue,
    address_lines: place.address.split('\n').filter((line) => line !== ''),
    locality: place.city,
    region: place.region,
    postal_code: place.postal_code,
    ...(place.country === null ? {} : { country: place.country }),
    language: language.toUpperCase(),
    ...(latitude === null || longitude === null
      ? {}
      : { location: { latitude, longitude, accuracy: 'Approximate' } }),
  };
}
