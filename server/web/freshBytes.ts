import { randomBytes } from 'node:crypto';

const pooled = 4096;
let unused = Buffer.alloc(0);

/**
 * Random bytes for what is no secret, such as an id or a nonce: they have been in memory for a while. To ask
 * for many at a time takes a tenth of the time.
 */
export function freshBytes(length: number): Buffer {
  if (unused.length < length) unused = randomBytes(Math.max(length, pooled));
  const fresh = unused.subarray(0, length);
  unused = unused.subarray(length);
  return fresh;
}
