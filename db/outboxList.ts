import { and, count, desc, eq, gt, lte, or, sql } from 'drizzle-orm';
import { addressOfChange, formerAddress } from './addressChanges.ts';
import type { Drizzle } from './connection.ts';
import {
  addressChanges,
  endorsements,
  events,
  organizers,
  outbox,
  signups,
  type OutboxMail,
} from './schema.ts';

/** One line of the organizers' list: which mail, to whom, with what result. */
export interface OutboxLine {
  mail: OutboxMail;
  eventTitle: string | null;
  eventSlug: string | null;
  recipient: { name: string; address: string } | null;
}

export interface OutboxFilter {
  eventId?: number;
  state?: OutboxMail['state'];
  /** With the state `due`: those to be sent by this instant, and those that are tried again. */
  dueBy?: number;
  /** With the state `due`: those not yet tried that are due after this instant. */
  dueAfter?: number;
}

/** A page of the list, failed mails first, then the newest; and how many match in all. */
export function outboxList(drizzle: Drizzle) {
  return (
    filter: OutboxFilter,
    limit: number,
    offset: number,
  ): { found: OutboxLine[]; total: number; failed: number } => {
    const inScope = filter.eventId === undefined ? undefined : eq(outbox.eventId, filter.eventId);
    const isFailed = sql`${outbox.state} = 'failed'`;
    const { dueBy, dueAfter } = filter;
    const isOther = and(
      filter.state
        ? sql`${outbox.state} = ${filter.state} and ${outbox.state} <> 'failed'`
        : sql`${outbox.state} <> 'failed'`,
      dueBy === undefined ? undefined : or(lte(outbox.dueAt, dueBy), gt(outbox.attempts, 0)),
      dueAfter === undefined ? undefined : and(gt(outbox.dueAt, dueAfter), eq(outbox.attempts, 0)),
    );
    const countOf = (condition: ReturnType<typeof and>) =>
      drizzle.select({ total: count() }).from(outbox).where(condition).get()?.total ?? 0;
    const failed = countOf(and(inScope, isFailed));
    const shownFailed = filter.state === undefined || filter.state === 'failed' ? failed : 0;
    const others = countOf(and(inScope, isOther));

    const first = lines(drizzle)
      .where(and(inScope, isFailed))
      .orderBy(desc(outbox.id))
      .limit(Math.max(0, Math.min(limit, shownFailed - offset)))
      .offset(offset)
      .all();
    const rest = lines(drizzle)
      .where(and(inScope, isOther))
      .orderBy(desc(outbox.id))
      .limit(limit - first.length)
      .offset(Math.max(0, offset - shownFailed))
      .all();
    return { found: [...first, ...rest].map(lineOf), total: shownFailed + others, failed };
  };
}

function lines(drizzle: Drizzle) {
  return drizzle
    .select({
      mail: outbox,
      eventTitle: events.title,
      eventSlug: events.slug,
      signupName: signups.name,
      signupAddress: signups.email,
      formerAddress,
      changeAddress: addressChanges.email,
      changeFormerAddress: addressChanges.formerEmail,
      contactName: endorsements.contactName,
      contactAddress: endorsements.email,
      organizerName: organizers.name,
      organizerAddress: organizers.email,
    })
    .from(outbox)
    .leftJoin(events, eq(events.id, outbox.eventId))
    .leftJoin(signups, eq(signups.id, outbox.signupId))
    .leftJoin(addressChanges, eq(addressChanges.id, outbox.addressChangeId))
    .leftJoin(endorsements, eq(endorsements.id, outbox.endorsementId))
    .leftJoin(organizers, eq(organizers.id, outbox.organizerId))
    .$dynamic();
}

function lineOf(row: ReturnType<ReturnType<typeof lines>['all']>[number]): OutboxLine {
  const { mail, eventTitle, eventSlug } = row;
  const ofChange =
    row.changeAddress === null
      ? null
      : addressOfChange(mail, { email: row.changeAddress, formerEmail: row.changeFormerAddress });
  const address =
    ofChange ??
    row.formerAddress ??
    row.signupAddress ??
    row.contactAddress ??
    row.organizerAddress;
  const name = row.signupName ?? row.contactName ?? row.organizerName ?? '';
  return { mail, eventTitle, eventSlug, recipient: address === null ? null : { name, address } };
}
