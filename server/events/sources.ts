import type { Store } from '../../db/database.ts';
import type { EventSource } from '../../db/schema.ts';
import type { Services } from '../services.ts';

/** So many places an event may have: a list that one reads at a glance. */
export const mostSources = 30;

/** Where every event is shown by links that we make ourselves: these count without being named. */
export const ownSources = ['poster', 'qr'] as const;

export type OwnSource = (typeof ownSources)[number];

/** A place of an event: one of {@link ownSources}, which nobody can rename, or one that was named. */
export type ListedSource =
  | { kind: 'own'; name: OwnSource; signups: number }
  | { kind: 'named'; name: string; label: string; signups: number };

/** All places of an event, those of every event first. */
export function sourcesOf(stored: readonly EventSource[]): ListedSource[] {
  const own = ownSources.map((name): ListedSource => {
    const signups = stored.find((one) => one.name === name)?.signups ?? 0;
    return { kind: 'own', name, signups };
  });
  const named = stored
    .filter(({ name }) => !isOwn(name))
    .map(({ name, label, signups }): ListedSource => {
      return { kind: 'named', name, label: label === '' ? name : label, signups };
    });
  return [...own, ...named];
}

function isOwn(name: string): name is OwnSource {
  return ownSources.some((own) => own === name);
}

/** Names where the link to an event is shown; one that there is stays with what it has counted. */
export async function addSource(
  services: Pick<Services, 'db' | 'clock'>,
  eventId: number,
  organizerId: number,
  { name, label }: { name: string; label: string },
): Promise<'added' | 'known' | 'tooMany' | 'gone'> {
  const now = services.clock();
  return services.db.write((store) => {
    if (!store.events.byId(eventId)) return 'gone';
    const named = store.eventSources.ofEvent(eventId).filter((one) => !isOwn(one.name));
    if (isOwn(name) || named.some((one) => one.name === name)) return 'known';
    if (named.length >= mostSources) return 'tooMany';
    store.eventSources.add({ eventId, name, label, createdAt: now });
    store.audit.append({
      at: now,
      by: { organizerId },
      action: 'source-named',
      eventId,
      detail: { source: name },
    });
    return 'added';
  });
}

/** Calls a place by other words; its link stays, as it may be printed. Tells whether there is one. */
export async function renameSource(
  services: Pick<Services, 'db' | 'clock'>,
  eventId: number,
  organizerId: number,
  { name, label }: { name: string; label: string },
): Promise<boolean> {
  const now = services.clock();
  return services.db.write((store) => {
    const before = store.eventSources.ofEvent(eventId).find((one) => one.name === name);
    if (before === undefined || isOwn(name)) return false;
    if (before.label === label) return true;
    store.eventSources.relabel(eventId, name, label);
    store.audit.append({
      at: now,
      by: { organizerId },
      action: 'source-renamed',
      eventId,
      detail: { source: name },
    });
    return true;
  });
}

/** Removes a place with what it has counted; its link leads to the event as before. */
export async function removeSource(
  services: Pick<Services, 'db' | 'clock'>,
  eventId: number,
  organizerId: number,
  name: string,
): Promise<void> {
  const now = services.clock();
  await services.db.write((store) => {
    if (isOwn(name) || !store.eventSources.remove(eventId, name)) return;
    store.audit.append({
      at: now,
      by: { organizerId },
      action: 'source-removed',
      eventId,
      detail: { source: name },
    });
  });
}

/**
 * Counts a sign-up by the link that led to it: of a place that was named, or of one that every event has.
 * What somebody made up counts nowhere. Runs inside the write that signs up.
 */
export function countSource(store: Store, eventId: number, name: string, now: number): void {
  if (isOwn(name)) store.eventSources.add({ eventId, name, createdAt: now });
  store.eventSources.count(eventId, name);
}
