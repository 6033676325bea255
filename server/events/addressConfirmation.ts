import type { Event } from '../../db/schema.ts';

/**
 * Whether the owner of an address has to confirm it before a sign-up counts. Where seats count, or places
 * of an option, it always is so: a stranger who types in addresses would otherwise hold them, and see from
 * what is still free which of the addresses were known.
 */
export function confirmsAddresses({
  confirmAddress,
  capacity,
  countsPlaces = false,
}: Pick<Event, 'confirmAddress' | 'capacity'> & Partial<Pick<Event, 'countsPlaces'>>): boolean {
  return confirmAddress || capacity !== null || countsPlaces;
}
