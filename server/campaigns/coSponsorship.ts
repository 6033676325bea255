import type { Campaign } from '../../db/schema.ts';
import type { EndorsementOpening } from '../events/endorsementOpening.ts';
import { isCampaignOver } from '../time/campaignDays.ts';

/** Whether organizations can ask to co-sponsor a whole campaign at an instant, and why not. */
export type CampaignOpening = Exclude<EndorsementOpening, 'cancelled'>;

/** Whether a campaign takes requests to co-sponsor it at an instant (epoch milliseconds). */
export function coSponsorshipOpening(
  campaign: Pick<Campaign, 'state' | 'endorsementsOpen' | 'day' | 'lastDay'>,
  now: number,
): CampaignOpening {
  if (campaign.state === 'draft') return 'unannounced';
  if (campaign.state === 'archived' || isCampaignOver(campaign, now)) return 'over';
  return campaign.state === 'open' && campaign.endorsementsOpen ? 'open' : 'closed';
}
