import type { CampaignCounts } from '../../db/campaigns.ts';
import type { Translate } from '../../templates/translate.ts';
import type { Services } from '../services.ts';
import { keptWhileShown } from '../keptWhileShown.ts';

const keptCounts = keptWhileShown<CampaignCounts>(100);

/** How many actions a campaign has: each is looked at, so that they are counted once until that changes. */
export function countsOf(
  services: Pick<Services, 'db' | 'config'>,
  campaignId: number,
): CampaignCounts {
  return keptCounts(services, { kind: 'everything' }, String(campaignId), () =>
    services.db.campaigns.counts(campaignId),
  );
}

/** "84 actions in 31 countries, 12 of them called by others"; null while there is none. */
export function countedActions(
  { actions, countries, ofPartners }: CampaignCounts,
  t: Translate,
): string | null {
  if (actions === 0) return null;
  const told = t('campaign.actions', { count: actions });
  const counted =
    countries < 2
      ? told
      : t('campaign.actionsIn', {
          actions: told,
          countries: t('campaign.countries', { count: countries }),
        });
  if (ofPartners === 0) return counted;
  return ofPartners === actions
    ? t('campaign.allOfOthers', { counted, count: actions })
    : t('campaign.ofOthers', { counted, count: ofPartners });
}
