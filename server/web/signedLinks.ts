import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { freshBytes } from './freshBytes.ts';

/** What a mailed link opens. The kind is part of what is signed: no link opens another kind's door. */
export type LinkKind =
  /** An attendee's own page. */
  | 'own-page'
  /** The calendar of one attendee, to subscribe to. */
  | 'own-calendar'
  /** The own page as it was linked while its address was shown to whoever filled in the form. */
  | 'signup'
  | 'signup-confirmation'
  /** Confirms an address for all dates of a series for which it was signed up. */
  | 'signup-dates'
  /** Moves a sign-up to the address that the link was mailed to. */
  | 'signup-address'
  | 'endorsement'
  /** The own page of whoever proposed an action. */
  | 'proposal'
  /** What a co-sponsor passes on, with its name on it: whoever has it can withdraw nothing. */
  | 'share-pack'
  /** What somebody gets who follows a campaign. */
  | 'updates'
  | 'sign-in'
  | 'rsvp'
  | 'mail-choices'
  | 'bounce'
  /** The page of an event that is not public yet; organizers pass it on by hand. */
  | 'draft'
  /** No link in a mail: what an address says was just done. */
  | 'done';

/** What a link names: a row by its public id, in the generation that is still good. */
export interface LinkTarget {
  publicId: string;
  generation: number;
}

export interface SignedLinks {
  /** The token that stands in an address: public id, generation and their HMAC. */
  token(kind: LinkKind, target: LinkTarget): string;
  /** What a token names, or null if it was not made here for this kind. */
  read(kind: LinkKind, token: string): LinkTarget | null;
}

/**
 * Tokens that can be made again whenever a mail is rendered and of which the database keeps
 * nothing: whoever steals the file lacks the key. The MAC is HMAC-SHA-256 cut to 128 bits
 * (RFC 2104, section 5).
 */
export function signedLinks(secret: string): SignedLinks {
  const mac = (kind: LinkKind, body: string) =>
    createHmac('sha256', secret).update(`${kind}\0${body}`).digest().subarray(0, 16);

  return {
    token: (kind, { publicId, generation }) => {
      const body = `${publicId}.${generation}`;
      return `${body}.${mac(kind, body).toString('base64url')}`;
    },
    read: (kind, token) => {
      const match = /^([\w-]{10,40})\.([1-9]\d{0,8})\.([\w-]{22})$/.exec(token);
      const [publicId, generation, given] = match?.slice(1) ?? [];
      if (!publicId || !generation || !given) return null;
      const expected = mac(kind, `${publicId}.${generation}`);
      const actual = Buffer.from(given, 'base64url');
      if (actual.length !== expected.length || !timingSafeEqual(actual, expected)) return null;
      return { publicId, generation: Number(generation) };
    },
  };
}

/** A fresh public id: 96 random bits. */
export function newPublicId(): string {
  return freshBytes(12).toString('base64url');
}

/** A fresh secret for a cookie: 256 random bits. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** What is stored of a secret that only a browser keeps. */
export function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url');
}
