import type { Campaign, OpenCity } from '../../db/schema.ts';
import { newProposalAddress } from '../../templates/addresses.ts';
import type { LookedForCity } from '../../templates/pages/campaigns/actionPlacesProps.ts';
import type { View } from '../../templates/view.ts';
import { withCommas } from '../../templates/withCommas.ts';
import { countryName } from '../time/countries.ts';
import { citiesLookedFor } from '../proposals/openCities.ts';
import { openingOf } from '../proposals/states.ts';
import type { Services } from '../services.ts';

/**
 * The cities in which a campaign still looks for somebody, wherever one can still propose an action.
 *
 * @returns null while nobody can
 */
export function citiesToAdopt(
  services: Pick<Services, 'db'>,
  campaign: Campaign,
  now: number,
): OpenCity[] | null {
  if (openingOf(campaign, now) !== 'open') return null;
  return citiesLookedFor(services, campaign.id, now);
}

/** Such a city as its reader calls it, with the way to organize something there. */
export function cityToAdopt(
  { cities }: Pick<Services, 'cities'>,
  { language }: View,
  slug: string,
  { cityId, city, country }: OpenCity,
): LookedForCity {
  const name = cities.byId(cityId, language)?.name ?? city;
  return {
    name: withCommas([name, countryName(country, language)]),
    anchor: anchorOfOpen(cityId),
    href: newProposalAddress(slug, cityId),
  };
}

/** Where on its page a campaign asks for somebody in a city. */
export function anchorOfOpen(cityId: number): string {
  return `open-${cityId}`;
}
