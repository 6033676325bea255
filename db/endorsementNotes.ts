import { asc, count, eq, sql } from 'drizzle-orm';
import type { Drizzle } from './connection.ts';
import { askedOfOwner } from './endorsementOwners.ts';
import { endorsementNotes, endorsements, organizers, type EndorsementOwner } from './schema.ts';

/** A note with the name of who wrote it. */
export interface ReadNote {
  id: number;
  endorsementId: number;
  text: string;
  createdAt: number;
  organizerId: number;
  organizerName: string;
}

export function endorsementNoteReads(drizzle: Drizzle) {
  const columns = {
    id: endorsementNotes.id,
    endorsementId: endorsementNotes.endorsementId,
    text: endorsementNotes.text,
    createdAt: endorsementNotes.createdAt,
    organizerId: endorsementNotes.organizerId,
    organizerName: organizers.name,
  };
  const of = drizzle
    .select(columns)
    .from(endorsementNotes)
    .innerJoin(organizers, eq(organizers.id, endorsementNotes.organizerId))
    .where(eq(endorsementNotes.endorsementId, sql.placeholder('endorsementId')))
    .orderBy(asc(endorsementNotes.id))
    .prepare();
  const ofOwner = askedOfOwner(endorsements, (isOfOwner) =>
    drizzle
      .select(columns)
      .from(endorsementNotes)
      .innerJoin(organizers, eq(organizers.id, endorsementNotes.organizerId))
      .innerJoin(endorsements, eq(endorsements.id, endorsementNotes.endorsementId))
      .where(isOfOwner)
      .orderBy(asc(endorsementNotes.id))
      .prepare(),
  );
  const number = drizzle
    .select({ notes: count() })
    .from(endorsementNotes)
    .where(eq(endorsementNotes.endorsementId, sql.placeholder('endorsementId')))
    .prepare();

  return {
    /** What was noted of one organization, the oldest first. */
    of: (endorsementId: number): ReadNote[] => of.all({ endorsementId }),
    /** What was noted of all organizations of an event or a campaign, the oldest first. */
    ofOwner: (owner: EndorsementOwner): ReadNote[] => ofOwner(owner).all({ owner: owner.id }),
    /** How many notes an organization has. */
    count: (endorsementId: number): number => number.get({ endorsementId })?.notes ?? 0,
  };
}

export function endorsementNoteChanges(drizzle: Drizzle) {
  return {
    insert: (note: typeof endorsementNotes.$inferInsert): void => {
      drizzle.insert(endorsementNotes).values(note).run();
    },
    remove: (id: number): void => {
      drizzle.delete(endorsementNotes).where(eq(endorsementNotes.id, id)).run();
    },
  };
}
