import { Secret, TOTP } from 'otpauth';
import { newAppSecret, makeRecoveryCodes } from '../../server/organizers/codes.ts';
import { signInToken } from '../../server/organizers/signInLink.ts';
import { signInLinkAddress } from '../../templates/addresses.ts';
import type { TestApp } from './app.ts';

/** The codes of somebody's app, and on paper. */
export interface Codes {
  /** The one that the app shows at the clock of the test. */
  now(): string;
  /** The same, half a minute later: no code is taken twice. */
  next(): string;
  recovery: string[];
}

/** Gives an organizer an app that shows codes, as if they had confirmed it. */
export async function withCodeApp(
  { services, clock }: TestApp,
  organizerId: number,
): Promise<Codes> {
  const secret = newAppSecret();
  const recovery = await services.db.write((store) => {
    store.waysIn.beginCodeApp(organizerId, services.sealed.seal(secret), clock.now);
    store.waysIn.updateCodeApp(organizerId, { confirmedAt: clock.now });
    return makeRecoveryCodes(store, organizerId, clock.now);
  });
  const now = () => codeOf(secret, clock.now);
  return {
    now,
    next: () => {
      clock.advance(30_000);
      return now();
    },
    recovery,
  };
}

/** What an app shows that was given a secret in base 32, at an instant. */
export function codeOf(secret: string, now: number): string {
  return new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: now });
}

/** The address of the link in the newest mail of a kind. */
export async function linkInMail({ services }: TestApp, kind: string): Promise<string> {
  const { found } = services.db.outbox.list({}, 50, 0);
  const newest = found.find(({ mail }) => mail.kind === kind)?.mail.signInId ?? 0;
  const signIn = services.db.organizers.signInById(newest);
  if (!signIn) throw new Error(`No mail of the kind ${kind}.`);
  return signInLinkAddress(signInToken(services, signIn));
}

/** Lets hold that everybody who is signed in has just shown who they are. */
export async function proveAll({ services, clock }: TestApp): Promise<void> {
  await services.db.write((store) => {
    for (const { id } of store.organizers.active())
      for (const session of store.organizers.sessionsOf(id))
        store.organizers.proveSession(session.id, clock.now);
  });
}
