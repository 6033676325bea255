import { and, eq, isNull, or, sql } from 'drizzle-orm';
import type { Drizzle } from './connection.ts';
import { mailRefusals, type MailRefusal, type RefusalScope } from './schema.ts';

/** One thing that the owner of an address wants no more of; only `event` names one. */
export type Refusal =
  { scope: 'event'; eventId: number } | { scope: Exclude<RefusalScope, 'event'> };

export function mailRefusalReads(drizzle: Drizzle) {
  const scopes = drizzle
    .select({ scope: mailRefusals.scope })
    .from(mailRefusals)
    .where(
      and(
        eq(mailRefusals.addressHash, sql.placeholder('addressHash')),
        or(isNull(mailRefusals.eventId), eq(mailRefusals.eventId, sql.placeholder('eventId'))),
      ),
    )
    .prepare();

  return {
    /** What an address refuses that touches mail about an event; null for mail about none. */
    scopes: (addressHash: string, eventId: number | null): RefusalScope[] =>
      scopes.all({ addressHash, eventId: eventId ?? 0 }).map(({ scope }) => scope),
    /** The same of every address that refuses anything of it. */
    scopesByAddress: (eventId: number | null): Map<string, RefusalScope[]> => {
      const result = new Map<string, RefusalScope[]>();
      const rows = drizzle
        .select({ addressHash: mailRefusals.addressHash, scope: mailRefusals.scope })
        .from(mailRefusals)
        .where(or(isNull(mailRefusals.eventId), eq(mailRefusals.eventId, eventId ?? 0)))
        .all();
      for (const { addressHash, scope } of rows)
        result.set(addressHash, [...(result.get(addressHash) ?? []), scope]);
      return result;
    },
  };
}

export function mailRefusalChanges(drizzle: Drizzle) {
  // Prepared once: a list of people that is imported may bring thousands.
  const insert = drizzle
    .insert(mailRefusals)
    .values({
      addressHash: sql.placeholder('addressHash'),
      scope: sql.placeholder('scope'),
      eventId: sql.placeholder('eventId'),
      source: sql.placeholder('source'),
      createdAt: sql.placeholder('createdAt'),
    })
    .onConflictDoNothing()
    .prepare();
  const ofAddress = and(
    eq(mailRefusals.addressHash, sql.placeholder('addressHash')),
    eq(mailRefusals.scope, sql.placeholder('scope')),
  );
  // One for each of the two indexes.
  const removeAtEvent = drizzle
    .delete(mailRefusals)
    .where(and(ofAddress, eq(mailRefusals.eventId, sql.placeholder('eventId'))))
    .prepare();
  const remove = drizzle
    .delete(mailRefusals)
    .where(and(ofAddress, isNull(mailRefusals.eventId)))
    .prepare();

  return {
    /** Keeps a refusal; one that stands already stays as it is. */
    add: (
      addressHash: string,
      refusal: Refusal,
      source: MailRefusal['source'],
      now: number,
    ): void => {
      insert.run({ addressHash, eventId: null, ...refusal, source, createdAt: now });
    },
    remove: (addressHash: string, refusal: Refusal): void => {
      (refusal.scope === 'event' ? removeAtEvent : remove).run({ addressHash, ...refusal });
    },
  };
}
