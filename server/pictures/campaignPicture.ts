import type { CampaignCounts } from '../../db/campaigns.ts';
import { campaignAddress } from '../../templates/addresses.ts';
import type { Language } from '../../templates/languages.ts';
import { colorNamed } from '../../templates/palette.ts';
import { darkColors, posterColors } from '../../templates/pictures/colors.ts';
import type { PictureFacts } from '../../templates/pictures/pictureFacts.ts';
import { translator } from '../../templates/translate.ts';
import type { Services } from '../services.ts';
import { siteOf } from '../siteSettings.ts';
import type { CampaignAsRead } from '../texts/campaignFor.ts';
import { campaignDays, isCampaignOver } from '../time/campaignDays.ts';
import { withCommas } from '../../templates/withCommas.ts';

/**
 * What the pictures of a campaign say: its days where an event has its own, how many actions there are where
 * that has its hour, and in how many countries where that has its place.
 *
 * @param campaign as their readers read it
 */
export function campaignPictureFacts(
  services: Pick<Services, 'db' | 'config'>,
  campaign: CampaignAsRead,
  { actions, countries }: CampaignCounts,
  language: Language,
  now: number,
): PictureFacts {
  const t = translator(language);
  const site = siteOf(services);
  const page = `${services.config.baseUrl}${campaignAddress(campaign.slug)}`;
  const days = campaignDays(campaign, language, now);
  const callers = campaign.callers.split('\n').filter((name) => name !== '');
  const photo = services.db.pictures.ofCampaigns.of(campaign.id);
  const over = campaign.state === 'archived' || isCampaignOver(campaign, now);
  return {
    organization: site.organization,
    colors: over ? darkColors : posterColors(colorNamed(campaign.color) ?? site.color),
    stamp: null,
    kind: t('campaign.kicker'),
    campaign: '',
    map: null,
    photo: photo === undefined ? '' : `${photo.hash} ${photo.focus}`,
    title: campaign.title,
    date: days === null ? '' : beginning(days.short),
    time: actions === 0 ? '' : t('campaign.actions', { count: actions }),
    until: '',
    zone: '',
    otherZones: '',
    before: '',
    place: countries < 2 ? '' : t('campaign.countries', { count: countries }),
    placeMore: campaign.hashtags,
    host: callers.length === 0 ? '' : t('picture.calledBy', { host: withCommas(callers) }),
    address: page.replace(/^https?:\/\//, ''),
    link: page,
    invitation: t('picture.allActions'),
  };
}

/** What such a picture shows, for those who cannot see it. */
export function campaignPictureText(facts: PictureFacts, language: Language): string {
  const { title, date, time, place, host } = facts;
  const told = [title, date, time, place, host].filter((text) => text !== '').join('. ');
  return translator(language)('picture.altOfCampaign', { told });
}

function beginning(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}
