import { bounceWeight } from '../outbox/bounceWeight.ts';
import { statusIn } from '../outbox/statusCode.ts';

/**
 * Why a mail server did not take a mail, or sent it back: there is no such address; its mailbox is full; the
 * server thinks little of the mail or of who sends it; the address has letters that our server does not
 * take; what passes by itself, and whatever else a server can say.
 */
export const refusalReasons = ['address', 'full', 'refused', 'letters', 'other'] as const;

export type RefusalReason = (typeof refusalReasons)[number];

const isFull = /\bquota\b|\b(?:mail ?box|inbox|account|storage)\b.{0,30}\bfull\b|over ?quota/i;
const isRefused =
  /\bspam|\bjunk\b|\bpolic(?:y|ies)\b|\bblock|\bblack ?list|\breputation\b|\bdenied\b|\bprohibited\b/i;

/**
 * Reads why from what a server answered.
 *
 * @param status as of RFC 3463; '' where it is to be looked for in the reply
 * @param lettersNotTaken the result of a mail whose address has letters that our server does not take
 */
export function whyNotTaken(
  { status, reply }: { status: string; reply: string },
  lettersNotTaken: string,
): RefusalReason {
  if (reply === lettersNotTaken) return 'letters';
  const code = status === '' ? statusIn(reply) : status;
  if (/^[45]\.2\.2$/.test(code) || isFull.test(reply)) return 'full';
  if (bounceWeight({ status: code, reply, explanation: '' }) === 'hard') return 'address';
  return isRefused.test(reply) || code.startsWith('5.7.') ? 'refused' : 'other';
}

/** How often each reason stands in a list, the most first. */
export function countReasons(
  reasons: readonly RefusalReason[],
): { reason: RefusalReason; people: number }[] {
  return refusalReasons
    .map((reason) => ({ reason, people: reasons.filter((one) => one === reason).length }))
    .filter(({ people }) => people > 0)
    .toSorted((one, other) => other.people - one.people);
}
