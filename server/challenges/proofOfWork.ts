import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';

/*
 * The protocol of ALTCHA, version 1 (altcha.org/docs/v2/proof-of-work-captcha), with SHA-256:
 * whoever asks gets a salt and a hash, and finds the number that gives the hash when it is put
 * behind the salt. Any widget that speaks it can solve these; ours is templates/assets/challenge.js.
 */

/** What is handed out, as the protocol names it. */
export interface Challenge {
  algorithm: 'SHA-256';
  /** SHA-256 of salt and number, in hexadecimal. */
  challenge: string;
  maxnumber: number;
  /** Random, with the second at which it runs out as a parameter. */
  salt: string;
  /** HMAC-SHA-256 of the challenge, in hexadecimal. */
  signature: string;
}

/** Half of it has to be tried on average: a second on a laptop, some on an old phone. */
export const largestNumber = 100_000;

/** How long a solution is taken, in milliseconds: time to fill in a form. */
export const challengeLife = 20 * 60_000;

/**
 * The salt ends with a sign that is no digit. Otherwise a digit could be moved from the number to
 * the time behind the salt, which gives the same hash and another end.
 */
const saltPattern = /^[\da-f]{24}\?expires=(\d{1,12})&$/;

const Solution = z.object({
  algorithm: z.literal('SHA-256'),
  challenge: z.string(),
  number: z.int().min(0).max(largestNumber),
  salt: z.string(),
  signature: z.string(),
});

/** A challenge that has been solved; each may be spent once. */
export interface SolvedChallenge {
  challenge: string;
  /** Epoch milliseconds. */
  expiresAt: number;
}

/** Makes a challenge. `key` signs it; `number` is what has to be found, up to {@link largestNumber}. */
export function makeChallenge(key: Buffer, number: number, now: number): Challenge {
  const expires = Math.floor((now + challengeLife) / 1000);
  const salt = `${randomBytes(12).toString('hex')}?expires=${expires}&`;
  const challenge = hashOf(salt, number);
  return {
    algorithm: 'SHA-256',
    challenge,
    maxnumber: largestNumber,
    salt,
    signature: signatureOf(key, challenge),
  };
}

/**
 * Checks what a form brought along: JSON of algorithm, challenge, number, salt and signature in
 * base64.
 *
 * @returns null for what is no solution of a challenge made with this key, or comes too late
 */
export function readSolution(key: Buffer, payload: string, now: number): SolvedChallenge | null {
  const parsed = Solution.safeParse(jsonOf(payload));
  if (!parsed.success) return null;
  const { challenge, number, salt, signature } = parsed.data;
  const expires = saltPattern.exec(salt)?.[1];
  if (expires === undefined || Number(expires) * 1000 <= now) return null;
  if (!same(signature, signatureOf(key, challenge))) return null;
  if (!same(challenge, hashOf(salt, number))) return null;
  return { challenge, expiresAt: Number(expires) * 1000 };
}

function hashOf(salt: string, number: number): string {
  return createHash('sha256').update(`${salt}${number}`).digest('hex');
}

function signatureOf(key: Buffer, challenge: string): string {
  return createHmac('sha256', key).update(challenge).digest('hex');
}

function same(one: string, other: string): boolean {
  const left = Buffer.from(one);
  const right = Buffer.from(other);
  return left.length === right.length && timingSafeEqual(left, right);
}

function jsonOf(payload: string): unknown {
  try {
    return JSON.parse(Buffer.from(payload, 'base64').toString('utf8'));
  } catch {
    return null;
  }
}
