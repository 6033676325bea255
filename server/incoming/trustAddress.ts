import { addressHash } from '../outbox/addressHash.ts';
import type { Services } from '../services.ts';

/** By what an address is named: a mail to it, or a sign-up with it. */
export type NamedAddress = { mailId: number } | { signupId: number };

export type Trust = { kind: 'trusted' } | { kind: 'not-failing' } | { kind: 'unknown' };

/**
 * Mails to an address again from which mail came back: an organizer knows that it works. What its
 * owner said about mails stays as it is.
 */
export async function trustAddress(
  services: Pick<Services, 'db' | 'config' | 'clock'>,
  named: NamedAddress,
  organizerId: number,
): Promise<Trust> {
  const { db, config, clock } = services;
  const now = clock();
  return db.write((store): Trust => {
    const facts = 'mailId' in named ? store.outbox.facts(named.mailId) : undefined;
    const signup = 'signupId' in named ? store.signups.byId(named.signupId) : facts?.signup;
    const address = facts ? facts.recipient : signup?.email;
    if (!address) return { kind: 'unknown' };
    if (store.bounces.forget(addressHash(config, address)) === 0) return { kind: 'not-failing' };
    store.audit.append({
      at: now,
      by: { organizerId },
      action: 'address-trusted',
      eventId: facts?.mail.eventId ?? signup?.eventId ?? null,
      signupId: signup?.id ?? null,
      endorsementId: facts?.mail.endorsementId ?? null,
    });
    return { kind: 'trusted' };
  });
}
