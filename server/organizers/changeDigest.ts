import type { DigestRhythm } from '../../db/schema.ts';
import type { Services } from '../services.ts';
import { digestDueAt } from './digestTime.ts';

export interface DigestSettings {
  rhythm: DigestRhythm;
  /** On whose clocks; null: those of the event that the news is about. */
  zone: string | null;
}

/** Changes when an organizer is mailed what is new; a digest that waits follows. */
export async function changeDigest(
  { db }: Services,
  organizerId: number,
  { rhythm, zone }: DigestSettings,
  now: number,
): Promise<void> {
  await db.write((store) => {
    store.organizers.update(organizerId, { digest: rhythm, digestZone: zone });
    if (rhythm === 'off') store.digests.remove(organizerId, now);
    // Whose clocks a digest without a zone follows was settled when its news came.
    else if (rhythm === 'at-once' || zone !== null)
      store.digests.move(organizerId, digestDueAt(rhythm, zone ?? 'Etc/UTC', now), now);
  });
}
