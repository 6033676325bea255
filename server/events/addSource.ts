import type { Services } from '../services.ts';

/** So many an event may have: a list that one reads at a glance. */
export const mostSources = 30;

/** Names where the link to an event is shown; one that is named already stays with what it has counted. */
export async function addSource(
  services: Pick<Services, 'db' | 'clock'>,
  eventId: number,
  name: string,
): Promise<'added' | 'tooMany'> {
  const createdAt = services.clock();
  return services.db.write((store) => {
    const known = store.eventSources.ofEvent(eventId);
    if (known.length >= mostSources && !known.some((one) => one.name === name)) return 'tooMany';
    store.eventSources.add({ eventId, name, createdAt });
    return 'added';
  });
}
