import type { Campaign } from '../../db/schema.ts';
import type { Services } from '../services.ts';
import type { PastedPlace } from './pastedPlaces.ts';
import { cityKeyOf } from './suggestedPlaces.ts';

/** An organizer puts another list of places in the place of the one before. */
export async function suggestPlaces(
  services: Pick<Services, 'db' | 'clock' | 'cities'>,
  { id: campaignId, slug }: Campaign,
  places: readonly PastedPlace[],
  organizerId: number,
): Promise<void> {
  const { db, clock } = services;
  const at = clock();
  const keys = new Map(
    [...new Set(places.map(({ city }) => city))].map((name) => [
      name,
      cityKeyOf(cityMeant(services, name), name),
    ]),
  );
  await db.write((store) => {
    store.campaignPlaces.suggest(
      campaignId,
      places.map((place) => ({
        ...place,
        campaignId,
        cityKey: keys.get(place.city) ?? cityKeyOf(null, place.city),
      })),
    );
    const detail = { campaign: slug, places: places.length };
    store.audit.append({ at, by: { organizerId }, action: 'places-suggested', detail });
  });
}

/**
 * The city that a name in a list means: the first of those that are called so in any language, and none that
 * merely sounds like it, since nobody looks at the answer and a list may have very many.
 */
function cityMeant({ cities }: Pick<Services, 'cities'>, name: string): number | null {
  const [city] = cities.find(name, { language: 'en', limit: 1, namedOnly: true });
  return city?.id ?? null;
}
