import { asc, eq, isNull, or } from 'drizzle-orm';
import type { Drizzle } from './connection.ts';
import { savedFilters, type NewSavedFilter, type SavedFilter } from './schema.ts';

export function savedFilterReads(drizzle: Drizzle) {
  return {
    /** Those for an event and those for every event, by their names; null: for every event alone. */
    savedFilters: (eventId: number | null): SavedFilter[] =>
      drizzle
        .select()
        .from(savedFilters)
        .where(
          or(
            isNull(savedFilters.eventId),
            eventId === null ? undefined : eq(savedFilters.eventId, eventId),
          ),
        )
        .orderBy(asc(savedFilters.name), asc(savedFilters.id))
        .all(),
    savedFilter: (id: number): SavedFilter | undefined =>
      drizzle.select().from(savedFilters).where(eq(savedFilters.id, id)).get(),
  };
}

export function savedFilterChanges(drizzle: Drizzle) {
  return {
    saveFilter: (filter: NewSavedFilter): void => {
      drizzle.insert(savedFilters).values(filter).run();
    },
    removeFilter: (id: number): void => {
      drizzle.delete(savedFilters).where(eq(savedFilters.id, id)).run();
    },
  };
}
