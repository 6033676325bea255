import type { Bounce } from '../../db/schema.ts';

const day = 86_400_000;

/** So many mails that came back for the moment, within so long a time, are no longer a moment. */
const softBounces = 5;
const softWithin = 7 * day;

/** So long without another one, and the moment is over. */
const softFades = 5 * day;

/**
 * So long after the mail server took another mail, a report would have come back: at once of an
 * address that does not exist, after days of one whose server cannot be reached.
 */
const proven = { hard: day, soft: softFades };

/** How an address takes mail, as far as mails have come back from it. */
export type AddressStanding =
  | { kind: 'good'; bounced: number }
  /** `since` in epoch milliseconds; `status` as in RFC 3463, '' where none was told. */
  | { kind: 'failing'; since: number; bounced: number; status: string };

/** What is known of one mail that came back. */
export type BounceFacts = Pick<Bounce, 'weight' | 'status' | 'at' | 'triedAt'>;

/**
 * Judges an address by the mails that came back from it: one that came back for good is enough, of
 * others it takes five within seven days. The mark fades: that of a moment after five days without
 * another one, any once a later mail arrived. An organizer can clear it, and it leaves with the
 * personal data of the event.
 *
 * @param bounces one a mail, the earliest first
 * @param now epoch milliseconds
 */
export function addressStanding(bounces: readonly BounceFacts[], now: number): AddressStanding {
  const counted = bounces.filter((bounce) => !isOvercome(bounce, now));
  const soft = counted.filter(({ weight }) => weight === 'soft');
  const newest = soft.at(-1);
  const tooMany =
    newest === undefined || now - newest.at >= softFades
      ? undefined
      : soft.find((bounce, index) => {
          const first = soft[index - softBounces + 1];
          return first !== undefined && bounce.at - first.at <= softWithin;
        });
  const reasons = [counted.find(({ weight }) => weight === 'hard'), tooMany]
    .filter((reason) => reason !== undefined)
    .toSorted((one, other) => one.at - other.at);
  const [reason] = reasons;
  return reason === undefined
    ? { kind: 'good', bounced: bounces.length }
    : { kind: 'failing', since: reason.at, bounced: bounces.length, status: reason.status };
}

/**
 * Whether an address from which mail comes back gets this one mail all the same: somebody typed it
 * anew, and it may work by now. Tries are few a day: a stranger might
 * want us to write to dead addresses.
 *
 * @param createdAt when the mail was caused
 */
export function mayTry(bounces: readonly BounceFacts[], createdAt: number): boolean {
  const recent = bounces.filter(({ at }) => createdAt - at < day);
  return (
    bounces.every(({ at }) => at < createdAt) &&
    recent.length <= 2 &&
    bounces.every(({ triedAt }) => triedAt === null || createdAt - triedAt >= day)
  );
}

function isOvercome({ triedAt, weight }: BounceFacts, now: number): boolean {
  return triedAt !== null && now - triedAt >= proven[weight];
}
