import { campaignAddress, campaignMapAddress } from '../../templates/addresses.ts';
import { mapFile } from '../../templates/components/actionMap.ts';
import { announcedCampaignOf } from '../campaigns/campaignOf.ts';
import { campaignFor } from '../texts/campaignFor.ts';
import { notFound } from '../web/httpProblem.ts';
import type { Route } from '../web/routes.ts';
import { allActions, askedActions } from './askedActions.ts';
import { campaignMap } from './campaignMap.ts';
import { citiesToAdopt } from './citiesToAdopt.ts';
import { actionsLeft, comingActions } from './actionPlaces.ts';

/** The map of a campaign's actions as a picture. */
export const campaignMapRoutes: readonly Route[] = [
  {
    method: 'get',
    path: '/campaigns/:slug/map.svg',
    role: 'anyone',
    handle: (visit) =>
      announcedCampaignOf(visit, campaignMapAddress, (campaign) => {
        const { services, view, query } = visit;
        const asked = { ...allActions, in: askedActions(query).in };
        const all = comingActions(services, campaign.id, view.now);
        const left = actionsLeft(services, campaign.id, view.now, asked);
        const open = citiesToAdopt(services, campaign, view.now) ?? [];
        const toPage = () => campaignAddress(campaign.slug);
        const links = { action: toPage, open: toPage };
        const map = campaignMap(view, campaign.slug, { all, left, open, asked }, links);
        // A part of the world without an action has no map: addresses that somebody makes up are not kept.
        if (map === null || (left.length === 0 && asked.in !== '')) throw notFound();
        const { title } = campaignFor(services, campaign, [view.language]);
        return {
          kind: 'public-file' as const,
          path: campaignMapAddress(campaign.slug, asked.in),
          shows: { kind: 'everything' as const },
          type: 'image/svg+xml; charset=utf-8',
          inLanguages: true as const,
          render: () => ({ text: mapFile(map, title).toString(), modifiedAt: 0 }),
        };
      }),
  },
];
