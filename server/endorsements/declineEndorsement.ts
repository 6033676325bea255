import type { Services } from '../services.ts';
import { changeIn, type ChangeOutcome } from './change.ts';

/**
 * An organizer declines a request and tells the contact.
 *
 * @param note the organizer's words to the contact; may be empty
 */
export async function declineEndorsement(
  services: Services,
  id: number,
  organizerId: number,
  note: string,
): Promise<ChangeOutcome> {
  const now = services.clock();
  return services.db.write((store) =>
    changeIn(store, id, 'decline', { organizerId }, now, () => ({
      values: { decidedAt: now, decisionNote: note },
      trace: 'endorsement-declined',
      mail: { kind: 'endorsement-declined' },
    })),
  );
}
