import type { AuditAction } from '../../db/auditActions.ts';
import type { Store } from '../../db/database.ts';
import type { Proposal } from '../../db/proposals.ts';
import type { Actor } from '../../db/schema.ts';

/** What happened to a proposal, by its name in the audit log. */
export type ProposalTrace = Extract<AuditAction, `proposal-${string}`>;

/** Leaves a trace of what happened to a proposal, within its write; it names the city, and nobody. */
export function noteProposal(
  store: Store,
  proposal: Pick<Proposal, 'id' | 'campaignId' | 'city'>,
  action: ProposalTrace,
  by: Actor,
  now: number,
): void {
  const campaign = store.campaigns.byId(proposal.campaignId)?.slug ?? '';
  const detail = { campaign, city: proposal.city, proposal: proposal.id };
  store.audit.append({ at: now, by, action, detail });
}
