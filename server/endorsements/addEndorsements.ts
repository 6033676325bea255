import type { Language } from '../../templates/languages.ts';
import type { Services } from '../services.ts';
import { newPublicId } from '../web/signedLinks.ts';
import { nameKey } from './organizationName.ts';

/** How many were added, and what was already there (by id) for the names that were not. */
export interface AddedEndorsements {
  added: number;
  known: number[];
}

/**
 * An organizer puts organizations on the public list by their names. A name that is there already,
 * or waits, is left alone.
 *
 * @param names clean names, one an organization
 */
export async function addEndorsements(
  services: Services,
  eventId: number,
  organizerId: number,
  names: readonly string[],
  language: Language,
): Promise<AddedEndorsements> {
  const now = services.clock();
  return services.db.write((store) => {
    // A draft that somebody deletes in this very moment has no list any more.
    if (!store.events.byId(eventId)) return { added: 0, known: [] };
    const known = new Map<string, number>();
    for (const one of store.endorsements.ofEvent(eventId)) {
      if (one.state !== 'approved' && one.state !== 'waiting') continue;
      for (const name of [one.organization, one.listedAs]) known.set(nameKey(name), one.id);
    }
    const result: AddedEndorsements = { added: 0, known: [] };
    for (const name of names) {
      const key = nameKey(name);
      const there = known.get(key);
      if (there !== undefined) {
        if (!result.known.includes(there)) result.known.push(there);
        continue;
      }
      const { id } = store.endorsements.insert({
        publicId: newPublicId(),
        eventId,
        source: 'organizer',
        state: 'approved',
        organization: name,
        nameKey: key,
        listedAs: name,
        language,
        createdAt: now,
        decidedAt: now,
        updatedAt: now,
      });
      known.set(key, id);
      result.added += 1;
      store.audit.append({
        at: now,
        by: { organizerId },
        action: 'endorsement-added',
        eventId,
        endorsementId: id,
      });
    }
    return result;
  });
}
