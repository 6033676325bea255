import { and, asc, desc, eq, gt, isNotNull, isNull, ne, sql } from 'drizzle-orm';
import type { Drizzle } from './connection.ts';
import { rightsChanges } from './rights.ts';
import {
  organizers,
  outbox,
  rights,
  sessions,
  signIns,
  type NewSession,
  type Organizer,
  type Rights,
  type Session,
  type SignIn,
} from './schema.ts';

/** Without rights nobody is of the team. */
const hasRights = sql`exists (select 1 from ${rights} where ${rights.organizerId} = ${organizers.id})`;

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
    .where(and(isNull(organizers.removedAt), hasRights))
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
  const unspentLinks = drizzle
    .select()
    .from(signIns)
    .where(
      and(
        eq(signIns.organizerId, sql.placeholder('organizerId')),
        isNotNull(signIns.browserHash),
        isNull(signIns.provesSessionId),
        isNull(signIns.usedAt),
        gt(signIns.createdAt, sql.placeholder('since')),
      ),
    )
    .orderBy(desc(signIns.id))
    .prepare();
  const sessionsOf = drizzle
    .select()
    .from(sessions)
    .where(eq(sessions.organizerId, sql.placeholder('organizerId')))
    .orderBy(desc(sessions.lastSeenAt), desc(sessions.id))
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
    /**
     * The links that an organizer was sent on request since an instant and has not used; the newest
     * first.
     */
    unspentLinks: (organizerId: number, since: number): SignIn[] =>
      unspentLinks.all({ organizerId, since }),
    /** How many links that show who somebody is were made for a session and still work. */
    proofLinks: (sessionId: number, now: number): number =>
      drizzle
        .select({ id: signIns.id })
        .from(signIns)
        .where(and(eq(signIns.provesSessionId, sessionId), gt(signIns.expiresAt, now)))
        .all().length,
    session: (id: number): Session | undefined =>
      drizzle.select().from(sessions).where(eq(sessions.id, id)).get(),
    /** The sessions of an organizer, also those that ended by themselves; the last used first. */
    sessionsOf: (organizerId: number): Session[] => sessionsOf.all({ organizerId }),
    /** The session of a cookie with its organizer, unless they were removed. */
    bySession: (tokenHash: string): { session: Session; organizer: Organizer } | undefined =>
      bySession.get({ tokenHash }),
  };
}

export function organizerChanges(drizzle: Drizzle) {
  const { give } = rightsChanges(drizzle);
  return {
    /** @throws when the address is another organizer's, removed ones included. */
    insert: (organizer: typeof organizers.$inferInsert, theirs: Rights): Organizer => {
      const made = drizzle.insert(organizers).values(organizer).returning().get();
      give(made.id, theirs);
      return made;
    },
    update: (id: number, values: Partial<typeof organizers.$inferInsert>): Organizer =>
      drizzle.update(organizers).set(values).where(eq(organizers.id, id)).returning().get(),
    insertSignIn: (signIn: typeof signIns.$inferInsert): SignIn =>
      drizzle.insert(signIns).values(signIn).returning().get(),
    spendSignIn: (id: number, now: number): void => {
      drizzle.update(signIns).set({ usedAt: now }).where(eq(signIns.id, id)).run();
    },
    /** Lets a link work for longer; its mail goes again if it was given up because it was too late. */
    renewSignIn: (id: number, { now, expiresAt }: { now: number; expiresAt: number }): void => {
      drizzle.update(signIns).set({ expiresAt }).where(eq(signIns.id, id)).run();
      drizzle
        .update(outbox)
        .set({ state: 'due', dueAt: now, attempts: 0, firstTriedAt: null })
        .where(
          and(
            eq(outbox.signInId, id),
            eq(outbox.state, 'dropped'),
            eq(outbox.lastResult, 'expired'),
          ),
        )
        .run();
    },
    /** Deletes the links of an organizer that nobody has used, and the mails that carry them. */
    removeUnusedSignIns: (organizerId: number): void => {
      drizzle
        .delete(signIns)
        .where(and(eq(signIns.organizerId, organizerId), isNull(signIns.usedAt)))
        .run();
    },
    insertSession: (session: NewSession): void => {
      drizzle.insert(sessions).values(session).run();
    },
    touchSession: (tokenHash: string, now: number): void => {
      drizzle
        .update(sessions)
        .set({ lastSeenAt: now })
        .where(eq(sessions.tokenHash, tokenHash))
        .run();
    },
    /** Notes that somebody has shown in a session who they are. */
    proveSession: (id: number, now: number): void => {
      drizzle.update(sessions).set({ provenAt: now }).where(eq(sessions.id, id)).run();
    },
    endSession: (tokenHash: string): void => {
      drizzle.delete(sessions).where(eq(sessions.tokenHash, tokenHash)).run();
    },
    /** Ends one session of an organizer and gives it; undefined where they have none of the id. */
    endSessionById: (organizerId: number, id: number): Session | undefined =>
      drizzle
        .delete(sessions)
        .where(and(eq(sessions.id, id), eq(sessions.organizerId, organizerId)))
        .returning()
        .get(),
    /** Ends every session of an organizer, but for one where it is named, and tells how many there were. */
    endSessionsOf: (organizerId: number, but: number | null = null): number =>
      drizzle
        .delete(sessions)
        .where(
          and(
            eq(sessions.organizerId, organizerId),
            but === null ? undefined : ne(sessions.id, but),
          ),
        )
        .run().changes,
  };
}
