import type { Event } from '../../db/schema.ts';
import { notFound } from '../web/httpProblem.ts';
import type { Visit } from '../web/routes.ts';

/** The event of the path, if it was announced: a draft is nobody's business yet. */
export function announcedEvent({ services, params }: Visit): Event {
  const event = services.db.events.bySlug(params['slug'] ?? '');
  if (!event || event.state === 'draft') throw notFound();
  return event;
}
