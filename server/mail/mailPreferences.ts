import type { Database } from '../../db/database.ts';
import { addressStanding } from '../bounces/addressStanding.ts';
import type { Services } from '../services.ts';
import { addressHash } from './addressHash.ts';
import type { MailPreferences } from './mayMail.ts';

/**
 * What is known of an address before it is mailed to.
 *
 * @param eventId the event that the mail is about; null for none
 */
export function mailPreferences(
  { config, db }: Pick<Services, 'config'> & { db: Pick<Database, 'mailRefusals' | 'bounces'> },
  address: string,
  eventId: number | null,
): MailPreferences {
  const hash = addressHash(config, address);
  return {
    refused: db.mailRefusals.scopes(hash, eventId),
    failing: addressStanding(db.bounces.ofAddress(hash)).kind === 'failing',
  };
}
