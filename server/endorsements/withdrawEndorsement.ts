import type { Services } from '../services.ts';
import { changeIn, type By, type ChangeOutcome } from './change.ts';
import { isListed, standingOf } from './states.ts';

/**
 * Takes an organization off the list, or a request back, for good.
 *
 * @param note an organizer's words to the contact, which are mailed; the contact writes none
 */
export async function withdrawEndorsement(
  services: Services,
  id: number,
  by: By,
  note = '',
): Promise<ChangeOutcome> {
  const now = services.clock();
  return services.db.write((store) =>
    changeIn(store, id, 'withdraw', by, now, (endorsement) => ({
      values: {
        // The public list is "as of" its last change, and a name that leaves it is one.
        decidedAt: isListed(standingOf(endorsement)) ? now : null,
        decisionNote: note,
        position: null,
      },
      trace: 'endorsement-withdrawn',
      mail: { kind: 'endorsement-withdrawn' },
    })),
  );
}
