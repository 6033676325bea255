import { and, asc, desc, eq, isNotNull, isNull, lt, or, sql } from 'drizzle-orm';
import type { Drizzle } from './connection.ts';
import {
  addressChanges,
  mailbox,
  type AddressChange,
  type NewAddressChange,
  type OutboxMail,
} from './schema.ts';

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
  return {
    insert: (change: NewAddressChange): AddressChange =>
      drizzle.insert(addressChanges).values(change).returning().get(),
    /** Writes down that the owner of the new address pressed the button. */
    confirm: (id: number, formerEmail: string, now: number): void => {
      drizzle
        .update(addressChanges)
        .set({ confirmedAt: now, formerEmail })
        .where(eq(addressChanges.id, id))
        .run();
    },
    /** Deletes wishes that nobody confirmed, and confirmed ones, from before an instant each, with their mails. */
    removeOld: (before: { asked: number; confirmed: number }): number => {
      const old = or(
        and(isNull(addressChanges.confirmedAt), lt(addressChanges.createdAt, before.asked)),
        and(
          isNotNull(addressChanges.confirmedAt),
          lt(addressChanges.confirmedAt, before.confirmed),
        ),
      );
      const rows = drizzle.select().from(addressChanges).where(old).all();
      for (const row of rows) {
        // What the mailbox caught for an address that the sign-up has by now leaves with the sign-up.
        const address = row.formerEmail ?? row.email;
        drizzle.delete(mailbox).where(eq(mailbox.recipient, address)).run();
      }
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
