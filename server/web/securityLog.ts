import type { Log } from '../log.ts';
import type { Limited } from './rateLimits.ts';
import type { Role } from './routes.ts';

/**
 * What the log tells of security (OWASP ASVS 5, section 16.3): how people come in and are kept out,
 * and what tries to go around the doors. Organizers are named by their id, routes by their pattern;
 * no address, name, link or network address is ever part of it.
 */
export type SecurityEvent =
  /** Somebody asked for a link to sign in; 'unknown' for an address that is no organizer's. */
  | { name: 'sign-in-asked'; outcome: 'mailed' | 'renewed' | 'unknown' }
  | { name: 'signed-in'; organizer: number; newBrowser: boolean }
  /** A link that was ours signed nobody in. */
  | { name: 'sign-in-refused'; reason: 'elsewhere' | 'used' | 'expired' | 'code' | 'passkey' }
  | { name: 'sessions-ended'; organizer: number; which: 'this' | 'one' | 'others' | 'all' }
  /** Somebody showed that it is them before what cannot be taken back, or could not. */
  | { name: 'proof-given'; organizer: number }
  | { name: 'proof-refused'; organizer: number }
  /** A link that is forged, was taken back, or leads to what is gone. */
  | { name: 'link-unknown'; route: string }
  /** Somebody came to a door that is not theirs. */
  | { name: 'access-refused'; route: string; role: Role }
  /** An address of the dashboard that does not exist, or not for whoever asked for it. */
  | { name: 'console-page-unknown' }
  /** Another site's page, or a program, tried to change something here. */
  | { name: 'origin-refused' }
  | { name: 'limit-spent'; limit: Limited };

/** What is part of people's ordinary day; all else is worth a look. */
const ordinary: ReadonlySet<SecurityEvent['name']> = new Set([
  'sign-in-asked',
  'signed-in',
  'sessions-ended',
  'proof-given',
]);

/**
 * Writes a security event to the log: `{"security":"link-unknown","route":"/signups/:token",…}`.
 *
 * @param requestId of the request that it came from, so that its other lines are found
 */
export function logSecurity(log: Log, { name, ...facts }: SecurityEvent, requestId: string) {
  const line = { security: name, ...facts, request: requestId };
  if (ordinary.has(name)) log.info(line);
  else log.warn(line);
}
