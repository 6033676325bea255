import { eq, sql } from 'drizzle-orm';
import type { Drizzle } from './connection.ts';
import { mergedSignups, signups, type Signup } from './schema.ts';

export function mergedSignupReads(drizzle: Drizzle) {
  const byId = drizzle
    .select()
    .from(signups)
    .where(eq(signups.id, sql.placeholder('id')))
    .prepare();
  const mergedInto = drizzle
    .select({ keptId: mergedSignups.keptId })
    .from(mergedSignups)
    .where(eq(mergedSignups.goneId, sql.placeholder('id')))
    .prepare();

  return {
    /** The sign-up of a number; where it was merged into another one, that one. */
    byIdOrMerged: (id: number): Signup | undefined =>
      byId.get({ id }) ?? byId.get({ id: mergedInto.get({ id })?.keptId ?? 0 }),
  };
}

export function mergedSignupChanges(drizzle: Drizzle) {
  return {
    /** Notes into which sign-up another one goes, with all that went into that before. */
    noteMerged: (goneId: number, keptId: number): void => {
      drizzle.update(mergedSignups).set({ keptId }).where(eq(mergedSignups.keptId, goneId)).run();
      drizzle.insert(mergedSignups).values({ goneId, keptId }).run();
    },
  };
}
