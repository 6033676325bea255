import { createHmac } from 'node:crypto';
import { memoize } from '../memoize.ts';
import { addressKey } from '../web/emailAddress.ts';

/**
 * What is kept of an address whose owner must not be mailed after everything else about them is
 * gone: HMAC-SHA-256 of its key, cut to 128 bits. Whoever steals the database cannot try addresses
 * against it, since they lack the secret; two spellings of one mailbox have one hash.
 */
export function addressHash({ secret }: { secret: string }, address: string): string {
  return lastHash(secret, address);
}

/** Whatever makes a mail asks for the hash of its address more than once. */
const lastHash = memoize(
  1,
  (secret: string, address: string) => `${secret}\0${address}`,
  (secret, address) =>
    createHmac('sha256', secret)
      .update(`mail address\0${addressKey(address)}`)
      .digest()
      .toString('base64url', 0, 16),
);
