import type { Services } from '../services.ts';
import { changeIn, type ChangeOutcome, type Seen } from './change.ts';

/**
 * An organizer leaves the public listing as it is and tells the contact.
 *
 * @param note the organizer's words to the contact; may be empty
 */
export async function declineCorrection(
  services: Services,
  id: number,
  organizerId: number,
  note: string,
  seen: Seen = null,
): Promise<ChangeOutcome> {
  const now = services.clock();
  return services.db.write((store) =>
    changeIn(
      store,
      id,
      'declineCorrection',
      { organizerId },
      now,
      () => ({
        values: { decisionNote: note },
        trace: 'endorsement-correction-declined',
        mail: { kind: 'endorsement-listing-changed', detail: { correction: 'declined' } },
      }),
      seen,
    ),
  );
}
