import { createHmac } from 'node:crypto';
import { addressKey } from '../web/emailAddress.ts';

/**
 * What is kept of an address whose owner must not be mailed after everything else about them is
 * gone: HMAC-SHA-256 of its key, cut to 128 bits. Whoever steals the database cannot try addresses
 * against it, since they lack the secret; two spellings of one mailbox have one hash.
 */
export function addressHash({ secret }: { secret: string }, address: string): string {
  return createHmac('sha256', secret)
    .update(`mail address\0${addressKey(address)}`)
    .digest()
    .subarray(0, 16)
    .toString('base64url');
}
