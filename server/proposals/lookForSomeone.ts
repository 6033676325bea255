import type { City } from '../../db/cities.ts';
import type { Campaign } from '../../db/schema.ts';
import type { Services } from '../services.ts';

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
