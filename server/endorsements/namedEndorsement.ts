import type { Endorsement, Event } from '../../db/schema.ts';
import { eventOf } from '../events/eventOnConsole.ts';
import { notFound } from '../web/httpProblem.ts';
import { idInPath } from '../web/idInPath.ts';
import type { OrganizerVisit } from '../web/routes.ts';

/**
 * The co-sponsorship of the path.
 *
 * @throws HttpProblem 404 where it is none of this event
 */
export function namedEndorsement(visit: OrganizerVisit): {
  event: Event;
  endorsement: Endorsement;
} {
  const event = eventOf(visit);
  const endorsement = visit.services.db.endorsements.byId(idInPath(visit));
  if (endorsement?.eventId !== event.id) throw notFound();
  return { event, endorsement };
}
