import { isDeepStrictEqual } from 'node:util';
import type { Store } from '../../db/database.ts';
import type { EndorsementOwner, GroupKind, GroupNames } from '../../db/schema.ts';
import type { Services } from '../services.ts';
import { endorsedOf } from './endorsed.ts';
import { mostGroups } from './groups.ts';

/** Whose groups, and who changes them. */
interface Where {
  owner: EndorsementOwner;
  organizerId: number;
}

export type GroupOutcome = 'done' | 'too-many' | 'there' | 'gone';

/** An organizer gives the list another heading; the usual ones it can have once. */
export async function addGroup(
  services: Services,
  where: Where,
  kind: GroupKind,
  names: GroupNames,
): Promise<GroupOutcome> {
  return change(services, where, (store) => {
    const groups = store.endorsementGroups.ofOwner(where.owner);
    // A second press brings the same words again; a list has no heading twice.
    const isSame = (one: GroupNames) => isDeepStrictEqual({ ...one }, { ...names });
    if (kind === 'free' && groups.some((group) => group.kind === kind && isSame(group.names)))
      return 'done';
    if (groups.length >= mostGroups) return 'too-many';
    if (kind !== 'free' && groups.some((group) => group.kind === kind)) return 'there';
    const position = Math.max(0, ...groups.map((group) => group.position)) + 1;
    store.endorsementGroups.insert(where.owner, { kind, names, position });
    return 'done';
  });
}

/** An organizer gives a heading other words. */
export async function renameGroup(
  services: Services,
  where: Where,
  id: number,
  names: GroupNames,
): Promise<GroupOutcome> {
  return change(services, where, (store) => {
    const group = store.endorsementGroups.ofOwner(where.owner).find((one) => one.id === id);
    if (group?.kind !== 'free') return 'gone';
    store.endorsementGroups.rename(id, names);
    return 'done';
  });
}

/** An organizer puts a heading, with all below it, before or after its neighbor. */
export async function moveGroup(
  services: Services,
  where: Where,
  id: number,
  direction: 'up' | 'down',
): Promise<GroupOutcome> {
  return change(services, where, (store) => {
    const ids = store.endorsementGroups.ofOwner(where.owner).map((group) => group.id);
    const from = ids.indexOf(id);
    if (from === -1) return 'gone';
    const neighbor = ids[from + (direction === 'up' ? -1 : 1)];
    if (neighbor === undefined) return 'done';
    const moved = ids.with(from, neighbor).with(ids.indexOf(neighbor), id);
    for (const [index, one] of moved.entries()) store.endorsementGroups.place(one, index + 1);
    return 'done';
  });
}

/** An organizer takes a heading away; who stood below it stands at the end of the list. */
export async function removeGroup(
  services: Services,
  where: Where,
  id: number,
): Promise<GroupOutcome> {
  return change(services, where, (store) => {
    if (store.endorsementGroups.ofOwner(where.owner).every((one) => one.id !== id)) return 'gone';
    store.endorsementGroups.remove(id);
    return 'done';
  });
}

async function change(
  services: Services,
  { owner, organizerId }: Where,
  job: (store: Store) => GroupOutcome,
): Promise<GroupOutcome> {
  const at = services.clock();
  return services.db.write((store): GroupOutcome => {
    // A draft that somebody deletes in this very moment has no list any more.
    const endorsed = endorsedOf(services, store, owner);
    if (!endorsed) return 'gone';
    const outcome = job(store);
    const by = { at, by: { organizerId } };
    if (outcome === 'done')
      store.audit.append(
        endorsed.kind === 'event'
          ? { ...by, action: 'endorsement-groups-changed', eventId: owner.id }
          : {
              ...by,
              action: 'campaign-endorsement-groups-changed',
              detail: { slug: endorsed.slug },
            },
      );
    return outcome;
  });
}
