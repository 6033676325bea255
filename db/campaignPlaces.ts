import { and, asc, eq, sql } from 'drizzle-orm';
import type { Drizzle } from './connection.ts';
import {
  openCities,
  suggestedPlaces,
  type NewOpenCity,
  type NewSuggestedPlace,
  type OpenCity,
  type SuggestedPlace,
} from './schema.ts';

/** Where a campaign looks for somebody, and which places it suggests. */
export function campaignPlaceReads(drizzle: Drizzle) {
  const openOf = drizzle
    .select()
    .from(openCities)
    .where(eq(openCities.campaignId, sql.placeholder('campaignId')))
    .orderBy(asc(openCities.country), asc(openCities.city))
    .prepare();
  const suggested = drizzle
    .select()
    .from(suggestedPlaces)
    .where(eq(suggestedPlaces.campaignId, sql.placeholder('campaignId')))
    .orderBy(asc(suggestedPlaces.city), asc(suggestedPlaces.id))
    .prepare();
  const inCity = drizzle
    .select()
    .from(suggestedPlaces)
    .where(
      and(
        eq(suggestedPlaces.campaignId, sql.placeholder('campaignId')),
        eq(suggestedPlaces.cityKey, sql.placeholder('cityKey')),
      ),
    )
    .orderBy(asc(suggestedPlaces.id))
    .prepare();
  return {
    /** The cities in which nobody organizes an action yet, as organizers named them. */
    openCities: (campaignId: number): OpenCity[] => openOf.all({ campaignId }),
    suggested: (campaignId: number): SuggestedPlace[] => suggested.all({ campaignId }),
    /** Those of a city, by the key that a list of places has of it. */
    suggestedIn: (campaignId: number, cityKey: string): SuggestedPlace[] =>
      inCity.all({ campaignId, cityKey }),
  };
}

export function campaignPlaceChanges(drizzle: Drizzle) {
  return {
    /** Names a city; one that is named already stays as it is. */
    openCity: (city: NewOpenCity): void => {
      drizzle.insert(openCities).values(city).onConflictDoNothing().run();
    },
    /** Takes a city off the list. */
    closeCity: (campaignId: number, cityId: number): number =>
      drizzle
        .delete(openCities)
        .where(and(eq(openCities.campaignId, campaignId), eq(openCities.cityId, cityId)))
        .run().changes,
    /** Puts a list of places in the place of the one before. */
    suggest: (campaignId: number, places: readonly NewSuggestedPlace[]): void => {
      drizzle.delete(suggestedPlaces).where(eq(suggestedPlaces.campaignId, campaignId)).run();
      for (const place of places) drizzle.insert(suggestedPlaces).values(place).run();
    },
  };
}
