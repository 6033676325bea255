import { desc, eq, sql } from 'drizzle-orm';
import type { Drizzle } from './connection.ts';
import { repeatedSignups, type NewRepeatedSignup, type RepeatedSignup } from './schema.ts';

export function repeatedSignupReads(drizzle: Drizzle) {
  const byPublicId = drizzle
    .select()
    .from(repeatedSignups)
    .where(eq(repeatedSignups.publicId, sql.placeholder('publicId')))
    .prepare();
  const newestOf = drizzle
    .select()
    .from(repeatedSignups)
    .where(eq(repeatedSignups.signupId, sql.placeholder('signupId')))
    .orderBy(desc(repeatedSignups.createdAt))
    .limit(1)
    .prepare();

  return {
    byPublicId: (publicId: string): RepeatedSignup | undefined => byPublicId.get({ publicId }),
    /** The last time somebody signed up again for an active sign-up. */
    newestOf: (signupId: number): RepeatedSignup | undefined => newestOf.get({ signupId }),
  };
}

export function repeatedSignupChanges(drizzle: Drizzle) {
  return {
    insert: (repeated: NewRepeatedSignup): RepeatedSignup =>
      drizzle.insert(repeatedSignups).values(repeated).returning().get(),
    update: (id: number, values: Partial<NewRepeatedSignup>): RepeatedSignup =>
      drizzle
        .update(repeatedSignups)
        .set(values)
        .where(eq(repeatedSignups.id, id))
        .returning()
        .get(),
    removeOfEvent: (eventId: number): void => {
      drizzle.delete(repeatedSignups).where(eq(repeatedSignups.eventId, eventId)).run();
    },
  };
}
