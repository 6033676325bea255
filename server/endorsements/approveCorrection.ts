import type { Services } from '../services.ts';
import { changeIn, type ChangeOutcome, type Seen } from './change.ts';

/** An organizer puts a proposed correction on the public list and tells the contact. */
export async function approveCorrection(
  services: Services,
  id: number,
  organizerId: number,
  seen: Seen = null,
): Promise<ChangeOutcome> {
  const now = services.clock();
  return services.db.write((store) =>
    changeIn(
      store,
      id,
      'approveCorrection',
      { organizerId },
      now,
      ({ proposed }) => ({
        values: { ...proposed, decidedAt: now, decisionNote: '' },
        trace: 'endorsement-correction-approved',
        mail: { kind: 'endorsement-listing-changed' },
      }),
      seen,
    ),
  );
}
