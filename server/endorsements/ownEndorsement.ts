import type { Endorsement, Event } from '../../db/schema.ts';
import { notFound } from '../web/httpProblem.ts';
import type { Visit } from '../web/routes.ts';

/** What a contact's link opens. */
export interface OwnEndorsement {
  endorsement: Endorsement;
  event: Event;
}

/**
 * The co-sponsorship that the token of the path opens.
 *
 * @throws HttpProblem 404 for a forged, outdated or unknown token
 */
export function ownEndorsement({ services, params }: Visit): OwnEndorsement {
  const { db, links } = services;
  const target = links.read('endorsement', params['token'] ?? '');
  const endorsement = target ? db.endorsements.byPublicId(target.publicId) : undefined;
  const event = endorsement && db.events.byId(endorsement.eventId);
  if (!endorsement || !event || endorsement.generation !== target?.generation) throw notFound();
  return { endorsement, event };
}
