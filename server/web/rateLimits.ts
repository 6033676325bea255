import { createHmac, randomBytes } from 'node:crypto';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

/** What one network may do, in points within a time. */
const allowances = {
  /** A whole workplace or a Tor exit may sign up behind one address. */
  signup: { points: 60, duration: 600 },
  endorsement: { points: 20, duration: 3600 },
  signIn: { points: 20, duration: 900 },
  /** Guesses at links: a person mistypes, a program goes on. */
  link: { points: 120, duration: 600 },
} as const;

export type Limited = keyof typeof allowances;

export interface RateLimits {
  /** Counts one act of a network; null lets it pass, otherwise the seconds to wait. */
  count(what: Limited, address: string, now: number): Promise<number | null>;
}

/**
 * Limits by network address. The address itself is never kept: the counters stand under an HMAC
 * with a key that lives in memory and changes every day. They live in memory too and not in a
 * table, because the key that gives them meaning does not outlive the process either.
 */
export function rateLimits(factor = 1): RateLimits {
  const limiters = new Map(
    Object.entries(allowances).map(([name, { points, duration }]) => [
      name,
      new RateLimiterMemory({ keyPrefix: name, points: points * factor, duration }),
    ]),
  );
  let key = { day: -1, bytes: randomBytes(32) };

  return {
    count: async (what, address, now) => {
      const day = Math.floor(now / 86_400_000);
      if (day !== key.day) key = { day, bytes: randomBytes(32) };
      const network = createHmac('sha256', key.bytes)
        .update(networkOf(address))
        .digest('base64url');
      try {
        await limiters.get(what)?.consume(network);
        return null;
      } catch (refused) {
        if (refused instanceof RateLimiterRes) return Math.ceil(refused.msBeforeNext / 1000);
        throw refused;
      }
    },
  };
}

/** An IPv6 customer holds at least a /64, so that counting single addresses counts nothing. */
function networkOf(address: string): string {
  if (!address.includes(':') || address.includes('.')) return address;
  const [head = '', tail] = address.split('::');
  const groups = head.split(':').filter(Boolean);
  const after = tail === undefined ? [] : tail.split(':').filter(Boolean);
  const zeros = Array.from({ length: Math.max(0, 8 - groups.length - after.length) }, () => '0');
  return [...groups, ...zeros, ...after].slice(0, 4).join(':');
}
