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
  const called = (eventId: number, name: string) =>
    and(eq(eventSources.eventId, eventId), eq(eventSources.name, name));
  return {
    /** Makes one, unless there is one of its name. */
    add: (source: typeof eventSources.$inferInsert): void => {
      drizzle.insert(eventSources).values(source).onConflictDoNothing().run();
    },
    /** Calls one by other words; its link stays. @returns whether there is one */
    relabel: (eventId: number, name: string, label: string): boolean =>
      drizzle.update(eventSources).set({ label }).where(called(eventId, name)).run().changes > 0,
    /** Forgets one, and what it has counted. @returns whether there was one */
    remove: (eventId: number, name: string): boolean =>
      drizzle.delete(eventSources).where(called(eventId, name)).run().changes > 0,
    /** Counts a sign-up by one that there is; what somebody made up is counted nowhere. */
    count: (eventId: number, name: string): void => {
      drizzle
        .update(eventSources)
        .set({ signups: sql`${eventSources.signups} + 1` })
        .where(called(eventId, name))
        .run();
    },
  };
}
