import type { Listing } from '../../db/schema.ts';
import type { Services } from '../services.ts';
import { changeIn, type ChangeOutcome } from './change.ts';
import { listingOf, sameListing } from './listing.ts';
import { isListed } from './states.ts';

/** An organizer changes how an organization is listed; the contact of a public name is told. */
export async function editListing(
  services: Services,
  id: number,
  organizerId: number,
  listing: Listing,
): Promise<ChangeOutcome> {
  const now = services.clock();
  return services.db.write((store) =>
    changeIn(store, id, 'editListing', { organizerId }, now, (endorsement, to) => {
      if (sameListing(listingOf(endorsement), listing)) return null;
      const trace = 'endorsement-listing-edited';
      if (!isListed(to)) return { values: listing, trace };
      return {
        values: { ...listing, decidedAt: now },
        trace,
        mail: { kind: 'endorsement-listing-changed' },
      };
    }),
  );
}
