import type { Event } from '../../db/schema.ts';

/**
 * Whether the owner of an address has to confirm it before a sign-up counts. Where seats count it
 * always is so: a stranger who types in addresses would otherwise hold seats, and see from what is
 * still free which of the addresses were known.
 */
export function confirmsAddresses({
  confirmAddress,
  capacity,
}: Pick<Event, 'confirmAddress' | 'capacity'>): boolean {
  return confirmAddress || capacity !== null;
}
