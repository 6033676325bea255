import { asc, eq, getTableColumns, sql } from 'drizzle-orm';
import type { Drizzle } from './connection.ts';
import { organizers, signupNotes, type SignupNote } from './schema.ts';

/** A note with the name of who wrote it. */
export type NamedNote = SignupNote & { by: string };

export function signupNoteReads(drizzle: Drizzle) {
  const ofSignup = drizzle
    .select({ ...getTableColumns(signupNotes), by: organizers.name })
    .from(signupNotes)
    .innerJoin(organizers, eq(organizers.id, signupNotes.organizerId))
    .where(eq(signupNotes.signupId, sql.placeholder('signupId')))
    .orderBy(asc(signupNotes.id))
    .prepare();

  return {
    byId: (id: number): SignupNote | undefined =>
      drizzle.select().from(signupNotes).where(eq(signupNotes.id, id)).get(),
    /** What was written down about somebody, the oldest first. */
    ofSignup: (signupId: number): NamedNote[] => ofSignup.all({ signupId }),
  };
}

export function signupNoteChanges(drizzle: Drizzle) {
  return {
    insert: (note: Omit<SignupNote, 'id' | 'editedAt'>): SignupNote =>
      drizzle.insert(signupNotes).values(note).returning().get(),
    edit: (id: number, text: string, now: number): void => {
      drizzle.update(signupNotes).set({ text, editedAt: now }).where(eq(signupNotes.id, id)).run();
    },
    remove: (id: number): void => {
      drizzle.delete(signupNotes).where(eq(signupNotes.id, id)).run();
    },
    /** Has the notes about one sign-up be about another. */
    move: (from: number, to: number): void => {
      drizzle.update(signupNotes).set({ signupId: to }).where(eq(signupNotes.signupId, from)).run();
    },
  };
}
