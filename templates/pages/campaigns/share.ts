import { campaignAddress, campaignShareAddress } from '../../addresses.ts';
import { campaignSharePanel, type Shared } from '../../components/share.ts';
import type { TextLanguage } from '../../textLanguages.ts';
import type { Html, View } from '../../view.ts';
import { passingOnPage } from '../events/share.ts';

/** The ways of passing a campaign on. */
export function campaignSharePage(view: View, campaign: Shared & { language: TextLanguage }): Html {
  return passingOnPage(view, campaign, {
    address: campaignShareAddress(campaign.slug),
    back: { href: campaignAddress(campaign.slug), label: view.t('campaign.back') },
    panel: campaignSharePanel(view, campaign),
  });
}
