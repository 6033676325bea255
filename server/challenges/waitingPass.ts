import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/*
 * The way for browsers without JavaScript: instead of calculating, one waits. A pass says from
 * when on it is good, and for which form of whom: no other form passes with it.
 */

/** How long one waits, in milliseconds. */
export const waitingTime = 20_000;

/** How long a pass is good after that, in milliseconds. */
const passLife = 30 * 60_000;

/** A pass that was made here; each may be spent once. Instants in epoch milliseconds. */
export interface WaitingPass {
  id: string;
  goodFrom: number;
  expiresAt: number;
}

/** Makes a pass. `subject` says what it is for. */
export function makePass(key: Buffer, subject: string, now: number): string {
  const body = `${randomBytes(12).toString('base64url')}.${now + waitingTime}`;
  return `${body}.${macOf(key, body, subject)}`;
}

/** Reads a pass; null for one that was not made with this key for this subject, or has run out. */
export function readPass(
  key: Buffer,
  token: string,
  subject: string,
  now: number,
): WaitingPass | null {
  const match = /^(([\w-]{16})\.(\d{1,15}))\.([\w-]{43})$/.exec(token);
  const [, body, id, from, given] = match ?? [];
  if (!body || !id || !from || !given) return null;
  const expected = Buffer.from(macOf(key, body, subject));
  const actual = Buffer.from(given);
  if (actual.length !== expected.length || !timingSafeEqual(actual, expected)) return null;
  const goodFrom = Number(from);
  const expiresAt = goodFrom + passLife;
  return expiresAt <= now ? null : { id, goodFrom, expiresAt };
}

function macOf(key: Buffer, body: string, subject: string): string {
  return createHmac('sha256', key).update(`pass\0${body}\0${subject}`).digest('base64url');
}
