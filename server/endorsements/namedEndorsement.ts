import { ownerOf } from '../../db/endorsementOwners.ts';
import type { Endorsement } from '../../db/schema.ts';
import { notFound } from '../web/httpProblem.ts';
import { idInPath } from '../web/idInPath.ts';
import type { OrganizerVisit } from '../web/routes.ts';
import type { Endorsed } from './endorsed.ts';

/**
 * The co-sponsorship of the path.
 *
 * @throws HttpProblem 404 where it is none of this event or campaign
 */
export function namedEndorsement(visit: OrganizerVisit, { owner }: Endorsed): Endorsement {
  const endorsement = visit.services.db.endorsements.byId(idInPath(visit));
  if (!endorsement) throw notFound();
  const { kind, id } = ownerOf(endorsement);
  if (kind !== owner.kind || id !== owner.id) throw notFound();
  return endorsement;
}
