import type { CampaignAction } from '../../db/campaignActions.ts';
import type { Proposal } from '../../db/proposals.ts';
import { nearness, samePhone, type Located, type Nearness } from './nearby.ts';

/** What is known that may matter for a decision about a proposal. */
export interface KnownOfProposal {
  /** Actions of the campaign that are near it, the nearest first. */
  actions: readonly (Nearness & { action: CampaignAction })[];
  /** Proposals near it that are not decided. */
  others: readonly Proposal[];
  /** Other proposals of the same contact, by address or telephone. */
  ofContact: readonly Proposal[];
}

/**
 * Finds what is known beside a proposal.
 *
 * @param actions all of its campaign
 * @param proposals all of its campaign
 */
export function whatIsKnown(
  proposal: Proposal,
  actions: readonly CampaignAction[],
  proposals: readonly Proposal[],
): KnownOfProposal {
  const own = proposal.state === 'accepted' ? proposal.eventId : null;
  const here = placeOf(proposal);
  const rest = proposals.filter(({ id }) => id !== proposal.id);
  return {
    actions: actions
      .filter(({ id, kind }) => id !== own && kind !== 'online')
      .flatMap((action) => {
        const near = nearness(here, placeOf(action));
        return near === null ? [] : [{ ...near, action }];
      })
      .toSorted((one, other) => (one.kilometers ?? 0) - (other.kilometers ?? 0)),
    others: rest.filter(
      (other) =>
        (other.state === 'waiting' || other.state === 'asked') &&
        nearness(here, placeOf(other)) !== null,
    ),
    ofContact: rest.filter(
      (other) => other.emailKey === proposal.emailKey || samePhone(other.phone, proposal.phone),
    ),
  };
}

function placeOf({
  city,
  venue,
  latitude,
  longitude,
}: Pick<CampaignAction, 'city' | 'venue' | 'latitude' | 'longitude'>): Located {
  const point = latitude === null || longitude === null ? null : { latitude, longitude };
  return { city, venue, point };
}
