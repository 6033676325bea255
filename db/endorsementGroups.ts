import { asc, eq, sql } from 'drizzle-orm';
import type { Drizzle } from './connection.ts';
import {
  endorsementGroups,
  endorsements,
  type EndorsementGroup,
  type GroupNames,
  type NewEndorsementGroup,
} from './schema.ts';

export function endorsementGroupReads(drizzle: Drizzle) {
  const ofEvent = drizzle
    .select()
    .from(endorsementGroups)
    .where(eq(endorsementGroups.eventId, sql.placeholder('eventId')))
    .orderBy(asc(endorsementGroups.position), asc(endorsementGroups.id))
    .prepare();

  return {
    /** The groups of the public list of an event, in their order. */
    ofEvent: (eventId: number): EndorsementGroup[] => ofEvent.all({ eventId }),
  };
}

export function endorsementGroupChanges(drizzle: Drizzle) {
  return {
    insert: (group: NewEndorsementGroup): EndorsementGroup =>
      drizzle.insert(endorsementGroups).values(group).returning().get(),
    rename: (id: number, names: GroupNames): void => {
      drizzle.update(endorsementGroups).set({ names }).where(eq(endorsementGroups.id, id)).run();
    },
    /** Puts a group at a place, counted from 1. */
    place: (id: number, position: number): void => {
      drizzle.update(endorsementGroups).set({ position }).where(eq(endorsementGroups.id, id)).run();
    },
    /** Takes a group away; who was in it is in none. */
    remove: (id: number): void => {
      drizzle.delete(endorsementGroups).where(eq(endorsementGroups.id, id)).run();
    },
    /** Puts an organization into a group, or into none. */
    assign: (endorsementId: number, groupId: number | null): void => {
      drizzle.update(endorsements).set({ groupId }).where(eq(endorsements.id, endorsementId)).run();
    },
  };
}
