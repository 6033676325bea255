import { randomBytes } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import type { Store } from '../../db/database.ts';
import type { Services } from '../services.ts';
import { hashOf } from '../web/signedLinks.ts';
import { codeWait, wrongCodesCountedFor, wrongCodesInAllCountedFor } from './codeWait.ts';

/** How a code was taken. `wait`: too many were wrong; none is looked at for so many milliseconds. */
export type CodeOutcome = { kind: 'right' } | { kind: 'wrong' } | { kind: 'wait'; wait: number };

/** Seconds that a code of the app is shown for, and how many digits it has: what all apps can. */
const period = 30;
const digits = 6;
const secretBytes = 20;

const recoveryCodesMade = 10;
/** Letters and digits that nobody mistakes for each other (Crockford's base 32), 16 of them: 80 bits. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const recoveryCodeLength = 16;

/** A new secret for an app, in base 32. */
export function newAppSecret(): string {
  return new Secret({ size: secretBytes }).base32;
}

/** The address by which an app takes over a secret (Key Uri Format). */
export function appAddress(secret: string, issuer: string, label: string): string {
  return totp(secret, issuer, label).toString();
}

function totp(secret: string, issuer = '', label = ''): TOTP {
  return new TOTP({ secret: Secret.fromBase32(secret), issuer, label, period, digits });
}

/**
 * The step of time that a code of the app is of; null for a wrong one. The clock of a phone may be off by
 * a step (RFC 6238, section 5.2).
 */
function stepOf(secret: string, code: string, now: number): number | null {
  if (!/^\d{6}$/.test(code)) return null;
  const delta = totp(secret).validate({ token: code, timestamp: now, window: 1 });
  return delta === null ? null : Math.floor(now / 1000 / period) + delta;
}

/**
 * Takes a code of the app, or one on paper, within a write. What is wrong is written down: guessing
 * becomes slow for the account, and for everybody where many guess.
 */
export function takeCode(
  store: Store,
  { sealed }: Pick<Services, 'sealed'>,
  organizerId: number,
  typed: string,
  now: number,
): CodeOutcome {
  const { waysIn } = store;
  const wait = codeWait(
    waysIn.wrongCodes(organizerId, now - wrongCodesCountedFor),
    waysIn.wrongCodesInAll(now - wrongCodesInAllCountedFor),
    now,
  );
  if (wait > 0) return { kind: 'wait', wait };
  const code = plainCode(typed);
  if (isRight(store, sealed, organizerId, code, now)) {
    waysIn.forgetWrongCodes(organizerId);
    return { kind: 'right' };
  }
  waysIn.noteWrongCode(organizerId, now, now - wrongCodesCountedFor);
  return { kind: 'wrong' };
}

function isRight(
  store: Store,
  sealed: Services['sealed'],
  organizerId: number,
  code: string,
  now: number,
): boolean {
  const app = store.waysIn.codeApp(organizerId);
  const secret = app ? sealed.open(app.sealedSecret) : null;
  const step = secret === null ? null : stepOf(secret, code, now);
  if (app && step !== null && step > app.lastStep) {
    store.waysIn.updateCodeApp(organizerId, { lastStep: step, lastUsedAt: now });
    return true;
  }
  if (code.length !== recoveryCodeLength) return false;
  return store.waysIn.spendRecoveryCode(organizerId, hashOf(code), now);
}

/** Without what people type for the eye, and with the letters that are taken for digits as digits. */
function plainCode(typed: string): string {
  return typed
    .slice(0, 100)
    .toUpperCase()
    .replaceAll(/[\s-]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');
}

/** New recovery codes in place of all before, within a write; only here are they ever in words. */
export function makeRecoveryCodes(store: Store, organizerId: number, now: number): string[] {
  const codes = Array.from({ length: recoveryCodesMade }, () =>
    [...randomBytes(recoveryCodeLength)].map((byte) => alphabet[byte % alphabet.length]).join(''),
  );
  store.waysIn.setRecoveryCodes(organizerId, codes.map(hashOf), now);
  return codes.map((code) => code.replaceAll(/(.{4})(?=.)/g, '$1-'));
}
