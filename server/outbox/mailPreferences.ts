import type { Database } from '../../db/database.ts';
import type { Services } from '../services.ts';
import { addressHash } from './addressHash.ts';
import { addressStanding, mayTry } from './addressStanding.ts';
import type { MailPreferences } from './mayMail.ts';

/**
 * What is known of an address before it is mailed to.
 *
 * @param eventId the event that the mail is about; null for none
 * @param now epoch milliseconds
 * @param causedAt when the mail was caused, where there is one
 */
export function mailPreferences(
  { config, db }: Pick<Services, 'config'> & { db: Pick<Database, 'mailRefusals' | 'bounces'> },
  address: string,
  eventId: number | null,
  now: number,
  causedAt?: number,
): MailPreferences {
  const hash = addressHash(config, address);
  const bounces = db.bounces.ofAddress(hash);
  return {
    refused: db.mailRefusals.scopes(hash, eventId),
    failing: addressStanding(bounces, now).kind === 'failing',
    mayTry: causedAt !== undefined && mayTry(bounces, causedAt),
  };
}

/**
 * The same for thousands of addresses: everything that is known is read at once, and then one
 * address costs no more than its hash.
 */
export function mailPreferencesOfMany(
  { config, db }: Pick<Services, 'config' | 'db'>,
  eventId: number | null,
  now: number,
): (address: string) => MailPreferences {
  const refused = db.mailRefusals.scopesByAddress(eventId);
  const bounces = db.bounces.byAddress();
  return (address) => {
    const hash = addressHash(config, address);
    return {
      refused: refused.get(hash) ?? [],
      failing: addressStanding(bounces.get(hash) ?? [], now).kind === 'failing',
      mayTry: false,
    };
  };
}
