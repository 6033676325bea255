import type { CampaignLetter, Rights } from '../../db/schema.ts';
import { mayCampaign, maySite } from '../web/may.ts';

/**
 * Whether somebody may write a letter to people of a campaign, and look at it. Those who get updates of it
 * gave their address to the campaign as a whole: who coordinates it alone neither sees nor writes to them.
 */
export function mayWriteLetter(
  rights: Rights,
  { campaignId, audience }: Pick<CampaignLetter, 'campaignId' | 'audience'>,
): boolean {
  return audience === 'followers'
    ? maySite(rights, 'plan')
    : mayCampaign(rights, 'lead', campaignId);
}
