import { blamedBy } from './blamedWords.ts';
import type { Failure } from './failure.ts';

/** `hard`: mail never gets there. `soft`: it did not this time. */
export type BounceWeight = 'hard' | 'soft';

/**
 * Statuses that name the address as the fault by themselves (RFC 3463, RFC 7505): no such mailbox or
 * system, bad syntax, moved, null MX, no route to the domain; and what Exchange writes for the first two.
 */
const ofTheAddress: ReadonlySet<string> = new Set([
  '5.1.1',
  '5.1.2',
  '5.1.3',
  '5.1.6',
  '5.1.10',
  '5.4.4',
  '5.4.310',
]);

/** Statuses that never speak of it: sender, full mailbox, size, a loop, time that ran out. */
const neverTheAddress: ReadonlySet<string> = new Set([
  '5.1.7',
  '5.1.8',
  '5.2.2',
  '5.2.3',
  '5.3.4',
  '5.4.6',
  '5.4.7',
]);

/** The answer was to the message and not to the recipient: the server had taken the address before. */
const afterRecipient =
  /\bin reply to (?:end of )?DATA\b|\bfor (?:TEXT|DATA) command\b|\bfinal DATA\b|\bafter end of data\b/i;

/**
 * The same in a transcript of Sendmail; where it sends RCPT and DATA together, an answer to the first
 * stands there as well, and then one to the second.
 */
const transcriptOfData = />>> DATA\s+<<< 5/i;
const withoutRecipient = /no valid recipients|Need RCPT/i;

/**
 * Weighs a mail that came back. A permanent failure (a status of class 5) says that this mail was
 * given up, not that the address is at fault, so the words of the server are read as well:
 *
 * - Words about the sender, reputation, content, a full mailbox, size, rate or time make it `soft`,
 *   whatever the status is: many servers write 5.1.1 before any refusal.
 * - Without such, a status that names the address is `hard`, and so are words that do, unless they say
 *   that the mailbox only rests.
 * - A vague status (5.0.0, 5.1.0, 5.2.0, a bare reply code) and no words that blame the address are
 *   `soft`: to silence somebody who can be reached is worse than to write five times in vain.
 */
export function bounceWeight({ status, reply, explanation }: Failure): BounceWeight {
  if (!status.startsWith('5.') || neverTheAddress.has(status)) return 'soft';
  const blamed = blamedBy(reply) ?? (ofTheAddress.has(status) ? null : blamedBy(explanation));
  if (blamed === 'passing') return 'soft';
  if (ofTheAddress.has(status) || blamed === 'surely-address') return 'hard';
  return blamed === 'address' && !isAboutMessage(reply, explanation) ? 'hard' : 'soft';
}

function isAboutMessage(reply: string, explanation: string): boolean {
  return (
    afterRecipient.test(reply) ||
    afterRecipient.test(explanation) ||
    transcriptOfData.test(explanation.split(withoutRecipient).at(-1) ?? '')
  );
}
