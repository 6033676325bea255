import { asc, eq, getTableColumns, sql } from 'drizzle-orm';
import type { Drizzle } from './connection.ts';
import { corrections, organizers, type Correction } from './schema.ts';

/** A correction with the name of who made it. */
export type NamedCorrection = Correction & { by: string };

export function correctionReads(drizzle: Drizzle) {
  const ofSignup = drizzle
    .select({ ...getTableColumns(corrections), by: organizers.name })
    .from(corrections)
    .innerJoin(organizers, eq(organizers.id, corrections.organizerId))
    .where(eq(corrections.signupId, sql.placeholder('signupId')))
    .orderBy(asc(corrections.id))
    .prepare();

  return {
    /** What of a sign-up organizers corrected, the oldest first. */
    ofSignup: (signupId: number): NamedCorrection[] => ofSignup.all({ signupId }),
  };
}

export function correctionChanges(drizzle: Drizzle) {
  return {
    insert: (correction: Omit<Correction, 'id'>): void => {
      drizzle.insert(corrections).values(correction).run();
    },
    /** Has those of one sign-up be with another. */
    move: (from: number, to: number): void => {
      drizzle.update(corrections).set({ signupId: to }).where(eq(corrections.signupId, from)).run();
    },
  };
}
