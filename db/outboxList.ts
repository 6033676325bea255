import { and, count, desc, eq, gt, inArray, lte, not, or, sql } from 'drizzle-orm';
import { addressOfChange, formerAddress } from './addressChanges.ts';
import type { Drizzle } from './connection.ts';
import { isOneOf } from './json.ts';
import {
  addressChanges,
  endorsements,
  followers,
  events,
  organizers,
  outbox,
  proposals,
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
  /** Those about one of these events; null for all, those about no event as well. */
  theirs?: readonly number[] | null;
  state?: OutboxMail['state'];
  /** Leaves the mails of some messages to attendees out. */
  withoutMessages?: readonly number[];
  /** With the state `due`: those to be sent by this instant, and those that are tried again. */
  dueBy?: number;
  /** With the state `due`: those not yet tried that are due after this instant. */
  dueAfter?: number;
}

/**
 * A page of the list, failed mails first, then the newest; and how many match in all.
 *
 * @param countedTo further than this nobody counts: a sum of hundreds of thousands of mails would
 *   take longer than the page, and tells nothing
 */
export function outboxList(drizzle: Drizzle) {
  return (
    filter: OutboxFilter,
    limit: number,
    offset: number,
    countedTo = 10_000,
  ): { found: OutboxLine[]; total: number; failed: number } => {
    const { eventId } = filter;
    const ofTheirs = isOneOf(sql`+${outbox.eventId}`, filter.theirs ?? null);
    const inScope = eventId === undefined ? ofTheirs : eq(outbox.eventId, eventId);
    // Seldom ones have indexes of their own: the sign keeps that of the event from being preferred.
    const seldomInScope = eventId === undefined ? ofTheirs : sql`+${outbox.eventId} = ${eventId}`;
    const otherInScope = filter.state === 'dropped' ? seldomInScope : inScope;
    // States are written out and not bound: only so do partial indexes cover the question.
    const isFailed = sql`${outbox.state} = 'failed'`;
    const { dueBy, dueAfter } = filter;
    const without = filter.withoutMessages ?? [];
    const isShown =
      without.length === 0
        ? undefined
        : sql`(${outbox.messageId} is null or ${not(isOneOf(outbox.messageId, without) ?? sql`false`)})`;
    const isOther = and(
      isShown,
      filter.state
        ? sql`${outbox.state} = ${sql.raw(`'${filter.state}'`)} and ${outbox.state} <> 'failed'`
        : sql`${outbox.state} <> 'failed'`,
      dueBy === undefined ? undefined : or(lte(outbox.dueAt, dueBy), gt(outbox.attempts, 0)),
      dueAfter === undefined ? undefined : and(gt(outbox.dueAt, dueAfter), eq(outbox.attempts, 0)),
    );
    const countOf = (condition: ReturnType<typeof and>) => {
      const some = drizzle
        .select({ id: outbox.id })
        .from(outbox)
        .where(condition)
        .limit(countedTo)
        .as('some');
      return drizzle.select({ total: count() }).from(some).get()?.total ?? 0;
    };
    const failed = countOf(and(seldomInScope, isFailed, isShown));
    const shownFailed = filter.state === undefined || filter.state === 'failed' ? failed : 0;
    const others = countOf(and(otherInScope, isOther));

    const first = lines(drizzle)
      .where(and(seldomInScope, isFailed, isShown))
      .orderBy(desc(outbox.id))
      .limit(Math.max(0, Math.min(limit, shownFailed - offset)))
      .offset(offset)
      .all();
    // Few wait, as a rule: to put them in order is cheaper than to meet them among all.
    const newestFirst = filter.state === 'due' ? sql`+${outbox.id} desc` : desc(outbox.id);
    const rest =
      filter.state === 'failed'
        ? []
        : lines(drizzle)
            .where(and(otherInScope, isOther))
            .orderBy(newestFirst)
            .limit(limit - first.length)
            .offset(Math.max(0, offset - shownFailed))
            .all();
    return { found: [...first, ...rest].map(lineOf), total: shownFailed + others, failed };
  };
}

/** The lines of some mails, in the order of their ids as given. */
export function outboxLines(drizzle: Drizzle): (ids: readonly number[]) => OutboxLine[] {
  return (ids) => {
    if (ids.length === 0) return [];
    const found = lines(drizzle)
      .where(inArray(outbox.id, [...ids]))
      .all()
      .map(lineOf);
    return ids.flatMap((id) => found.find(({ mail }) => mail.id === id) ?? []);
  };
}

/** The lines of every mail to somebody who signed up, at whatever address, the newest first. */
export function linesOfSignup(drizzle: Drizzle): (id: number, limit: number) => OutboxLine[] {
  return (id, limit) =>
    lines(drizzle)
      .where(
        or(
          eq(outbox.signupId, id),
          sql`${outbox.addressChangeId} in (select id from address_changes where signup_id = ${id})`,
        ),
      )
      .orderBy(desc(outbox.id))
      .limit(limit)
      .all()
      .map(lineOf);
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
      proposerName: proposals.contactName,
      proposerAddress: proposals.email,
      followerName: followers.name,
      followerAddress: followers.email,
      organizerName: organizers.name,
      organizerAddress: organizers.email,
    })
    .from(outbox)
    .leftJoin(events, eq(events.id, outbox.eventId))
    .leftJoin(signups, eq(signups.id, outbox.signupId))
    .leftJoin(addressChanges, eq(addressChanges.id, outbox.addressChangeId))
    .leftJoin(endorsements, eq(endorsements.id, outbox.endorsementId))
    .leftJoin(proposals, eq(proposals.id, outbox.proposalId))
    .leftJoin(followers, eq(followers.id, outbox.followerId))
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
    row.proposerAddress ??
    row.followerAddress ??
    row.organizerAddress;
  const others = row.proposerName ?? row.followerName ?? row.organizerName;
  const name = row.signupName ?? row.contactName ?? others ?? '';
  return { mail, eventTitle, eventSlug, recipient: address === null ? null : { name, address } };
}
