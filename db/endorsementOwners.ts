import { eq, sql, type SQL } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import type { Endorsement, EndorsementOwner, EndorsementRow, OwnerColumns } from './schema.ts';

/** What an organization co-sponsors. */
export function ownerOf({ eventId, campaignId }: OwnerColumns): EndorsementOwner {
  return eventId === null ? { kind: 'campaign', id: campaignId } : { kind: 'event', id: eventId };
}

/** An owner as the tables have it. */
export function columnsOfOwner({ kind, id }: EndorsementOwner): OwnerColumns {
  return kind === 'event' ? { eventId: id, campaignId: null } : { eventId: null, campaignId: id };
}

/**
 * A row with what it is of.
 *
 * @throws where it is of nothing, or of both, which a CHECK of the table forbids
 */
export function endorsementOf({ eventId, campaignId, ...row }: EndorsementRow): Endorsement {
  if (eventId !== null && campaignId === null) return { ...row, eventId, campaignId };
  if (campaignId !== null && eventId === null) return { ...row, eventId, campaignId };
  throw new Error(`co-sponsorship ${row.id} is not of one event or one campaign`);
}

/**
 * The same question of an event and of a campaign, each asked by the index of its own; what the question
 * needs beside is told with the id of the owner.
 */
export function askedOfOwner<Statement>(
  { eventId, campaignId }: { eventId: SQLiteColumn; campaignId: SQLiteColumn },
  prepare: (isOfOwner: SQL) => Statement,
): (owner: EndorsementOwner) => Statement {
  const id = sql.placeholder('owner');
  const statements = {
    event: prepare(eq(eventId, id)),
    campaign: prepare(eq(campaignId, id)),
  };
  return ({ kind }) => statements[kind];
}
