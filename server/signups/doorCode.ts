import { createHmac } from 'node:crypto';
import type { Event, Signup } from '../../db/schema.ts';

/*
 * The short code of a sign-up, for paper and for cameras: it names the sign-up to those who may check
 * people in, and opens nothing; whoever photographs it can neither open nor cancel the sign-up. It is its
 * number, shuffled by a key: no two are alike, nobody can tell from one how many signed up, and none of
 * another event, and hardly any mistyped one, fits by chance.
 */

/** Without letters that are taken for digits or for each other (Crockford’s base 32). */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

const digits = 6;
const bits = 5 * digits;
const half = 2 ** (bits / 2);
const rounds = [0, 1, 2, 3];

/** The code of a sign-up: six characters. */
export function doorCode(secret: string, signupId: number): string {
  let [left, right] = [Math.floor(signupId / half) % half, signupId % half];
  for (const round of rounds) [left, right] = [right, left ^ mixed(secret, round, right)];
  const shuffled = left * half + right;
  return Array.from({ length: digits }, (_, at) =>
    alphabet.charAt(Math.floor(shuffled / 32 ** (digits - 1 - at)) % 32),
  ).join('');
}

/**
 * Which sign-up a code names, as it was typed or read; null for what is no code. Whether there is such a
 * sign-up, and for which event, is for the caller to ask.
 */
export function signupIdOfDoorCode(secret: string, typed: string): number | null {
  const code = typed
    .toUpperCase()
    .replaceAll(/[\s-]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');
  const values = [...code].map((sign) => alphabet.indexOf(sign));
  if (values.length !== digits || values.includes(-1)) return null;
  const shuffled = values.reduce((sum, value) => sum * 32 + value, 0);
  let [left, right] = [Math.floor(shuffled / half), shuffled % half];
  for (const round of rounds.toReversed())
    [left, right] = [right ^ mixed(secret, round, left), left];
  return left * half + right;
}

/** The code of who has a spot where people meet; null for others, who have no door to show it at. */
export function codeToShow(
  { secret }: { secret: string },
  { kind }: Pick<Event, 'kind'>,
  { id, state }: Pick<Signup, 'id' | 'state'>,
): string | null {
  return kind === 'online' || state !== 'confirmed' ? null : doorCode(secret, id);
}

/** A Feistel network is undone by its own rounds, whatever they mix with (Luby and Rackoff, 1988). */
function mixed(secret: string, round: number, part: number): number {
  const mac = createHmac('sha256', secret).update(`door-code\0${round}.${part}`).digest();
  return mac.readUInt16BE(0) % half;
}
