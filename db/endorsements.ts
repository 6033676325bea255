import { and, asc, count, desc, eq, gte, inArray, max, or, sql } from 'drizzle-orm';
import type { Drizzle } from './connection.ts';
import { askedOfOwner, columnsOfOwner, endorsementOf } from './endorsementOwners.ts';
import { jsonPart } from './json.ts';
import { onceForColumns } from './onceForColumns.ts';
import {
  endorsementGroups,
  endorsementLogos,
  endorsements,
  outbox,
  type Endorsement,
  type EndorsementOwner,
  type EndorsementRow,
  type EndorsementState,
  type NewEndorsement,
} from './schema.ts';

/** How many requests and listings an event or a campaign has, by state. */
export type EndorsementCounts = Record<EndorsementState, number>;

/** What stands on the public list, and what tells by its day when the list last changed. */
export const listChangeStates = ['approved', 'withdrawn'] as const satisfies EndorsementState[];

/** What everybody sees of an organization on the list, and its place there. */
export type ListedEndorsement = Pick<
  Endorsement,
  'id' | 'nameKey' | 'listedAs' | 'website' | 'city' | 'statement' | 'position' | 'groupId'
>;

/** Whether a correction waits that can be read. */
const isCorrected = sql`${jsonPart<string>(endorsements.proposed, 'listedAs')} is not null`;

/** Whether an organizer has something to decide: a request, or a correction or logo of what is listed. */
export const waitsForDecision = or(
  eq(endorsements.state, 'waiting'),
  isCorrected,
  and(
    eq(endorsements.state, 'approved'),
    sql`exists (select 1 from ${endorsementLogos}
      where ${endorsementLogos.endorsementId} = ${endorsements.id}
        and ${endorsementLogos.stage} = 'proposed')`,
  ),
);

/** What an organizer has to decide stands first, what is over last; within that, as it arrived. */
const urgency = sql`case
  when ${endorsements.state} = 'waiting' then 0
  when ${isCorrected} then 1
  when ${endorsements.state} = 'approved' then 2
  when ${endorsements.state} = 'unconfirmed' then 3
  when ${endorsements.state} = 'declined' then 4
  else 5 end`;

export function endorsementReads(drizzle: Drizzle) {
  const byId = drizzle
    .select()
    .from(endorsements)
    .where(eq(endorsements.id, sql.placeholder('id')))
    .prepare();
  const byPublicId = drizzle
    .select()
    .from(endorsements)
    .where(eq(endorsements.publicId, sql.placeholder('publicId')))
    .prepare();
  const ofOwner = askedOfOwner(endorsements, (isOfOwner) =>
    drizzle
      .select()
      .from(endorsements)
      .where(isOfOwner)
      .orderBy(urgency, asc(endorsements.id))
      .prepare(),
  );
  const allOf = (owner: EndorsementOwner): Endorsement[] =>
    ofOwner(owner).all({ owner: owner.id }).map(endorsementOf);
  const listed = askedOfOwner(endorsements, (isOfOwner) =>
    drizzle
      .select({
        id: endorsements.id,
        nameKey: endorsements.nameKey,
        listedAs: endorsements.listedAs,
        website: endorsements.website,
        city: endorsements.city,
        statement: endorsements.statement,
        position: endorsements.position,
        groupId: endorsements.groupId,
      })
      .from(endorsements)
      .where(and(isOfOwner, eq(endorsements.state, 'approved')))
      .orderBy(asc(endorsements.id))
      .prepare(),
  );
  const callers = drizzle
    .select({ name: endorsements.listedAs })
    .from(endorsementGroups)
    .innerJoin(endorsements, eq(endorsements.groupId, endorsementGroups.id))
    .where(
      and(
        eq(endorsementGroups.eventId, sql.placeholder('eventId')),
        eq(endorsementGroups.kind, 'called'),
        eq(endorsements.state, 'approved'),
      ),
    )
    .orderBy(
      sql`${endorsements.position} is null`,
      asc(endorsements.position),
      asc(endorsements.listedAs),
    )
    .prepare();
  const asked = askedOfOwner(endorsements, (isOfOwner) =>
    drizzle
      .select()
      .from(endorsements)
      .where(
        and(
          isOfOwner,
          eq(endorsements.nameKey, sql.placeholder('nameKey')),
          eq(endorsements.emailKey, sql.placeholder('emailKey')),
          inArray(endorsements.state, ['unconfirmed', 'waiting', 'approved']),
        ),
      )
      .orderBy(desc(endorsements.id))
      .limit(1)
      .prepare(),
  );
  const counts = askedOfOwner(endorsements, (isOfOwner) =>
    drizzle
      .select({ state: endorsements.state, number: count() })
      .from(endorsements)
      .where(isOfOwner)
      .groupBy(endorsements.state)
      .prepare(),
  );
  const toDecide = askedOfOwner(endorsements, (isOfOwner) =>
    drizzle
      .select({ number: count() })
      .from(endorsements)
      .where(and(isOfOwner, waitsForDecision))
      .prepare(),
  );
  const listChangedAt = askedOfOwner(endorsements, (isOfOwner) =>
    drizzle
      .select({ at: max(endorsements.decidedAt) })
      .from(endorsements)
      .where(and(isOfOwner, inArray(endorsements.state, listChangeStates)))
      .prepare(),
  );
  const lastMailAt = drizzle
    .select({ at: max(outbox.createdAt) })
    .from(outbox)
    .where(eq(outbox.endorsementId, sql.placeholder('id')))
    .prepare();
  const mailsSince = drizzle
    .select({ number: count() })
    .from(outbox)
    .innerJoin(endorsements, eq(endorsements.id, outbox.endorsementId))
    .where(
      and(
        eq(endorsements.emailKey, sql.placeholder('emailKey')),
        or(eq(endorsements.state, 'unconfirmed'), eq(endorsements.id, sql.placeholder('id'))),
        gte(outbox.createdAt, sql.placeholder('since')),
      ),
    )
    .prepare();

  return {
    byId: (id: number): Endorsement | undefined => found(byId.get({ id })),
    byPublicId: (publicId: string): Endorsement | undefined => found(byPublicId.get({ publicId })),
    /** Everything of an event or a campaign: waiting requests first, then corrections, then by state. */
    ofOwner: allOf,
    ofEvent: (id: number): Endorsement[] => allOf({ kind: 'event', id }),
    /** What stands on the public list, in the order of arrival. */
    listed: (owner: EndorsementOwner): ListedEndorsement[] =>
      listed(owner).all({ owner: owner.id }),
    /** The names below “called by” of an event, in the organizers' order. */
    callers: (eventId: number): string[] => callers.all({ eventId }).map(({ name }) => name),
    /** The request of an address for a name (by its key) that is neither declined nor withdrawn. */
    asked: (owner: EndorsementOwner, nameKey: string, emailKey: string): Endorsement | undefined =>
      found(asked(owner).get({ owner: owner.id, nameKey, emailKey })),
    counts: (owner: EndorsementOwner): EndorsementCounts => {
      const result: EndorsementCounts = {
        unconfirmed: 0,
        waiting: 0,
        approved: 0,
        declined: 0,
        withdrawn: 0,
      };
      const rows = counts(owner).all({ owner: owner.id });
      for (const { state, number } of rows) result[state] = number;
      return result;
    },
    /** How many requests, corrections and logos wait for an organizer. */
    toDecide: (owner: EndorsementOwner): number =>
      toDecide(owner).get({ owner: owner.id })?.number ?? 0,
    /** When the public list last changed, or null if it never did. */
    listChangedAt: (owner: EndorsementOwner): number | null =>
      listChangedAt(owner).get({ owner: owner.id })?.at ?? null,
    /** When a mail about it was last put into the outbox. */
    lastMailAt: (id: number): number | null => lastMailAt.get({ id })?.at ?? null,
    /** How many mails went since an instant to an address about one request or unconfirmed ones. */
    mailsSince: (emailKey: string, id: number | null, since: number): number =>
      mailsSince.get({ emailKey, id: id ?? 0, since })?.number ?? 0,
  };
}

function found(row: EndorsementRow | undefined): Endorsement | undefined {
  return row && endorsementOf(row);
}

export function endorsementChanges(drizzle: Drizzle) {
  const place = drizzle
    .update(endorsements)
    .set({ position: sql`${sql.placeholder('position')}` })
    .where(eq(endorsements.id, sql.placeholder('id')))
    .prepare();
  const updateOf = onceForColumns((set) =>
    drizzle
      .update(endorsements)
      .set(set)
      .where(eq(endorsements.id, sql.placeholder('updatedId')))
      .returning()
      .prepare(),
  );

  return {
    insert: (owner: EndorsementOwner, endorsement: NewEndorsement): Endorsement =>
      endorsementOf(
        drizzle
          .insert(endorsements)
          .values({ ...endorsement, ...columnsOfOwner(owner) })
          .returning()
          .get(),
      ),
    /** @throws when a CHECK is hurt. */
    remove: (id: number): void => {
      drizzle.delete(endorsements).where(eq(endorsements.id, id)).run();
    },
    update: (id: number, values: Partial<NewEndorsement>): Endorsement =>
      endorsementOf(updateOf(values).get({ ...values, updatedId: id })),
    /** Puts an organization at a place of the chosen order, counted from 1. */
    place: (id: number, position: number): void => {
      place.run({ id, position });
    },
  };
}
