import { hash, randomBytes } from 'node:crypto';
import RateLimiterMemory from 'rate-limiter-flexible/lib/RateLimiterMemory.js';
import RateLimiterRes from 'rate-limiter-flexible/lib/RateLimiterRes.js';

/** What one network may do, in points within a time. */
export const allowances = {
  /** Sign-ups as they come: a whole workplace or a Tor exit may be behind one address. */
  signup: { points: 60, duration: 600 },
  /** Sign-ups in all, once every further one brings a proof: a hall behind one Wi-Fi. */
  signupInAll: { points: 1500, duration: 600 },
  /** The same for an event while its organizers expect a crowd. */
  crowdSignup: { points: 1500, duration: 600 },
  crowdSignupInAll: { points: 6000, duration: 600 },
  endorsement: { points: 20, duration: 3600 },
  endorsementInAll: { points: 200, duration: 3600 },
  /** Proposals of actions: few come from one network. */
  proposal: { points: 10, duration: 3600 },
  proposalInAll: { points: 100, duration: 3600 },
  updates: { points: 20, duration: 3600 },
  updatesInAll: { points: 200, duration: 3600 },
  signIn: { points: 20, duration: 900 },
  signInInAll: { points: 200, duration: 900 },
  /** Pictures of events that have to be made; those that are kept are not counted. */
  picture: { points: 120, duration: 600 },
  /** Logos that organizations send. */
  logo: { points: 30, duration: 3600 },
  /** Searches for events. */
  search: { points: 300, duration: 600 },
  /** Guesses at links: a person mistypes, a program goes on. */
  link: { points: 120, duration: 600 },
} as const;

/** In characters, with brackets, a zone and a port. */
const longestAddress = 100;

/** Networks that are counted at a time; with one more, the one longest unheard of is forgotten. */
const mostNetworks = 20_000;

export type Limited = keyof typeof allowances;

/** Who does what is counted, and when. */
export interface Counted {
  address: string;
  /** Epoch milliseconds. */
  now: number;
  requestId: string;
}

export interface RateLimits {
  /**
   * Counts one act of a network; null lets it pass, otherwise the seconds to wait.
   *
   * @param about what it is counted for alone, such as one event; '' counts for everything
   * @param acts as how many it counts, where one form does several at once
   */
  count(what: Limited, by: Counted, about?: string, acts?: number): Promise<number | null>;
}

/**
 * Limits by network address. The address itself is never kept: the counters stand under a hash of it
 * with a key that lives in memory and changes every day. They live in memory too and not in a
 * table, because the key that gives them meaning does not outlive the process either.
 *
 * @param onSpent is told whenever something is refused, and in which request
 */
export function rateLimits(
  factor = 1,
  onSpent: (what: Limited, requestId: string) => void = () => {},
): RateLimits {
  const limiters = new Map(
    Object.entries(allowances).map(([name, { points, duration }]) => [
      name,
      {
        limiter: new RateLimiterMemory({ keyPrefix: name, points: points * factor, duration }),
        seen: new Set<string>(),
      },
    ]),
  );
  let key = { day: -1, secret: newKey() };

  return {
    count: async (what, { address, now, requestId }, about = '', acts = 1) => {
      const day = Math.floor(now / 86_400_000);
      if (day !== key.day) key = { day, secret: newKey() };
      const network = hash('sha3-256', `${key.secret}${networkOf(address)}\0${about}`, 'base64url');
      const limit = limiters.get(what);
      if (limit === undefined) return null;
      const { limiter, seen } = limit;
      seen.delete(network);
      seen.add(network);
      const [oldest] = seen;
      if (seen.size > mostNetworks && oldest !== undefined) {
        seen.delete(oldest);
        await limiter.delete(oldest);
      }
      try {
        await limiter.consume(network, acts);
        return null;
      } catch (refused) {
        if (!(refused instanceof RateLimiterRes)) throw refused;
        onSpent(what, requestId);
        return Math.ceil(refused.msBeforeNext / 1000);
      }
    },
  };
}

/**
 * A key to stand before what is hashed. That makes a MAC of SHA-3, which needs no HMAC around it
 * (https://keccak.team/keccak_strengths.html): the objects of one cost more than what it calculates.
 */
function newKey(): string {
  return randomBytes(32).toString('base64url');
}

/** An address with what some proxies write around it: brackets, a port, IPv4 as a part of IPv6. */
const written = /^\[?(?:::ffff:)?([\da-f:.]*?)(?:\](?::\d+)?|(?<=\.\d{1,3}):\d+)?$/i;

/** An IPv6 customer holds at least a /64, so that counting single addresses counts nothing. */
function networkOf(given: string): string {
  const address = written.exec(given.slice(0, longestAddress))?.[1]?.toLowerCase() ?? given;
  if (!address.includes(':') || address.includes('.')) return address;
  const [head = '', tail] = address.split('::');
  const groups = groupsIn(head);
  const after = tail === undefined ? [] : groupsIn(tail);
  const zeros = Array.from({ length: Math.max(0, 8 - groups.length - after.length) }, () => '0');
  return [...groups, ...zeros, ...after].slice(0, 4).join(':');
}

function groupsIn(part: string): string[] {
  return part
    .split(':')
    .filter(Boolean)
    .map((group) => group.replace(/^0+(?=.)/, ''));
}
