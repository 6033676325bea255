import type { DigestRhythm } from '../../db/schema.ts';
import { addressHash } from '../outbox/addressHash.ts';
import type { Services } from '../services.ts';
import { digestDueAt } from './digestTime.ts';

export interface DigestSettings {
  rhythm: DigestRhythm;
  /** On whose clocks; null: those of the event that the news is about. */
  zone: string | null;
}

/**
 * Changes when an organizer is mailed what is new; a digest that waits follows. Who chooses to get
 * any takes back that they wanted no optional mail. "Never mail me again" stays: that is a wish
 * about every mail, and taken back where it was said.
 */
export async function changeDigest(
  { db, config, clock }: Services,
  organizerId: number,
  { rhythm, zone }: DigestSettings,
): Promise<void> {
  const now = clock();
  await db.write((store) => {
    const { email } = store.organizers.update(organizerId, { digest: rhythm, digestZone: zone });
    if (rhythm !== 'off')
      store.mailRefusals.remove(addressHash(config, email), { scope: 'optional' });
    if (rhythm === 'off') store.digests.remove(organizerId, now);
    // Whose clocks a digest without a zone follows was settled when its news came.
    else if (rhythm === 'at-once' || zone !== null)
      store.digests.move(organizerId, digestDueAt(rhythm, zone ?? 'Etc/UTC', now), now);
  });
}
