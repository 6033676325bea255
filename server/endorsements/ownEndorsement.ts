import { ownerOf } from '../../db/endorsementOwners.ts';
import type { Endorsement } from '../../db/schema.ts';
import { notFound } from '../web/httpProblem.ts';
import type { Visit } from '../web/routes.ts';
import { endorsedOf, type Endorsed } from './endorsed.ts';

/** What a contact's link opens. */
export interface OwnEndorsement {
  endorsement: Endorsement;
  of: Endorsed;
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
  const of = endorsement && endorsedOf(services, db, ownerOf(endorsement));
  if (!endorsement || !of || endorsement.generation !== target?.generation) throw notFound();
  return { endorsement, of };
}
