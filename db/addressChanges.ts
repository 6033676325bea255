import { and, asc, desc, eq, gt, inArray, isNotNull, isNull, lt, sql } from 'drizzle-orm';
import type { Drizzle } from './connection.ts';
import {
  addressChanges,
  mailbox,
  mergedMails,
  outbox,
  signups,
  type AddressChange,
  type NewAddressChange,
  type OutboxMail,
  type Signup,
} from './schema.ts';
import { signupTextChange } from './signupTexts.ts';

export function addressChangeReads(drizzle: Drizzle) {
  return {
    byPublicId: (publicId: string): AddressChange | undefined =>
      drizzle.select().from(addressChanges).where(eq(addressChanges.publicId, publicId)).get(),
    /** The latest wish of a sign-up, confirmed or not. */
    newest: (signupId: number): AddressChange | undefined =>
      drizzle
        .select()
        .from(addressChanges)
        .where(eq(addressChanges.signupId, signupId))
        .orderBy(desc(addressChanges.id))
        .limit(1)
        .get(),
    ofSignup: (signupId: number): AddressChange[] =>
      drizzle
        .select()
        .from(addressChanges)
        .where(eq(addressChanges.signupId, signupId))
        .orderBy(asc(addressChanges.id))
        .all(),
  };
}

export function addressChangeChanges(drizzle: Drizzle) {
  const rewriteText = signupTextChange(drizzle);

  return {
    insert: (change: NewAddressChange): AddressChange =>
      drizzle.insert(addressChanges).values(change).returning().get(),
    /** Writes down that the owner of the new address pressed the button. */
    confirm: (id: number, formerEmail: string | null, now: number): void => {
      const { signupId } = drizzle
        .update(addressChanges)
        .set({ confirmedAt: now, formerEmail })
        .where(eq(addressChanges.id, id))
        .returning()
        .get();
      const signup = drizzle
        .select({ id: signups.id, eventId: signups.eventId })
        .from(signups)
        .where(eq(signups.id, signupId))
        .get();
      if (signup) rewriteText(signup);
    },
    /** The link was mailed once more, and is good from then on. */
    renew: (id: number, now: number): void => {
      drizzle.update(addressChanges).set({ createdAt: now }).where(eq(addressChanges.id, id)).run();
    },
    /**
     * Keeps addresses with a sign-up that are those of another one, which it takes up. They are found and
     * erased with it, and are none that its own mails went to: for those they are from before all.
     */
    takeOver: (gone: Signup, keptId: number, publicId: string, now: number): void => {
      drizzle
        .update(addressChanges)
        .set({ signupId: keptId, confirmedAt: 0 })
        .where(and(eq(addressChanges.signupId, gone.id), isNotNull(addressChanges.confirmedAt)))
        .run();
      const { email, emailKey } = gone;
      if (email === null || emailKey === null) return;
      const address = { publicId, signupId: keptId, email, emailKey, formerEmail: email };
      drizzle
        .insert(addressChanges)
        .values({ ...address, createdAt: now, confirmedAt: 0 })
        .run();
    },
    remove: (id: number): void => {
      drizzle.delete(addressChanges).where(eq(addressChanges.id, id)).run();
    },
    /** Deletes wishes that nobody has confirmed since an instant, with their mails. */
    removeUnconfirmed: (before: number): number => {
      const old = and(isNull(addressChanges.confirmedAt), lt(addressChanges.createdAt, before));
      const addresses = drizzle
        .select({ email: addressChanges.email })
        .from(addressChanges)
        .where(old);
      drizzle.delete(mailbox).where(inArray(mailbox.recipient, addresses)).run();
      return drizzle.delete(addressChanges).where(old).run().changes;
    },
  };
}

/** Every address that a wish names, as a condition on the mailbox's recipients. */
export const isNamedInChangeOf = (eventId: number) => sql`exists (
  select 1 from address_changes join signups on signups.id = address_changes.signup_id
  where signups.event_id = ${eventId}
    and ${mailbox.recipient} in (address_changes.email, address_changes.former_email))`;

/** Whom a mail about a change of address is for: the new address, or the one before. */
export function addressOfChange(
  { kind }: Pick<OutboxMail, 'kind'>,
  { email, formerEmail }: Pick<AddressChange, 'email' | 'formerEmail'>,
): string | null {
  return kind === 'signup-moved' ? formerEmail : email;
}

/**
 * Where a mail about a sign-up went that was moved since then, or merged into another; else null.
 * What comes back from there, and what a list tells of it, is not about the address of today.
 */
export function formerAddressReads(drizzle: Drizzle) {
  const firstAfter = drizzle
    .select({ formerEmail: addressChanges.formerEmail })
    .from(addressChanges)
    .where(
      and(
        eq(addressChanges.signupId, sql.placeholder('signupId')),
        gt(addressChanges.confirmedAt, sql.placeholder('triedAt')),
      ),
    )
    .orderBy(asc(addressChanges.confirmedAt))
    .limit(1)
    .prepare();
  const ofMerged = drizzle
    .select({ email: mergedMails.email })
    .from(mergedMails)
    .where(eq(mergedMails.mailId, sql.placeholder('id')))
    .prepare();
  return ({ id, state, signupId, lastTriedAt }: OutboxMail): string | null =>
    state === 'due' || signupId === null || lastTriedAt === null
      ? null
      : (ofMerged.get({ id })?.email ??
        firstAfter.get({ signupId, triedAt: lastTriedAt })?.formerEmail ??
        null);
}

/** The same as a column beside {@link outbox}. */
export const formerAddress = sql<string | null>`case when ${outbox.state} <> 'due' then coalesce(
  (select email from merged_mails where mail_id = ${outbox.id}),
  (select former_email from address_changes
    where signup_id = ${outbox.signupId} and confirmed_at > ${outbox.lastTriedAt}
    order by confirmed_at limit 1)) end`;
