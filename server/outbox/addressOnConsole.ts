import type { Services } from '../services.ts';
import { addressHash } from './addressHash.ts';
import { addressStanding } from './addressStanding.ts';

/** What organizers see beside an address. */
export type AddressOnConsole =
  | { kind: 'mailed' }
  /** Gets what is necessary and no more. */
  | { kind: 'unsubscribed' }
  | { kind: 'blocked' }
  /** `since` in epoch milliseconds; `status` as in RFC 3463, '' where none was told. */
  | { kind: 'failing'; since: number; status: string };

/** How mail to an address stands, for organizers to see. */
export function addressOnConsole(
  { db, config }: Pick<Services, 'db' | 'config'>,
  address: string,
  eventId: number | null,
  now: number,
): AddressOnConsole {
  const hash = addressHash(config, address);
  const refused = db.mailRefusals.scopes(hash, eventId);
  if (refused.includes('everything')) return { kind: 'blocked' };
  const standing = addressStanding(db.bounces.ofAddress(hash), now);
  if (standing.kind === 'failing') return standing;
  return { kind: refused.length > 0 ? 'unsubscribed' : 'mailed' };
}
