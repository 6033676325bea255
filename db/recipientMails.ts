import { and, eq, gt, sql, type SQL } from 'drizzle-orm';
import { unionAll } from 'drizzle-orm/sqlite-core';
import type { Drizzle } from './connection.ts';
import {
  addressChanges,
  endorsements,
  followers,
  outbox,
  proposals,
  signups,
  type OutboxMail,
} from './schema.ts';

/** What a limit for one recipient counts. */
export type RecipientMail = Pick<
  OutboxMail,
  | 'kind'
  | 'state'
  | 'dueAt'
  | 'signupId'
  | 'addressChangeId'
  | 'endorsementId'
  | 'proposalId'
  | 'followerId'
>;

/** Mails by the address they are for, whatever event or request they are about. */
export function recipientMailReads(drizzle: Drizzle) {
  const { kind, state, dueAt, signupId, addressChangeId, endorsementId, proposalId, followerId } =
    outbox;
  const about = { signupId, addressChangeId, endorsementId, proposalId, followerId };
  const columns = { kind, state, dueAt, ...about };
  const since = gt(outbox.dueAt, sql.placeholder('since'));
  const emailKey = sql.placeholder('emailKey');
  const toAttendees = (theirState: SQL) =>
    drizzle
      .select(columns)
      .from(signups)
      .innerJoin(outbox, eq(outbox.signupId, signups.id))
      .where(and(eq(signups.emailKey, emailKey), theirState, since));
  const toNewAddress = drizzle
    .select(columns)
    .from(addressChanges)
    .innerJoin(outbox, eq(outbox.addressChangeId, addressChanges.id))
    .where(and(eq(addressChanges.emailKey, emailKey), eq(outbox.kind, 'signup-address'), since));
  const toContact = drizzle
    .select(columns)
    .from(endorsements)
    .innerJoin(outbox, eq(outbox.endorsementId, endorsements.id))
    .where(and(eq(endorsements.emailKey, emailKey), since));
  const toProposer = drizzle
    .select(columns)
    .from(proposals)
    .innerJoin(outbox, eq(outbox.proposalId, proposals.id))
    .where(and(eq(proposals.emailKey, emailKey), since));
  const toFollower = drizzle
    .select(columns)
    .from(followers)
    .innerJoin(outbox, eq(outbox.followerId, followers.id))
    .where(and(eq(followers.emailKey, emailKey), since));
  // One statement: every sign-up asks it.
  const all = unionAll(
    // Written out, each for the index that has them.
    toAttendees(sql`${signups.state} <> 'cancelled'`),
    toAttendees(sql`${signups.state} = 'cancelled'`),
    toNewAddress,
    toContact,
    toProposer,
    toFollower,
  ).prepare();

  return {
    /** Mails to an address, by its key, that were or are due after an instant, in no order. */
    since: (emailKey: string, after: number): RecipientMail[] =>
      all.all({ emailKey, since: after }),
  };
}
