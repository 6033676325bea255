import { and, asc, eq, sql } from 'drizzle-orm';
import type { Drizzle } from './connection.ts';
import { eventSources, type EventSource } from './schema.ts';

export function eventSourceReads(drizzle: Drizzle) {
  const ofEvent = drizzle
    .select()
    .from(eventSources)
    .where(eq(eventSources.eventId, sql.placeholder('eventId')))
    .orderBy(asc(eventSources.createdAt), asc(eventSources.name))
    .prepare();
  return {
    /** In the order in which they were named. */
    ofEvent: (eventId: number): EventSource[] => ofEvent.all({ eventId }),
  };
}

export function eventSourceChanges(drizzle: Drizzle) {
  return {
    /** Names one, unless it is named already. */
    add: (source: typeof eventSources.$inferInsert): void => {
      drizzle.insert(eventSources).values(source).onConflictDoNothing().run();
    },
    /** Counts a sign-up by one that was named; what somebody made up is counted nowhere. */
    count: (eventId: number, name: string): void => {
      drizzle
        .update(eventSources)
        .set({ signups: sql`${eventSources.signups} + 1` })
        .where(and(eq(eventSources.eventId, eventId), eq(eventSources.name, name)))
        .run();
    },
  };
}
