import type { Services } from '../services.ts';
import { changeIn, type ChangeOutcome, type Seen } from './change.ts';

/** An organizer puts an organization on the public list and tells its contact. */
export async function approveEndorsement(
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
      'approve',
      { organizerId },
      now,
      () => ({
        values: { decidedAt: now, decisionNote: '' },
        trace: 'endorsement-approved',
        mail: { kind: 'endorsement-approved' },
      }),
      seen,
    ),
  );
}
