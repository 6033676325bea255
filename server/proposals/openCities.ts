import type { Campaign, OpenCity } from '../../db/schema.ts';
import type { Services } from '../services.ts';

/**
 * The cities in which a campaign still looks for somebody: those that organizers named, but for those where
 * there is an action by now.
 */
export function citiesLookedFor(
  { db }: Pick<Services, 'db'>,
  campaignId: Campaign['id'],
): OpenCity[] {
  const named = db.campaignPlaces.openCities(campaignId);
  if (named.length === 0) return named;
  const taken = takenCities({ db }, campaignId);
  return named.filter(({ cityId }) => !taken.has(cityId));
}

/** The cities in which a campaign has an action, drafts too. */
export function takenCities(
  { db }: Pick<Services, 'db'>,
  campaignId: Campaign['id'],
): ReadonlySet<number> {
  return new Set(db.campaignActions.ofCampaign(campaignId).flatMap(({ cityId }) => cityId ?? []));
}
