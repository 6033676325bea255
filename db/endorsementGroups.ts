import { asc, eq } from 'drizzle-orm';
import type { Drizzle } from './connection.ts';
import { askedOfOwner, columnsOfOwner } from './endorsementOwners.ts';
import {
  endorsementGroups,
  endorsements,
  type EndorsementGroup,
  type EndorsementOwner,
  type GroupNames,
  type NewEndorsementGroup,
} from './schema.ts';

export function endorsementGroupReads(drizzle: Drizzle) {
  const ofOwner = askedOfOwner(endorsementGroups, (isOfOwner) =>
    drizzle
      .select({
        id: endorsementGroups.id,
        kind: endorsementGroups.kind,
        names: endorsementGroups.names,
        position: endorsementGroups.position,
      })
      .from(endorsementGroups)
      .where(isOfOwner)
      .orderBy(asc(endorsementGroups.position), asc(endorsementGroups.id))
      .prepare(),
  );

  return {
    /** The groups of the public list of an event or a campaign, in their order. */
    ofOwner: (owner: EndorsementOwner): EndorsementGroup[] =>
      ofOwner(owner).all({ owner: owner.id }),
  };
}

export function endorsementGroupChanges(drizzle: Drizzle) {
  return {
    insert: (owner: EndorsementOwner, group: NewEndorsementGroup): EndorsementGroup =>
      drizzle
        .insert(endorsementGroups)
        .values({ ...group, ...columnsOfOwner(owner) })
        .returning()
        .get(),
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
