import type { City } from '../../db/cities.ts';
import type { Campaign, SuggestedPlace } from '../../db/schema.ts';
import type { Services } from '../services.ts';

/**
 * By which places of a city are found: its number on the list of cities, since a pasted list may name it in
 * any language; its name as it was pasted where no city is known by it.
 */
export function cityKeyOf(cityId: number | null, name: string): string {
  return cityId === null ? `name ${name.normalize('NFKC').toLowerCase()}` : `city ${cityId}`;
}

/** The places that a campaign suggests in a city. */
export function suggestedIn(
  { db }: Pick<Services, 'db'>,
  campaignId: Campaign['id'],
  { id, name }: Pick<City, 'id' | 'name'>,
): SuggestedPlace[] {
  const keys = [cityKeyOf(id, name), cityKeyOf(null, name)];
  return keys.flatMap((key) => db.campaignPlaces.suggestedIn(campaignId, key));
}
