import type { Bounce } from '../../db/schema.ts';

const day = 86_400_000;

/** So many mails that came back for the moment, within so long a time, are no longer a moment. */
const softBounces = 5;
const softWithin = 7 * day;

/** How an address takes mail, as far as mails have come back from it. */
export type AddressStanding =
  | { kind: 'good'; bounced: number }
  /** `since` in epoch milliseconds; `status` as in RFC 3463, '' where none was told. */
  | { kind: 'failing'; since: number; bounced: number; status: string };

/**
 * Judges an address by the mails that came back from it: one that came back for good is enough, of
 * others it takes five within seven days. The mark stays until an organizer clears it or the mails
 * leave with the personal data of their event.
 *
 * @param bounces one a mail, the earliest first
 */
export function addressStanding(
  bounces: readonly Pick<Bounce, 'weight' | 'status' | 'at'>[],
): AddressStanding {
  const soft = bounces.filter(({ weight }) => weight === 'soft');
  const tooMany = soft.find((bounce, index) => {
    const first = soft[index - softBounces + 1];
    return first !== undefined && bounce.at - first.at <= softWithin;
  });
  const reasons = [bounces.find(({ weight }) => weight === 'hard'), tooMany]
    .filter((reason) => reason !== undefined)
    .toSorted((one, other) => one.at - other.at);
  const [reason] = reasons;
  return reason === undefined
    ? { kind: 'good', bounced: bounces.length }
    : { kind: 'failing', since: reason.at, bounced: bounces.length, status: reason.status };
}
