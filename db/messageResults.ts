import { and, eq, ne, sql } from 'drizzle-orm';
import type { Drizzle } from './connection.ts';
import { isOneOf } from './json.ts';
import { bounces, messages, outbox } from './schema.ts';

/** What a server said of a mail that it did not take, or sent back; without addresses. */
export interface ServerAnswer {
  /** RFC 3463; '' where it has to be looked for in the reply. */
  status: string;
  reply: string;
}

/** Why the mails of messages did not get to people. */
export function messageResultReads(drizzle: Drizzle) {
  const ofMessage = and(
    eq(outbox.messageId, sql.placeholder('id')),
    sql`${outbox.signupId} is not null`,
  );
  const failed = drizzle
    .select({ reply: sql<string>`coalesce(${outbox.lastResult}, '')` })
    .from(outbox)
    .where(and(ofMessage, eq(outbox.state, 'failed')))
    .limit(sql.placeholder('limit'))
    .prepare();
  const cameBack = drizzle
    .select({ status: bounces.status, reply: bounces.reply })
    .from(outbox)
    .innerJoin(bounces, eq(bounces.mailId, outbox.id))
    .where(and(ofMessage, eq(outbox.state, 'sent')))
    .limit(sql.placeholder('limit'))
    .prepare();

  return {
    /** Those of some events that went to some people alone. */
    filtered: (eventIds: readonly number[]): number[] =>
      drizzle
        .select({ id: messages.id })
        .from(messages)
        .where(and(isOneOf(messages.eventId, eventIds), ne(messages.filter, '')))
        .all()
        .map(({ id }) => id),
    /** What was answered to its mails that were given up. */
    answersToFailed: (id: number, limit: number): ServerAnswer[] =>
      failed.all({ id, limit }).map(({ reply }) => ({ status: '', reply })),
    /** What was said of those that came back after a server had taken them. */
    answersToReturned: (id: number, limit: number): ServerAnswer[] => cameBack.all({ id, limit }),
  };
}
