import type { AuditDeed } from '../../db/auditActions.ts';
import type { CampaignState } from '../../db/schema.ts';
import type { Services } from '../services.ts';

/** What organizers decide of the state of a campaign. */
export const campaignDecisions = ['opening', 'closing', 'archiving'] as const;
export type CampaignDecision = (typeof campaignDecisions)[number];

export type CampaignTransition =
  | { kind: 'done'; state: CampaignState }
  /** It was so already: by a second press, or by somebody else. */
  | { kind: 'unchanged'; state: CampaignState }
  /** Nothing leads from its state there: a draft is not closed, and what is archived is opened first. */
  | { kind: 'refused'; state: CampaignState }
  | { kind: 'gone' };

type Deed = Extract<
  AuditDeed['action'],
  'campaign-opened' | 'campaign-closed' | 'campaign-archived'
>;

interface Rule {
  to: CampaignState;
  from: readonly CampaignState[];
  action: Deed;
}

const rules: Readonly<Record<CampaignDecision, Rule>> = {
  opening: { to: 'open', from: ['draft', 'closed', 'archived'], action: 'campaign-opened' },
  closing: { to: 'closed', from: ['open', 'archived'], action: 'campaign-closed' },
  archiving: { to: 'archived', from: ['open', 'closed'], action: 'campaign-archived' },
};

/** What can be decided of a campaign in a state. */
export function decisionsOn(state: CampaignState): CampaignDecision[] {
  return campaignDecisions.filter((one) => rules[one].from.includes(state));
}

/** Everybody sees its page, and it takes what people send. */
export const openCampaign = transition('opening');

/** Its page stays; it takes nothing more from the public. */
export const closeCampaign = transition('closing');

/** It stays readable at its address, says so, and is announced nowhere any more. */
export const archiveCampaign = transition('archiving');

function transition(decision: CampaignDecision) {
  const { to, from, action } = rules[decision];
  return async (
    { db, clock }: Services,
    campaignId: number,
    organizerId: number,
  ): Promise<CampaignTransition> => {
    const now = clock();
    return db.write((store): CampaignTransition => {
      const before = store.campaigns.byId(campaignId);
      if (!before) return { kind: 'gone' };
      const { state } = before;
      if (state === to) return { kind: 'unchanged', state };
      if (!from.includes(state)) return { kind: 'refused', state };
      // What is typed meanwhile in its form is no less right: `updatedAt` stays, by which forms are compared.
      store.campaigns.update(campaignId, { state: to });
      store.audit.append({
        at: now,
        by: { organizerId },
        action,
        detail: { slug: before.slug },
      });
      return { kind: 'done', state: to };
    });
  };
}
