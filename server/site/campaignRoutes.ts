import type { Campaign } from '../../db/schema.ts';
import {
  campaignAddress,
  campaignAnnouncementsAddress,
  narrowedCampaignAddress,
} from '../../templates/addresses.ts';
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
import { allActions, askedActions, narrowedBy, type AskedActions } from './askedActions.ts';
import { renderCampaignPage } from './campaignPage.ts';
import { actionsLeft } from './actionPlaces.ts';

/** The longest that somebody waits who types the very first city, in milliseconds. */
const patience = 10_000;

/** The page of a campaign, for everybody. */
export const campaignRoutes: readonly Route[] = [
  {
    method: 'get',
    path: '/campaigns/:slug',
    role: 'anyone',
    handle: async (visit) => {
      const asked = askedActions(visit.query);
      const near = visit.query.get('near') ?? '';
      // Cities are known within seconds of the first time that somebody types one.
      if (near !== '') await visit.services.cities.ready(patience);
      return announcedCampaignOf(
        visit,
        campaignAddress,
        (campaign) => shown(visit, campaign, asked, near),
        (campaign) => draftForOrganizers(visit, campaign),
      );
    },
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
/**
 * What visitors choose is kept under no name, and where they are in no cache at all. A continent or a country
 * in which there is something is a page like any other.
 */
function shown(visit: Visit, campaign: Campaign, asked: AskedActions, near: string): Reply {
  const { services, view } = visit;
  const names = narrowedBy(asked);
  if (near !== '' || names.some((name) => name !== 'in')) {
    const html = services.db.read(() => renderCampaignPage(services, view, campaign, asked, near));
    return { ...page(html), headers: { 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex' } };
  }
  const isKnown =
    names.length > 0 && actionsLeft(services, campaign.id, view.now, asked).length > 0;
  const kept = isKnown ? asked : allActions;
  return {
    kind: 'public-page',
    path: narrowedCampaignAddress(campaign.slug, kept),
    shows: { kind: 'everything' },
    texts: textsOn(services, campaign),
    render: (view) => renderCampaignPage(services, view, campaign, kept),
  };
}

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
