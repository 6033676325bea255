import { and, asc, eq, gt, isNull, ne, sql } from 'drizzle-orm';
import type { Drizzle } from './connection.ts';
import { events, type Event } from './schema.ts';

/** An event of which a city was typed, and nobody knows yet which one that is. */
export type Placeless = Pick<Event, 'id' | 'city' | 'zone'>;

export function eventPlaceReads(drizzle: Drizzle) {
  const value = sql.placeholder;
  const placeless = drizzle
    .select({ id: events.id, city: events.city, zone: events.zone })
    .from(events)
    .where(and(gt(events.id, value('after')), isNull(events.cityId), ne(events.city, '')))
    .orderBy(asc(events.id))
    .limit(value('limit'))
    .prepare();
  return {
    /** Those after one, by their ids. */
    placeless: (after: number, limit: number): Placeless[] => placeless.all({ after, limit }),
  };
}

export function eventPlaceChanges(drizzle: Drizzle) {
  return {
    /** Says where an event is, unless its city was typed otherwise meanwhile. */
    setPlace: (
      { id, city }: Placeless,
      place: Pick<Event, 'country' | 'latitude' | 'longitude' | 'cityId'>,
    ): void => {
      drizzle
        .update(events)
        .set(place)
        .where(and(eq(events.id, id), eq(events.city, city), isNull(events.cityId)))
        .run();
    },
  };
}
