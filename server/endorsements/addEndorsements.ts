import type { EndorsementOwner } from '../../db/schema.ts';
import type { Language } from '../../templates/languages.ts';
import type { Services } from '../services.ts';
import { newPublicId } from '../web/signedLinks.ts';
import { endorsedOf } from './endorsed.ts';
import { nameKey } from './organizationName.ts';
import { isThere, standingOf } from './states.ts';

/** How many were added, and what was already there (by id) for the names that were not. */
export interface AddedEndorsements {
  added: number;
  known: number[];
}

/** What an organizer tells of an organization that goes on the public list at once. */
export interface NewOrganization {
  name: string;
  /** '' where not told, as all that follow. */
  website: string;
  city: string;
  statement: string;
  contactName: string;
  language: Language;
  /** Below which heading; null for none. */
  groupId: number | null;
}

/** {@link addOrganizations} of which nothing is known but their names. */
export function addEndorsements(
  services: Services,
  owner: EndorsementOwner,
  organizerId: number,
  names: readonly string[],
  language: Language,
): Promise<AddedEndorsements> {
  const untold = { website: '', city: '', statement: '', contactName: '', groupId: null };
  return addOrganizations(
    services,
    owner,
    organizerId,
    names.map((name) => ({ ...untold, name, language })),
  );
}

/**
 * An organizer puts organizations on the public list, all in one write. A name that is there already,
 * or waits, is left alone.
 *
 * @param organizations with clean texts
 */
export async function addOrganizations(
  services: Services,
  owner: EndorsementOwner,
  organizerId: number,
  organizations: readonly NewOrganization[],
): Promise<AddedEndorsements> {
  const now = services.clock();
  return services.db.write((store) => {
    // A draft that somebody deletes in this very moment has no list any more.
    if (!endorsedOf(services, store, owner)) return { added: 0, known: [] };
    // And a heading that somebody removes in this very moment has no names below it.
    const groups = new Set(store.endorsementGroups.ofOwner(owner).map(({ id }) => id));
    const known = new Map<string, number>();
    for (const one of store.endorsements.ofOwner(owner)) {
      if (!isThere(standingOf(one))) continue;
      for (const name of [one.organization, one.listedAs]) known.set(nameKey(name), one.id);
    }
    const result: AddedEndorsements = { added: 0, known: [] };
    for (const { name, groupId, ...about } of organizations) {
      const key = nameKey(name);
      const there = known.get(key);
      if (there !== undefined) {
        if (!result.known.includes(there)) result.known.push(there);
        continue;
      }
      const { id, eventId } = store.endorsements.insert(owner, {
        ...about,
        publicId: newPublicId(),
        source: 'organizer',
        state: 'approved',
        organization: name,
        nameKey: key,
        listedAs: name,
        groupId: groupId !== null && groups.has(groupId) ? groupId : null,
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
