import { and, eq, gt, sql } from 'drizzle-orm';
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
  // Written out, each for the index that has them.
  const toAttendees = [
    sql`${signups.state} <> 'cancelled'`,
    sql`${signups.state} = 'cancelled'`,
  ].map((theirState) =>
    drizzle
      .select(columns)
      .from(signups)
      .innerJoin(outbox, eq(outbox.signupId, signups.id))
      .where(and(eq(signups.emailKey, sql.placeholder('emailKey')), theirState, since))
      .prepare(),
  );
  const toNewAddress = drizzle
    .select(columns)
    .from(addressChanges)
    .innerJoin(outbox, eq(outbox.addressChangeId, addressChanges.id))
    .where(
      and(
        eq(addressChanges.emailKey, sql.placeholder('emailKey')),
        eq(outbox.kind, 'signup-address'),
        since,
      ),
    )
    .prepare();
  const toContact = drizzle
    .select(columns)
    .from(endorsements)
    .innerJoin(outbox, eq(outbox.endorsementId, endorsements.id))
    .where(and(eq(endorsements.emailKey, sql.placeholder('emailKey')), since))
    .prepare();
  const toFollower = drizzle
    .select(columns)
    .from(followers)
    .innerJoin(outbox, eq(outbox.followerId, followers.id))
    .where(and(eq(followers.emailKey, sql.placeholder('emailKey')), since))
    .prepare();

  const toProposer = drizzle
    .select(columns)
    .from(proposals)
    .innerJoin(outbox, eq(outbox.proposalId, proposals.id))
    .where(and(eq(proposals.emailKey, sql.placeholder('emailKey')), since))
    .prepare();

  return {
    /** Mails to an address, by its key, that were or are due after an instant, in no order. */
    since: (emailKey: string, after: number): RecipientMail[] => [
      ...toAttendees.flatMap((mails) => mails.all({ emailKey, since: after })),
      ...toNewAddress.all({ emailKey, since: after }),
      ...toContact.all({ emailKey, since: after }),
      ...toProposer.all({ emailKey, since: after }),
      ...toFollower.all({ emailKey, since: after }),
    ],
  };
}
