import type { Campaign } from '../../db/schema.ts';
import { campaignAddress, campaignAnnouncementsAddress } from '../../templates/addresses.ts';
import type { TextLanguage } from '../../templates/textLanguages.ts';
import type { View } from '../../templates/view.ts';
import { announcedCampaignOf } from '../campaigns/campaignOf.ts';
import type { Services } from '../services.ts';
import { languagesOfCampaign } from '../texts/campaignFor.ts';
import { notFound } from '../web/httpProblem.ts';
import { maySite } from '../web/may.ts';
import { page, type Reply, type Route, type Visit } from '../web/routes.ts';
import { organizerOf } from '../web/session.ts';
import { renderCampaignAnnouncements } from './announcementsFeed.ts';
import { feedOf } from './campaignFeedOf.ts';
import { renderCampaignPage } from './campaignPage.ts';

/** The page of a campaign, for everybody. */
export const campaignRoutes: readonly Route[] = [
  {
    method: 'get',
    path: '/campaigns/:slug',
    role: 'anyone',
    handle: (visit) =>
      announcedCampaignOf(
        visit,
        campaignAddress,
        (campaign) => ({
          kind: 'public-page' as const,
          path: campaignAddress(campaign.slug),
          shows: { kind: 'everything' as const },
          texts: textsOn(visit.services, campaign),
          render: (view: View) => renderCampaignPage(visit.services, view, campaign),
        }),
        (campaign) => draftForOrganizers(visit, campaign),
      ),
  },
  {
    method: 'get',
    path: '/campaigns/:slug/announcements.atom',
    role: 'anyone',
    handle: (visit) =>
      announcedCampaignOf(visit, campaignAnnouncementsAddress, (campaign) => {
        const { services, query } = visit;
        const of = feedOf(query);
        return {
          kind: 'public-file' as const,
          path: campaignAnnouncementsAddress(campaign.slug, of),
          shows: { kind: 'everything' as const },
          type: 'application/atom+xml; charset=utf-8',
          inLanguages: true as const,
          texts: textsOn(services, campaign),
          render: (view: View) => renderCampaignAnnouncements(services, view, campaign, of),
        };
      }),
  },
];

/** The languages of its own texts, and of those of its events. */
function textsOn(services: Services, campaign: Campaign): TextLanguage[] {
  const ofEvents = services.db.eventTexts.languages();
  return [...new Set([...languagesOfCampaign(services, campaign), ...ofEvents])];
}

/** The page of a draft at the address that it will have, for those alone who make campaigns. */
async function draftForOrganizers(visit: Visit, campaign: Campaign): Promise<Reply> {
  const found = await organizerOf(visit);
  if (found === null || !maySite(found.rights, 'plan')) throw notFound();
  return {
    ...page(renderCampaignPage(visit.services, visit.view, campaign)),
    headers: { 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex' },
  };
}
