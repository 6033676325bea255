import type { Store } from '../../db/database.ts';
import type { Proposal } from '../../db/proposals.ts';
import type { NewProposal } from '../../db/schema.ts';
import { enqueueWithinLimit } from '../outbox/recipientLimit.ts';
import type { Services } from '../services.ts';
import { addressKey } from '../web/emailAddress.ts';
import { newPublicId } from '../web/signedLinks.ts';
import { noteProposal } from './noteProposal.ts';
import { openingOf, type ProposalOpening } from './states.ts';

/** All that the form says of an action. */
export type ProposedAction = Pick<
  NewProposal,
  | 'cityId'
  | 'city'
  | 'country'
  | 'region'
  | 'latitude'
  | 'longitude'
  | 'zone'
  | 'venue'
  | 'address'
  | 'landmark'
  | 'startLocal'
  | 'startOccurrence'
  | 'startsAt'
  | 'language'
  | 'title'
  | 'description'
  | 'host'
  | 'contactName'
  | 'email'
  | 'phone'
  | 'contactPublic'
>;

/**
 * What came of a proposal. A new one, a repeated one and one too many are all received: who proposed before,
 * and with which address, is nobody else's business.
 */
export type ProposalReceipt =
  { kind: 'received' } | { kind: 'not-open'; opening: Exclude<ProposalOpening, 'open'> };

/** A second click is not a second proposal. */
const clickPause = 2 * 60_000;

/** So many proposals in a day are enough for one address, whoever makes them. */
const mostADay = 5;
const day = 86_400_000;

/**
 * Proposes an action as part of a campaign. A link that confirms the address is mailed to it; whoever
 * proposes again for the same city with the same address is mailed their own link again.
 */
export async function proposeAction(
  services: Services,
  campaignId: number,
  action: ProposedAction,
): Promise<ProposalReceipt> {
  const now = services.clock();
  return services.db.write((store): ProposalReceipt => {
    const campaign = store.campaigns.byId(campaignId);
    // It may have been closed while the form was filled in.
    const opening = campaign === undefined ? 'closed' : openingOf(campaign, now);
    if (opening !== 'open') return { kind: 'not-open', opening };
    const emailKey = addressKey(action.email);
    const known = store.proposals.openOf(campaignId, emailKey, action.cityId);
    if (known) proposeAgain(store, known, action, now);
    else if (store.proposals.madeSince(emailKey, now - day) < mostADay) {
      const proposal = store.proposals.insert({
        ...action,
        campaignId,
        emailKey,
        publicId: newPublicId(),
        state: 'unconfirmed',
        createdAt: now,
        updatedAt: now,
      });
      noteProposal(store, proposal, 'proposal-made', 'proposer', now);
      const mail = { kind: 'proposal-confirm', proposalId: proposal.id } as const;
      enqueueWithinLimit(store, emailKey, mail, now);
    }
    return { kind: 'received' };
  });
}

/** Mails the way to what was proposed before; what is confirmed is only changed behind the link. */
function proposeAgain(store: Store, known: Proposal, action: ProposedAction, now: number): void {
  const lastMailAt = store.proposals.lastMailAt(known.id);
  const secondClick = lastMailAt !== null && lastMailAt > now - clickPause;
  const unconfirmed = known.state === 'unconfirmed';
  if (unconfirmed) {
    // Mails go to the address as it was spelt first; whoever saw the former words confirms those alone.
    const { email: _, ...values } = action;
    const updatedAt = Math.max(now, known.updatedAt + 1);
    store.proposals.update(known.id, { ...values, updatedAt });
    if (!secondClick) noteProposal(store, known, 'proposal-made-again', 'proposer', now);
  }
  const kind = unconfirmed ? 'proposal-confirm' : 'proposal-link';
  if (!secondClick) enqueueWithinLimit(store, known.emailKey, { kind, proposalId: known.id }, now);
}
