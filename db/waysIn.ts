import { and, count, desc, eq, gt, isNull, lte, sql } from 'drizzle-orm';
import type { Drizzle } from './connection.ts';
import {
  codeApps,
  passkeys,
  recoveryCodes,
  spentChallenges,
  wrongCodes,
  type CodeApp,
  type Passkey,
} from './schema.ts';

/** By what else than a mailed link an organizer comes in. */
export function wayInReads(drizzle: Drizzle) {
  const app = drizzle
    .select()
    .from(codeApps)
    .where(eq(codeApps.organizerId, sql.placeholder('organizerId')))
    .prepare();
  const keys = drizzle
    .select()
    .from(passkeys)
    .where(eq(passkeys.organizerId, sql.placeholder('organizerId')))
    .orderBy(desc(passkeys.id))
    .prepare();
  const key = drizzle
    .select()
    .from(passkeys)
    .where(eq(passkeys.credentialId, sql.placeholder('credentialId')))
    .prepare();

  return {
    /** The app that shows codes; one that is not confirmed yet is asked for nowhere. */
    codeApp: (organizerId: number): CodeApp | undefined => app.get({ organizerId }),
    asksForCode: (organizerId: number): boolean =>
      (app.get({ organizerId })?.confirmedAt ?? null) !== null,
    /** How many recovery codes nobody has used. */
    recoveryCodesLeft: (organizerId: number): number =>
      drizzle
        .select({ number: count() })
        .from(recoveryCodes)
        .where(and(eq(recoveryCodes.organizerId, organizerId), isNull(recoveryCodes.usedAt)))
        .get()?.number ?? 0,
    /** The passkeys of an organizer, the newest first. */
    passkeys: (organizerId: number): Passkey[] => keys.all({ organizerId }),
    passkey: (credentialId: string): Passkey | undefined => key.get({ credentialId }),
    /** When an organizer's codes were wrong since an instant, the last first. */
    wrongCodes: (organizerId: number, since: number): number[] =>
      drizzle
        .select({ at: wrongCodes.at })
        .from(wrongCodes)
        .where(and(eq(wrongCodes.organizerId, organizerId), gt(wrongCodes.at, since)))
        .orderBy(desc(wrongCodes.at))
        .all()
        .map(({ at }) => at),
    /** How many codes were wrong since an instant, whoever's they were. */
    wrongCodesInAll: (since: number): number =>
      drizzle.select({ number: count() }).from(wrongCodes).where(gt(wrongCodes.at, since)).get()
        ?.number ?? 0,
  };
}

export function wayInChanges(drizzle: Drizzle) {
  const ofOrganizer = (organizerId: number) => eq(codeApps.organizerId, organizerId);
  return {
    /** Begins an app anew; it counts once it is confirmed. */
    beginCodeApp: (organizerId: number, sealedSecret: string, now: number): void => {
      drizzle.delete(codeApps).where(ofOrganizer(organizerId)).run();
      drizzle.insert(codeApps).values({ organizerId, sealedSecret, createdAt: now }).run();
    },
    updateCodeApp: (organizerId: number, values: Partial<CodeApp>): void => {
      drizzle.update(codeApps).set(values).where(ofOrganizer(organizerId)).run();
    },
    removeCodeApp: (organizerId: number): void => {
      drizzle.delete(codeApps).where(ofOrganizer(organizerId)).run();
      drizzle.delete(recoveryCodes).where(eq(recoveryCodes.organizerId, organizerId)).run();
    },
    /** Puts new recovery codes in place of all that there were. */
    setRecoveryCodes: (organizerId: number, hashes: readonly string[], now: number): void => {
      drizzle.delete(recoveryCodes).where(eq(recoveryCodes.organizerId, organizerId)).run();
      for (const codeHash of hashes)
        drizzle.insert(recoveryCodes).values({ organizerId, codeHash, createdAt: now }).run();
    },
    /** Uses a recovery code up; false where there is none such, or it was used. */
    spendRecoveryCode: (organizerId: number, codeHash: string, now: number): boolean =>
      drizzle
        .update(recoveryCodes)
        .set({ usedAt: now })
        .where(
          and(
            eq(recoveryCodes.organizerId, organizerId),
            eq(recoveryCodes.codeHash, codeHash),
            isNull(recoveryCodes.usedAt),
          ),
        )
        .run().changes === 1,
    /** Writes down that a code was wrong, and forgets what is too old to count. */
    noteWrongCode: (organizerId: number, now: number, forgetBefore: number): void => {
      drizzle.delete(wrongCodes).where(lte(wrongCodes.at, forgetBefore)).run();
      drizzle.insert(wrongCodes).values({ organizerId, at: now }).run();
    },
    forgetWrongCodes: (organizerId: number): void => {
      drizzle.delete(wrongCodes).where(eq(wrongCodes.organizerId, organizerId)).run();
    },
    insertPasskey: (passkey: typeof passkeys.$inferInsert): Passkey =>
      drizzle.insert(passkeys).values(passkey).returning().get(),
    usePasskey: (id: number, counter: number, now: number): void => {
      drizzle.update(passkeys).set({ counter, lastUsedAt: now }).where(eq(passkeys.id, id)).run();
    },
    /** @returns false where the organizer has no such passkey */
    removePasskey: (organizerId: number, id: number): boolean =>
      drizzle
        .delete(passkeys)
        .where(and(eq(passkeys.id, id), eq(passkeys.organizerId, organizerId)))
        .run().changes === 1,
    /** @returns false where it was signed before */
    spendChallenge: (challengeHash: string, expiresAt: number, now: number): boolean => {
      drizzle.delete(spentChallenges).where(lte(spentChallenges.expiresAt, now)).run();
      return (
        drizzle
          .insert(spentChallenges)
          .values({ challengeHash, expiresAt })
          .onConflictDoNothing()
          .run().changes === 1
      );
    },
    /** Takes everything by which somebody came in who comes in no more. */
    removeWaysIn: (organizerId: number): void => {
      drizzle.delete(codeApps).where(ofOrganizer(organizerId)).run();
      drizzle.delete(recoveryCodes).where(eq(recoveryCodes.organizerId, organizerId)).run();
      drizzle.delete(passkeys).where(eq(passkeys.organizerId, organizerId)).run();
      drizzle.delete(wrongCodes).where(eq(wrongCodes.organizerId, organizerId)).run();
    },
  };
}
