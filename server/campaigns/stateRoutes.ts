import { consoleCampaignAddress } from '../../templates/addresses.ts';
import { doneText, redirectDone } from '../web/done.ts';
import { notFound } from '../web/httpProblem.ts';
import type { OrganizerVisit, Reply, Route } from '../web/routes.ts';
import {
  archiveCampaign,
  campaignDecisions,
  closeCampaign,
  openCampaign,
  type CampaignDecision,
} from './campaignStates.ts';
import { campaignNamed } from './campaignOf.ts';

const verbs = { opening: openCampaign, closing: closeCampaign, archiving: archiveCampaign };

/** Where a campaign is opened, closed and archived. */
export const campaignStateRoutes: readonly Route[] = campaignDecisions.map((decision) => ({
  method: 'post',
  path: `/console/campaigns/:slug/${decision}`,
  role: 'organizer',
  need: 'plan',
  handle: (visit) => decide(visit, decision),
}));

async function decide(visit: OrganizerVisit, decision: CampaignDecision): Promise<Reply> {
  const { services, organizer } = visit;
  const campaign = campaignNamed(visit);
  const outcome = await verbs[decision](services, campaign.id, organizer.id);
  if (outcome.kind === 'gone') throw notFound();
  const done = outcome.kind === 'refused' ? 'not-now' : outcome.state;
  return redirectDone(visit, consoleCampaignAddress(campaign.slug), done);
}

/** What was just decided of a campaign, as a sentence; null where nothing was. */
export function campaignDoneText(visit: OrganizerVisit): string | null {
  return doneText(visit, ['open', 'closed', 'archived', 'not-now'], (name) =>
    visit.view.t(`console.campaigns.done.${name}`),
  );
}
