import { and, asc, count, eq, gt, inArray, lt, max, ne, or, sql } from 'drizzle-orm';
import type { Drizzle } from './connection.ts';
import {
  mailbox,
  outbox,
  proposals,
  type NewProposal,
  type ProposalRow,
  type ProposalState,
} from './schema.ts';

/** What every proposal has, however it stands. */
type Proposed = Omit<
  ProposalRow,
  'state' | 'confirmedAt' | 'decidedAt' | 'question' | 'answer' | 'note' | 'eventId'
>;

/** How a proposal stands, with what there is of it then and only then. */
export type ProposalStanding =
  /** The mailed link was not opened yet: nobody knows whose address it is. */
  | { state: 'unconfirmed' }
  /** An organizer has to decide; with what was asked before, and answered. */
  | { state: 'waiting'; confirmedAt: number; question: string; answer: string }
  /** An organizer has asked something back. */
  | { state: 'asked'; confirmedAt: number; question: string }
  /** It is an event of the campaign; null where that is deleted by now. */
  | { state: 'accepted'; confirmedAt: number; decidedAt: number; eventId: number | null }
  /** There is another action, which it goes together with. */
  | {
      state: 'joined';
      confirmedAt: number;
      decidedAt: number;
      eventId: number | null;
      note: string;
    }
  | { state: 'declined'; confirmedAt: number; decidedAt: number; note: string }
  | { state: 'withdrawn'; confirmedAt: number | null };

export type Proposal = Proposed & ProposalStanding;

/** A row as what it stands for. CHECKs see to it that an instant that is asked for here is there. */
export function proposalOf(row: ProposalRow): Proposal {
  const { state, confirmedAt, decidedAt, question, answer, note, eventId, ...proposed } = row;
  const confirmed = { confirmedAt: confirmedAt ?? row.createdAt };
  const decided = { ...confirmed, decidedAt: decidedAt ?? row.updatedAt };
  switch (state) {
    case 'unconfirmed':
      return { ...proposed, state };
    case 'waiting':
      return { ...proposed, state, ...confirmed, question, answer };
    case 'asked':
      return { ...proposed, state, ...confirmed, question };
    case 'accepted':
      return { ...proposed, state, ...decided, eventId };
    case 'joined':
      return { ...proposed, state, ...decided, eventId, note };
    case 'declined':
      return { ...proposed, state, ...decided, note };
    case 'withdrawn':
      return { ...proposed, state, confirmedAt };
  }
}

/** Proposals that are neither decided nor withdrawn. */
const open = ['unconfirmed', 'waiting', 'asked'] as const satisfies readonly ProposalState[];

/** What an organizer has to decide stands first, what is over last; within that, as it arrived. */
const urgency = sql`case ${proposals.state}
  when 'waiting' then 0 when 'asked' then 1 when 'accepted' then 2 when 'joined' then 3
  when 'declined' then 4 when 'unconfirmed' then 5 else 6 end`;

/** What a list that mentions proposals has to know of each. */
export type MentionedProposal = Pick<
  ProposalRow,
  | 'id'
  | 'state'
  | 'title'
  | 'city'
  | 'cityId'
  | 'country'
  | 'latitude'
  | 'longitude'
  | 'emailKey'
  | 'phone'
>;

/** What an accepted proposal says of who organizes which event. */
export type AcceptedProposal = Pick<ProposalRow, 'eventId' | 'emailKey' | 'contactName' | 'zone'>;

export function proposalReads(drizzle: Drizzle) {
  const value = sql.placeholder;
  const all = () => drizzle.select().from(proposals);
  const byId = all()
    .where(eq(proposals.id, value('id')))
    .prepare();
  const byPublicId = all()
    .where(eq(proposals.publicId, value('publicId')))
    .prepare();
  const shown = and(
    eq(proposals.campaignId, value('campaignId')),
    ne(proposals.state, 'unconfirmed'),
  );
  const ofCampaign = all().where(shown).orderBy(urgency, asc(proposals.id)).prepare();
  // The ids come from the index, so that no more rows are read than are shown.
  const idsOnPage = drizzle
    .select({ id: proposals.id })
    .from(proposals)
    .where(shown)
    .orderBy(urgency, asc(proposals.id))
    .limit(value('limit'))
    .offset(value('offset'));
  const onPage = all()
    .where(inArray(proposals.id, idsOnPage))
    .orderBy(urgency, asc(proposals.id))
    .prepare();
  const counts = drizzle
    .select({ state: proposals.state, number: count() })
    .from(proposals)
    .where(shown)
    .groupBy(proposals.state)
    .prepare();
  const { id, state, title, city, cityId, country, latitude, longitude } = proposals;
  const { emailKey, phone } = proposals;
  const mentioned = drizzle
    .select({ id, state, title, city, cityId, country, latitude, longitude, emailKey, phone })
    .from(proposals)
    .where(shown)
    .prepare();
  const waiting = drizzle
    .select({ campaignId: proposals.campaignId, number: count() })
    .from(proposals)
    .where(sql`${proposals.state} = 'waiting'`)
    .groupBy(proposals.campaignId)
    .prepare();
  const openOf = all()
    .where(
      and(
        eq(proposals.campaignId, value('campaignId')),
        eq(proposals.emailKey, value('emailKey')),
        eq(proposals.cityId, value('cityId')),
        inArray(proposals.state, [...open]),
      ),
    )
    .prepare();
  const numberOf = drizzle
    .select({ number: count() })
    .from(proposals)
    .where(and(eq(proposals.emailKey, value('emailKey')), gt(proposals.createdAt, value('since'))))
    .prepare();
  const lastMailAt = drizzle
    .select({ at: max(outbox.createdAt) })
    .from(outbox)
    .where(eq(outbox.proposalId, value('id')))
    .prepare();

  const { eventId, contactName, zone } = proposals;
  const accepted = drizzle
    .select({ eventId, emailKey, contactName, zone })
    .from(proposals)
    .where(and(eq(proposals.campaignId, value('campaignId')), sql`${proposals.state} = 'accepted'`))
    .orderBy(asc(proposals.id))
    .prepare();

  const read = (row: ProposalRow | undefined) => (row === undefined ? undefined : proposalOf(row));
  return {
    byId: (id: number): Proposal | undefined => read(byId.get({ id })),
    byPublicId: (publicId: string): Proposal | undefined => read(byPublicId.get({ publicId })),
    /** Those of a campaign whose address is confirmed: what waits first, then the rest by state. */
    ofCampaign: (campaignId: number): Proposal[] => ofCampaign.all({ campaignId }).map(proposalOf),
    /** A part of the same list. */
    onPage: (
      campaignId: number,
      { limit, offset }: { limit: number; offset: number },
    ): Proposal[] => onPage.all({ campaignId, limit, offset }).map(proposalOf),
    /** How many there are of them in a state; 0 where it is left out. */
    counts: (campaignId: number): Partial<Record<ProposalState, number>> =>
      Object.fromEntries(counts.all({ campaignId }).map((row) => [row.state, row.number])),
    /** Of those that are accepted, the event and whose it is; as they arrived. */
    accepted: (campaignId: number): AcceptedProposal[] => accepted.all({ campaignId }),
    /** All of them in short, in no order. */
    mentioned: (campaignId: number): MentionedProposal[] => mentioned.all({ campaignId }),
    /** How many wait for an organizer, by campaign; only where some do. */
    waiting: (): { campaignId: number; number: number }[] => waiting.all(),
    /** The proposal of an address for a city that nobody has decided about. */
    openOf: (campaignId: number, emailKey: string, cityId: number): Proposal | undefined =>
      read(openOf.get({ campaignId, emailKey, cityId })),
    /** How many proposals an address has made since an instant, to whatever campaign. */
    madeSince: (emailKey: string, since: number): number =>
      numberOf.get({ emailKey, since })?.number ?? 0,
    /** When a mail about it was last put into the outbox. */
    lastMailAt: (id: number): number | null => lastMailAt.get({ id })?.at ?? null,
  };
}

/** What is mailed about decisions of organizers. */
const decisionMails = [
  'proposal-asked',
  'proposal-accepted',
  'proposal-joined',
  'proposal-declined',
] as const;

export function proposalChanges(drizzle: Drizzle) {
  const gone = (condition: ReturnType<typeof and>): number => {
    const addresses = drizzle.select({ email: proposals.email }).from(proposals).where(condition);
    drizzle.delete(mailbox).where(inArray(mailbox.recipient, addresses)).run();
    return drizzle.delete(proposals).where(condition).run().changes;
  };
  return {
    /** @throws when the address has an open one for the city already. */
    insert: (proposal: NewProposal): Proposal =>
      proposalOf(drizzle.insert(proposals).values(proposal).returning().get()),
    /** @throws when a CHECK is hurt. */
    update: (id: number, values: Partial<NewProposal>): Proposal =>
      proposalOf(
        drizzle.update(proposals).set(values).where(eq(proposals.id, id)).returning().get(),
      ),
    /** Deletes a proposal for good, with its mails. */
    remove: (id: number): number => gone(and(eq(proposals.id, id))),
    /** Takes back mails about decisions that have not been sent; answers their kinds. */
    takeBackDecisionMails: (id: number): string[] =>
      drizzle
        .delete(outbox)
        .where(
          and(
            eq(outbox.proposalId, id),
            eq(outbox.state, 'due'),
            inArray(outbox.kind, [...decisionMails]),
          ),
        )
        .returning({ kind: outbox.kind })
        .all()
        .map(({ kind }) => kind),
    /** Takes back what an acceptance put into the outbox at an instant and is not due yet. */
    takeBackMails: (
      { id, organizerId }: { id: number; organizerId: number | null },
      createdAt: number,
      now: number,
    ): void => {
      const invited =
        organizerId === null
          ? undefined
          : or(
              and(
                eq(outbox.organizerId, organizerId),
                inArray(outbox.kind, ['organizer-invitation', 'organizer-rights']),
              ),
              and(
                inArray(outbox.kind, ['team-invitation', 'team-rights']),
                sql`json_extract(${outbox.detail}, '$.about') = ${organizerId}`,
              ),
            );
      drizzle
        .delete(outbox)
        .where(
          and(
            or(eq(outbox.proposalId, id), invited),
            eq(outbox.createdAt, createdAt),
            eq(outbox.state, 'due'),
            gt(outbox.dueAt, now),
          ),
        )
        .run();
    },
    /**
     * Deletes what nobody needs any more, with its mails: proposals whose address was not confirmed, or
     * that were withdrawn, before an instant, and all whose action began before another.
     */
    removeOver: (limits: { unconfirmed: number; withdrawn: number; started: number }): number =>
      gone(
        or(
          and(eq(proposals.state, 'unconfirmed'), lt(proposals.updatedAt, limits.unconfirmed)),
          and(eq(proposals.state, 'withdrawn'), lt(proposals.updatedAt, limits.withdrawn)),
          lt(proposals.startsAt, limits.started),
        ),
      ),
  };
}
