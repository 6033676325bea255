import type { City } from '../../db/cities.ts';
import { folded } from '../../db/folded.ts';
import type { Campaign } from '../../db/schema.ts';
import { languages } from '../../templates/languages.ts';
import type { Services } from '../services.ts';
import type { PastedPlace } from './pastedPlaces.ts';
import { cityKeyOf } from './suggestedPlaces.ts';

/** An organizer names a city in which nobody organizes an action yet. */
export async function lookForSomeone(
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  { id: campaignId, slug }: Campaign,
  city: City,
  organizerId: number,
): Promise<void> {
  const at = clock();
  const { id: cityId, name, country, region, latitude, longitude, zone } = city;
  await db.write((store) => {
    if (store.campaignPlaces.openCities(campaignId).some((one) => one.cityId === cityId)) return;
    const place = { cityId, city: name, country, region, latitude, longitude, zone };
    store.campaignPlaces.openCity({ campaignId, ...place, createdAt: at });
    const detail = { campaign: slug, city: name };
    store.audit.append({ at, by: { organizerId }, action: 'city-looked-for', detail });
  });
}

/** An organizer takes a city off the list. */
export async function stopLooking(
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  { id, slug }: Campaign,
  cityId: number,
  organizerId: number,
): Promise<void> {
  const at = clock();
  await db.write((store) => {
    const city = store.campaignPlaces.openCities(id).find((one) => one.cityId === cityId)?.city;
    if (city === undefined || store.campaignPlaces.closeCity(id, cityId) === 0) return;
    const detail = { campaign: slug, city };
    store.audit.append({ at, by: { organizerId }, action: 'city-no-longer-looked-for', detail });
  });
}

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
 * The city that a name in a list means: the first of those that are called so in one of our languages, and
 * none that merely sounds like it, since nobody looks at the answer.
 */
function cityMeant({ cities }: Pick<Services, 'cities'>, name: string): number | null {
  const found = cities.find(name, { language: 'en', limit: 5 });
  const [head = name] = name.split(',');
  const isCalled = ({ id }: City) =>
    [...languages, 'fr', 'pt', 'it', 'de', 'ar'].some(
      (language) => folded(cities.byId(id, language)?.name ?? '') === folded(head.trim()),
    );
  return found.find(isCalled)?.id ?? null;
}
