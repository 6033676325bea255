import { and, eq, sql, type SQL } from 'drizzle-orm';
import { bounces, outbox, signups } from './schema.ts';

/**
 * What became of a message for somebody: a mail server took it; it was not mailed to them, or came back or
 * was not taken; the last three apart, and those to whom it is still to go.
 */
export const messageOutcomes = ['got', 'missed', 'bounced', 'failed', 'held', 'waiting'] as const;

export type MessageOutcomeOfOne = (typeof messageOutcomes)[number];

/** People by what became of a message for them. */
export interface MessageFilter {
  message: number;
  is: MessageOutcomeOfOne;
}

/** The condition on rows of `signups`: sets of ids, each read from an index once. */
export function messageCondition({ message, is }: MessageFilter): SQL {
  switch (is) {
    case 'got':
      return isAmong(mailsOf(message, 'sent', notBounced));
    case 'missed':
      return sql`not ${isAmong(mailsOf(message, 'sent', notBounced))}`;
    case 'bounced':
      return isAmong(mailsOf(message, 'sent', sql`not ${notBounced}`));
    case 'failed':
      return isAmong(mailsOf(message, 'failed'));
    case 'held':
      return isAmong(mailsOf(message, 'dropped'));
    case 'waiting':
      return isAmong(mailsOf(message, 'due'));
  }
}

const notBounced = sql`not exists (select 1 from ${bounces} where ${bounces.mailId} = ${outbox.id})`;

function mailsOf(message: number, state: 'sent' | 'failed' | 'dropped' | 'due', more?: SQL): SQL {
  return sql`select ${outbox.signupId} from ${outbox} where ${and(
    eq(outbox.messageId, message),
    eq(outbox.state, state),
    // Test mails to the one who wrote it are no part of it.
    sql`${outbox.signupId} is not null`,
    more,
  )}`;
}

function isAmong(ids: SQL): SQL {
  return sql`(${signups.id} in (${ids}))`;
}
