import { addressHash } from '../outbox/addressHash.ts';
import type { Services } from '../services.ts';
import { changeIn, type ChangeOutcome } from './change.ts';

/** The contact confirms the address: from here on the request waits for an organizer. */
export async function confirmEndorsement(services: Services, id: number): Promise<ChangeOutcome> {
  const now = services.clock();
  return services.db.write((store) =>
    changeIn(store, id, 'confirm', 'organization', now, ({ email }) => {
      // Whoever presses the button behind the mailed link got the mail.
      if (email !== null) store.bounces.forget(addressHash(services.config, email));
      return {
        values: { confirmedAt: now },
        trace: 'endorsement-confirmed',
        mail: { kind: 'endorsement-received' },
      };
    }),
  );
}
