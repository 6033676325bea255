import type { CampaignAction } from '../../db/campaignActions.ts';
import { folded } from '../../db/folded.ts';
import type { MentionedProposal, Proposal } from '../../db/proposals.ts';
import { neighborhood, type Nearness } from '../places/nearness.ts';

/** What is known that may matter for a decision about a proposal. */
export interface KnownOfProposal {
  /** Actions of the campaign that are near it: those at the same place first, then the nearest. */
  actions: readonly (Nearness & {
    action: CampaignAction;
    /** Whether it is the very same place, by its name. */
    samePlace: boolean;
  })[];
  /** Proposals near it that are not decided. */
  others: readonly MentionedProposal[];
  /** Other proposals of the same contact, by address or telephone. */
  ofContact: readonly MentionedProposal[];
}

type Asked = Pick<
  Proposal,
  'id' | 'city' | 'cityId' | 'latitude' | 'longitude' | 'venue' | 'emailKey' | 'phone'
> & { /** The event that came of it; null where none did. */ own: number | null };

/**
 * Finds what is known beside proposals of a campaign. The work is in proportion to what there is, and then to
 * what is near each, so that a list of very many can ask for each.
 *
 * @param actions all of the campaign
 * @param proposals all of the campaign
 */
export function whatIsKnown(
  actions: readonly CampaignAction[],
  proposals: readonly MentionedProposal[],
): (proposal: Asked) => KnownOfProposal {
  const actionsNear = neighborhood(actions.filter(({ kind }) => kind !== 'online'));
  const open = proposals.filter(({ state }) => state === 'waiting' || state === 'asked');
  const proposalsNear = neighborhood(open);
  const byContact = new Map<string, MentionedProposal[]>();
  for (const one of proposals) {
    for (const key of contactKeys(one)) {
      const list = byContact.get(key);
      if (list === undefined) byContact.set(key, [one]);
      else list.push(one);
    }
  }
  return (proposal) => ({
    actions: actionsNear(proposal)
      .filter(({ thing }) => thing.id !== proposal.own)
      .map(({ kilometers, thing }) => ({
        kilometers,
        action: thing,
        samePlace: isAlike(thing.venue, proposal.venue),
      }))
      .toSorted(
        (one, other) =>
          Number(other.samePlace) - Number(one.samePlace) ||
          (one.kilometers ?? 0) - (other.kilometers ?? 0),
      ),
    others: inOrder(
      proposal,
      proposalsNear(proposal).map(({ thing }) => thing),
    ),
    ofContact: inOrder(
      proposal,
      contactKeys(proposal).flatMap((key) => byContact.get(key) ?? []),
    ),
  });
}

/** Each once, and not the proposal itself; as they arrived. */
function inOrder({ id }: Asked, found: readonly MentionedProposal[]): MentionedProposal[] {
  return [...new Set(found)]
    .filter((other) => other.id !== id)
    .toSorted((one, other) => one.id - other.id);
}

function isAlike(one: string, other: string): boolean {
  return one !== '' && folded(one.trim()) === folded(other.trim());
}

/** By what a contact is the same: the address, and the telephone however it is written. */
function contactKeys({ emailKey, phone }: Pick<Proposal, 'emailKey' | 'phone'>): string[] {
  const digits = phone.replace(/\D/g, '').replace(/^0+/, '');
  return digits.length > 5 ? [emailKey, digits] : [emailKey];
}
