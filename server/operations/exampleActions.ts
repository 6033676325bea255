import type { City } from '../../db/cities.ts';
import type { Campaign, NewEvent } from '../../db/schema.ts';
import type { Services } from '../services.ts';
import { scheduleColumns } from '../time/eventSchedule.ts';
import { buildSchedule, tzdataVersion } from '../time/schedule.ts';
import { isZone } from '../time/zones.ts';
import { exampleCities } from './exampleCities.ts';

/** Hours at which actions begin, on the clocks of each place. */
const hours = ['12:00', '16:00', '17:30', '18:00', '19:00'];

export interface ExampleRequest {
  campaign: Pick<Campaign, 'id' | 'slug' | 'title'>;
  /** `YYYY-MM-DD`, in each place's own day. */
  day: string;
  count: number;
  /** The words of the events, which tell that they are made up. */
  words: { title: string; host: string; venue: string; summary: string };
}

/**
 * Actions of a campaign in cities of the whole world, made up by a rule and the same each time: what they are
 * called says so, and nobody is named.
 *
 * @param cities from which they are spread, one after the other
 */
export function exampleEvents(
  { campaign, day, count, words }: ExampleRequest,
  cities: readonly City[],
  now: number,
): NewEvent[] {
  return Array.from({ length: count }, (_, at) => {
    const city = cities[at % cities.length];
    if (city === undefined) throw new Error('Without cities there are no actions.');
    return exampleEvent({ campaign, day, words, count }, city, at, now);
  });
}

function exampleEvent(
  { campaign, day, words }: ExampleRequest,
  city: City,
  at: number,
  now: number,
): NewEvent {
  const hour = hours[at % hours.length] ?? '16:00';
  const zone = isZone(city.zone) ? city.zone : 'Etc/UTC';
  const built = buildSchedule({ zone, startLocal: `${day}T${hour}`, announcedZones: [] });
  if (!built.ok) throw new Error(`${city.name} has no ${hour} on ${day}.`);
  return {
    ...scheduleColumns(built.schedule, tzdataVersion()),
    slug: `${campaign.slug}-example-${at + 1}`,
    campaignId: campaign.id,
    kind: at % 23 === 22 ? 'hybrid' : 'in-person',
    state: 'published',
    language: 'en',
    title: words.title,
    summary: words.summary,
    host: words.host,
    venue: words.venue,
    city: city.name,
    country: city.country,
    latitude: city.latitude,
    longitude: city.longitude,
    cityId: city.id,
    accessFeatures: at % 3 === 0 ? 'stepFree' : '',
    speakers: [],
    scheduledAt: now,
    publishedAt: now,
    createdAt: now,
    updatedAt: now,
  };
}

/** The example cities that the gazetteer has, in the order of the list. */
export function knownExampleCities({ cities }: Pick<Services, 'cities'>): City[] {
  return exampleCities.flatMap((typed) => {
    const [city] = cities.find(typed, { language: 'en', limit: 1 });
    return city === undefined ? [] : [city];
  });
}
