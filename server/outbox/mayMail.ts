import type { RefusalScope } from '../../db/schema.ts';
import { kindsOfMail, type MailKind } from './mailKinds.ts';

/** What is known of the address that a mail is for. */
export interface MailPreferences {
  /** What its owner refuses, of all that could touch a mail about this event. */
  refused: readonly RefusalScope[];
  /** Whether mail to it came back; see `server/outbox/addressStanding.ts`. */
  failing: boolean;
  /** Whether one mail may be tried all the same that somebody caused by typing the address anew. */
  mayTry: boolean;
}

const noMail = ['blocked', 'failing', 'unsubscribed'] as const;

/** Why an address gets no mail of a kind. */
export type NoMail = (typeof noMail)[number];

/** Tells whether a mail was held back because of its address, and not because of what it was about. */
export function isNoMail(reason: string | null): reason is NoMail {
  return noMail.some((one) => one === reason);
}

/**
 * Decides whether an address may be sent a mail of a kind; null lets it go.
 *
 * Where mail comes back, the first mail of a new sign-up, address or request is tried: the address may
 * work by now, and whoever typed it waits for that mail.
 *
 * "Never mail me again" holds for every mail. Where mail comes back, only a link that somebody
 * waits for is tried: it cannot harm more than once, and nobody is locked out of the console. A wish
 * for no optional mail leaves what is necessary.
 */
export function mayMail(
  kind: MailKind,
  { refused, failing, mayTry }: MailPreferences,
): NoMail | null {
  const { purpose, stranger } = kindsOfMail[kind];
  if (refused.includes('everything')) return 'blocked';
  const tried = purpose === 'awaited' || (mayTry && stranger === 'first');
  if (failing && !tried) return 'failing';
  if (refused.length > 0 && purpose === 'optional') return 'unsubscribed';
  return null;
}
