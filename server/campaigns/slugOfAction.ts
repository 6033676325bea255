import type { Store } from '../../db/database.ts';
import { freeSlug } from '../events/createEvent.ts';
import { longestSlug, slugFrom } from '../events/slug.ts';

/** Where an action of a campaign is. */
export interface CityOfAction {
  city: string;
  country: string;
  cityId: number;
}

/** A free address that names the campaign and the city, where the letters of addresses can write it. */
export function slugOfAction(
  store: Store,
  campaign: string,
  { city, country, cityId }: CityOfAction,
): string {
  const code = country.toLowerCase();
  const head = campaign.slice(0, longestSlug - 20).replace(/-+$/, '');
  const named = slugFrom(city, '');
  const wanted = slugFrom(
    `${head}-${named === '' ? `${code}-${cityId}` : named}`,
    `${head}-${code}`,
  );
  return freeSlug(store, wanted);
}
