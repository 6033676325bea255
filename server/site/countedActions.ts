import type { CampaignCounts } from '../../db/campaigns.ts';
import type { Translate } from '../../templates/translate.ts';

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
