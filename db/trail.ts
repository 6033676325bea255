import { asc, desc, eq, sql } from 'drizzle-orm';
import type { Drizzle } from './connection.ts';
import { jsonText, storedJson } from './json.ts';
import { organizers, trail, type NewTrailEntry, type TrailEntry } from './schema.ts';

/** An entry with the name of the organizer who acted, where one did. */
export type NamedTrailEntry = TrailEntry & { organizerName: string | null };

export function trailReads(drizzle: Drizzle) {
  const named = () =>
    drizzle
      .select({ entry: trail, organizerName: organizers.name })
      .from(trail)
      .leftJoin(organizers, eq(organizers.id, trail.organizerId));
  const ofEvent = named()
    .where(eq(trail.eventId, sql.placeholder('eventId')))
    .orderBy(desc(trail.id))
    .limit(sql.placeholder('limit'))
    .prepare();
  const ofEndorsement = named()
    .where(eq(trail.endorsementId, sql.placeholder('endorsementId')))
    .orderBy(asc(trail.id))
    .prepare();
  const ofSignup = named()
    .where(eq(trail.signupId, sql.placeholder('signupId')))
    .orderBy(asc(trail.id))
    .prepare();

  const flat = (row: { entry: TrailEntry; organizerName: string | null }): NamedTrailEntry => ({
    ...row.entry,
    organizerName: row.organizerName,
  });

  return {
    /** The newest entries of an event first. */
    ofEvent: (eventId: number, limit: number): NamedTrailEntry[] =>
      ofEvent.all({ eventId, limit }).map(flat),
    ofEndorsement: (endorsementId: number): NamedTrailEntry[] =>
      ofEndorsement.all({ endorsementId }).map(flat),
    ofSignup: (signupId: number): NamedTrailEntry[] => ofSignup.all({ signupId }).map(flat),
  };
}

export function trailChanges(drizzle: Drizzle) {
  const value = sql.placeholder;
  // Prepared once, since nothing is written without a trace.
  const append = drizzle
    .insert(trail)
    .values({
      at: value('at'),
      actor: value('actor'),
      organizerId: value('organizerId'),
      action: value('action'),
      eventId: value('eventId'),
      signupId: value('signupId'),
      endorsementId: value('endorsementId'),
      detail: storedJson('detail'),
    } satisfies Record<Exclude<keyof NewTrailEntry, 'id'>, unknown>)
    .prepare();

  return {
    /** Leaves a trace. It stands in the same write as the change it tells of. */
    append: (entry: Omit<NewTrailEntry, 'id'>): void => {
      append.run({
        organizerId: null,
        eventId: null,
        signupId: null,
        endorsementId: null,
        ...entry,
        detail: jsonText(entry.detail),
      });
    },
    /** Keeps what was done with an event that is about to be deleted. */
    outliveEvent: (eventId: number): void => {
      drizzle.update(trail).set({ eventId: null }).where(eq(trail.eventId, eventId)).run();
    },
  };
}
