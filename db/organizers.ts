import { and, asc, count, eq, gt, isNotNull, isNull, sql } from 'drizzle-orm';
import type { Drizzle } from './connection.ts';
import {
  organizers,
  sessions,
  signIns,
  type Organizer,
  type Session,
  type SignIn,
} from './schema.ts';

export function organizerReads(drizzle: Drizzle) {
  const byId = drizzle
    .select()
    .from(organizers)
    .where(eq(organizers.id, sql.placeholder('id')))
    .prepare();
  const byEmailKey = drizzle
    .select()
    .from(organizers)
    .where(eq(organizers.emailKey, sql.placeholder('emailKey')))
    .prepare();
  const active = drizzle
    .select()
    .from(organizers)
    .where(isNull(organizers.removedAt))
    .orderBy(asc(organizers.id))
    .prepare();
  const signInById = drizzle
    .select()
    .from(signIns)
    .where(eq(signIns.id, sql.placeholder('id')))
    .prepare();
  const signInByPublicId = drizzle
    .select()
    .from(signIns)
    .where(eq(signIns.publicId, sql.placeholder('publicId')))
    .prepare();
  const askedSince = drizzle
    .select({ asked: count() })
    .from(signIns)
    .where(
      and(
        eq(signIns.organizerId, sql.placeholder('organizerId')),
        isNotNull(signIns.browserHash),
        gt(signIns.createdAt, sql.placeholder('since')),
      ),
    )
    .prepare();
  const bySession = drizzle
    .select({ session: sessions, organizer: organizers })
    .from(sessions)
    .innerJoin(organizers, eq(organizers.id, sessions.organizerId))
    .where(and(eq(sessions.tokenHash, sql.placeholder('tokenHash')), isNull(organizers.removedAt)))
    .prepare();

  return {
    byId: (id: number): Organizer | undefined => byId.get({ id }),
    /** Also finds organizers who were removed. */
    byEmailKey: (emailKey: string): Organizer | undefined => byEmailKey.get({ emailKey }),
    /** Everybody who may sign in, in the order in which they were first invited. */
    active: (): Organizer[] => active.all(),
    signInById: (id: number): SignIn | undefined => signInById.get({ id }),
    signInByPublicId: (publicId: string): SignIn | undefined => signInByPublicId.get({ publicId }),
    /** How many links an organizer was sent on request since an instant. */
    linksAskedSince: (organizerId: number, since: number): number =>
      askedSince.get({ organizerId, since })?.asked ?? 0,
    /** The session of a cookie with its organizer, unless they were removed. */
    bySession: (tokenHash: string): { session: Session; organizer: Organizer } | undefined =>
      bySession.get({ tokenHash }),
  };
}

export function organizerChanges(drizzle: Drizzle) {
  return {
    /** @throws when the address is another organizer's, removed ones included. */
    insert: (organizer: typeof organizers.$inferInsert): Organizer =>
      drizzle.insert(organizers).values(organizer).returning().get(),
    update: (id: number, values: Partial<typeof organizers.$inferInsert>): Organizer =>
      drizzle.update(organizers).set(values).where(eq(organizers.id, id)).returning().get(),
    insertSignIn: (signIn: typeof signIns.$inferInsert): SignIn =>
      drizzle.insert(signIns).values(signIn).returning().get(),
    /** Marks a link as used; false where it already was. */
    spendSignIn: (id: number, now: number): boolean =>
      drizzle
        .update(signIns)
        .set({ usedAt: now })
        .where(and(eq(signIns.id, id), isNull(signIns.usedAt)))
        .run().changes === 1,
    /** Deletes the links of an organizer that nobody has used, and the mails that carry them. */
    removeUnusedSignIns: (organizerId: number): void => {
      drizzle
        .delete(signIns)
        .where(and(eq(signIns.organizerId, organizerId), isNull(signIns.usedAt)))
        .run();
    },
    insertSession: (session: Session): void => {
      drizzle.insert(sessions).values(session).run();
    },
    touchSession: (tokenHash: string, now: number): void => {
      drizzle
        .update(sessions)
        .set({ lastSeenAt: now })
        .where(eq(sessions.tokenHash, tokenHash))
        .run();
    },
    endSession: (tokenHash: string): void => {
      drizzle.delete(sessions).where(eq(sessions.tokenHash, tokenHash)).run();
    },
    /** Ends every session of an organizer and tells how many there were. */
    endSessionsOf: (organizerId: number): number =>
      drizzle.delete(sessions).where(eq(sessions.organizerId, organizerId)).run().changes,
  };
}
