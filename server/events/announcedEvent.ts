import type { Event } from '../../db/schema.ts';
import { keptWhileShown } from '../keptWhileShown.ts';
import type { Services } from '../services.ts';
import { notFound } from '../web/httpProblem.ts';
import type { Visit } from '../web/routes.ts';

/** Bounds the memory: addresses, and events whose rows are kept. */
const mostKept = 200;

const keptId = keptWhileShown<number | undefined>(mostKept);
const keptRow = keptWhileShown<Event | undefined>(mostKept);

/**
 * The event at an address, drafts too, as it was read last: nothing has changed since that everybody sees of
 * it. What nobody sees has: how many seats are taken, for one. undefined where there is none.
 */
export function shownEvent(
  services: Pick<Services, 'db' | 'config'>,
  slug: string,
): Event | undefined {
  const { events } = services.db;
  const id = keptId(services, { kind: 'everything' }, slug, () => events.idOfSlug(slug));
  if (id === undefined) return undefined;
  return keptRow(services, { kind: 'event', id }, String(id), () => events.byId(id));
}

/** The event of the path, if it was announced: a draft is nobody's business yet. */
export function announcedEvent({ services, params }: Pick<Visit, 'services' | 'params'>): Event {
  const event = shownEvent(services, params['slug'] ?? '');
  if (!event || event.state === 'draft') throw notFound();
  return event;
}
