import type { Campaign, OpenCity } from '../../db/schema.ts';
import type { Services } from '../services.ts';
import { overBy } from '../time/lifetime.ts';

/**
 * The cities in which a campaign still looks for somebody: those that organizers named, but for those where
 * there is an action by now.
 */
export function citiesLookedFor(
  { db }: Pick<Services, 'db'>,
  campaignId: Campaign['id'],
  now: number,
): OpenCity[] {
  const named = db.campaignPlaces.openCities(campaignId);
  if (named.length === 0) return named;
  const taken = takenCities({ db }, campaignId, now);
  return named.filter(({ cityId }) => !taken.has(cityId));
}

/** The cities in which a campaign has an action, drafts too, or shows one that partners call. */
export function takenCities(
  { db }: Pick<Services, 'db'>,
  campaignId: Campaign['id'],
  now: number,
): ReadonlySet<number> {
  const ofPartners = db.mappedActions.ofPartners(campaignId, overBy(now));
  const actions = [
    ...db.campaignActions.ofCampaign(campaignId),
    ...ofPartners.filter(({ cancelled }) => !cancelled),
  ];
  return new Set(actions.flatMap(({ cityId }) => cityId ?? []));
}
