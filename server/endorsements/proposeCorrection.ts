import type { Listing } from '../../db/schema.ts';
import type { Services } from '../services.ts';
import { changeIn, type ChangeOutcome } from './change.ts';
import { listingOf, sameListing } from './listing.ts';

/**
 * The contact asks for another listing. While the request waits it is changed at once; what is
 * public stays as it is until an organizer approves the correction.
 */
export async function proposeCorrection(
  services: Services,
  id: number,
  listing: Listing,
): Promise<ChangeOutcome> {
  const now = services.clock();
  return services.db.write((store) =>
    changeIn(store, id, 'correct', 'organization', now, (endorsement, to) => {
      if (sameListing(endorsement.proposed ?? listingOf(endorsement), listing)) return null;
      return to === 'correcting'
        ? { values: { proposed: listing }, trace: 'endorsement-correction-proposed' }
        : { values: listing, trace: 'endorsement-corrected' };
    }),
  );
}
