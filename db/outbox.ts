import { and, count, eq, gt, or, sql } from 'drizzle-orm';
import { addressOfChange, formerAddressReads } from './addressChanges.ts';
import type { Drizzle } from './connection.ts';
import { endorsementOf } from './endorsementOwners.ts';
import { jsonText, storedJson } from './json.ts';
import { anyClaimable, outboxLeases } from './outboxLeases.ts';
import { mergedMailChanges } from './mergedMails.ts';
import { linesOfSignup, outboxList } from './outboxList.ts';
import { proposalReads, type Proposal } from './proposals.ts';
import {
  addressChanges,
  campaignUpdates,
  endorsements,
  events,
  followers,
  hasAddress,
  messages,
  organizers,
  outbox,
  signIns,
  signups,
  type AddressChange,
  type AttendeeMessage,
  type CampaignUpdate,
  type Endorsement,
  type Event,
  type Follower,
  type NewOutboxMail,
  type Organizer,
  type OutboxMail,
  type SignIn,
  type MailedSignup,
  type Signup,
} from './schema.ts';

/** A row with everything it concerns, as it stands now; null where the row concerns no such thing. */
export interface OutboxFacts extends People {
  mail: OutboxMail;
  event: Event | null;
  signIn: SignIn | null;
  message: AttendeeMessage | null;
  update: CampaignUpdate | null;
  /** The address that the mail goes or went to; null where it concerns nobody who has one. */
  recipient: string | null;
}

/** Whom a mail concerns; one of them, as a rule. */
interface People {
  /** Of somebody who has an address; a mail about anybody else reaches nobody. */
  signup: MailedSignup | null;
  addressChange: AddressChange | null;
  endorsement: Endorsement | null;
  proposal: Proposal | null;
  follower: Follower | null;
  organizer: Organizer | null;
}

export function outboxReads(drizzle: Drizzle) {
  const id = sql.placeholder('id');
  const mailById = drizzle.select().from(outbox).where(eq(outbox.id, id)).prepare();
  const eventById = drizzle.select().from(events).where(eq(events.id, id)).prepare();
  const signupById = drizzle.select().from(signups).where(eq(signups.id, id)).prepare();
  const addressChangeById = drizzle
    .select()
    .from(addressChanges)
    .where(eq(addressChanges.id, id))
    .prepare();
  const endorsementById = drizzle
    .select()
    .from(endorsements)
    .where(eq(endorsements.id, id))
    .prepare();
  const { byId: proposalById } = proposalReads(drizzle);
  const followerById = drizzle.select().from(followers).where(eq(followers.id, id)).prepare();
  const updateById = drizzle
    .select()
    .from(campaignUpdates)
    .where(eq(campaignUpdates.id, id))
    .prepare();
  const organizerById = drizzle.select().from(organizers).where(eq(organizers.id, id)).prepare();
  const signInById = drizzle.select().from(signIns).where(eq(signIns.id, id)).prepare();
  const messageById = drizzle.select().from(messages).where(eq(messages.id, id)).prepare();
  const byMessageKey = drizzle
    .select()
    .from(outbox)
    .where(eq(outbox.messageKey, sql.placeholder('messageKey')))
    .prepare();
  const formerAddressOf = formerAddressReads(drizzle);

  const endorsementIn = ({ endorsementId }: OutboxMail): Endorsement | null => {
    const row = rowOf(endorsementById, endorsementId);
    return row && endorsementOf(row);
  };
  const peopleOf = (mail: OutboxMail): People => ({
    signup: mailedOnly(rowOf(signupById, mail.signupId)),
    addressChange: rowOf(addressChangeById, mail.addressChangeId),
    endorsement: endorsementIn(mail),
    proposal: mail.proposalId === null ? null : (proposalById(mail.proposalId) ?? null),
    follower: rowOf(followerById, mail.followerId),
    organizer: rowOf(organizerById, mail.organizerId),
  });
  function addressIn(mail: OutboxMail, people: People): string | null {
    const { signup, addressChange, endorsement, proposal, follower, organizer } = people;
    if (addressChange) return addressOfChange(mail, addressChange);
    const contact = endorsement?.email ?? proposal?.email ?? follower?.email;
    return formerAddressOf(mail) ?? signup?.email ?? contact ?? organizer?.email ?? null;
  }

  return {
    byId: (mailId: number): OutboxMail | undefined => mailById.get({ id: mailId }),
    facts: (mailId: number): OutboxFacts | undefined => {
      const mail = mailById.get({ id: mailId });
      if (!mail) return undefined;
      const people = peopleOf(mail);
      return {
        mail,
        ...people,
        event: rowOf(eventById, mail.eventId),
        signIn: rowOf(signInById, mail.signInId),
        message: rowOf(messageById, mail.messageId),
        update: rowOf(updateById, mail.updateId),
        recipient: addressIn(mail, people),
      };
    },
    /** Where a mail goes or went; null where the row concerns nobody who has an address. */
    addressOf: (mail: OutboxMail): string | null => addressIn(mail, peopleOf(mail)),
    /** By the local part of its Message-ID. */
    byMessageKey: (messageKey: string): OutboxMail | undefined => byMessageKey.get({ messageKey }),
    /** Whether a row waits to be claimed. Asked often: an empty claim would be a write for nothing. */
    anyDue: anyClaimable(drizzle),
    list: outboxList(drizzle),
    linesOfSignup: linesOfSignup(drizzle),
    /** How many rows stand in each state. */
    counts: (): Record<OutboxMail['state'], number> => {
      const result = { due: 0, sent: 0, failed: 0, dropped: 0 };
      const rows = drizzle
        .select({ state: outbox.state, rows: count() })
        .from(outbox)
        .groupBy(outbox.state)
        .all();
      for (const { state, rows: number } of rows) result[state] = number;
      return result;
    },
  };
}

export function outboxChanges(drizzle: Drizzle) {
  const value = sql.placeholder;
  // Prepared once: a sign-up waits for it, and a message to many inserts thousands.
  const insert = drizzle
    .insert(outbox)
    .values({
      kind: value('kind'),
      messageKey: value('messageKey'),
      eventId: value('eventId'),
      signupId: value('signupId'),
      addressChangeId: value('addressChangeId'),
      endorsementId: value('endorsementId'),
      proposalId: value('proposalId'),
      followerId: value('followerId'),
      updateId: value('updateId'),
      organizerId: value('organizerId'),
      signInId: value('signInId'),
      messageId: value('messageId'),
      detail: storedJson('detail'),
      priority: value('priority'),
      state: value('state'),
      dueAt: value('dueAt'),
      attempts: value('attempts'),
      firstTriedAt: value('firstTriedAt'),
      createdAt: value('createdAt'),
    })
    .prepare();
  return {
    ...outboxLeases(drizzle),
    ...mergedMailChanges(drizzle),
    /** @returns its id */
    insert: (mail: NewOutboxMail): number =>
      Number(
        insert.run({
          state: 'due',
          eventId: null,
          signupId: null,
          addressChangeId: null,
          endorsementId: null,
          proposalId: null,
          followerId: null,
          updateId: null,
          organizerId: null,
          signInId: null,
          messageId: null,
          attempts: 0,
          firstTriedAt: null,
          ...mail,
          detail: jsonText(mail.detail),
        }).lastInsertRowid,
      ),
    /** Deletes mails about a co-sponsorship that were put here at an instant and are not due yet. */
    takeBack: (endorsementId: number, createdAt: number, now: number): void => {
      drizzle
        .delete(outbox)
        .where(
          and(
            eq(outbox.endorsementId, endorsementId),
            eq(outbox.createdAt, createdAt),
            eq(outbox.state, 'due'),
            gt(outbox.dueAt, now),
          ),
        )
        .run();
    },
    remove: (id: number): void => {
      drizzle.delete(outbox).where(eq(outbox.id, id)).run();
    },
    /**
     * Makes a row due again, with all its attempts before it, that failed or was given up because mail to
     * its address came back; false for any other row.
     */
    resend: (id: number, now: number): boolean =>
      drizzle
        .update(outbox)
        .set({ state: 'due', dueAt: now, attempts: 0, firstTriedAt: null })
        .where(
          and(
            eq(outbox.id, id),
            or(
              eq(outbox.state, 'failed'),
              and(eq(outbox.state, 'dropped'), eq(outbox.lastResult, 'failing')),
            ),
          ),
        )
        .run().changes === 1,
  };
}

/** The row that an id names; null without one. Most mails concern two of the tables, not all seven. */
function mailedOnly(signup: Signup | null): MailedSignup | null {
  return signup !== null && hasAddress(signup) ? signup : null;
}

function rowOf<Row>(
  byId: { get(values: { id: number }): Row | undefined },
  id: number | null,
): Row | null {
  return id === null ? null : (byId.get({ id }) ?? null);
}
