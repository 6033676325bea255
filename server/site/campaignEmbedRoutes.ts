import type { Campaign } from '../../db/schema.ts';
import { embeddedCampaignAddress } from '../../templates/addresses.ts';
import { embeddedCampaignPage } from '../../templates/pages/campaigns/embedded.ts';
import type { View } from '../../templates/view.ts';
import { announcedCampaignOf } from '../campaigns/campaignOf.ts';
import { listedEvent } from '../events/listedEvent.ts';
import { readEvents } from '../events/readableEvents.ts';
import type { Services } from '../services.ts';
import { campaignFor, languagesOfCampaign } from '../texts/campaignFor.ts';
import { campaignDays } from '../time/campaignDays.ts';
import { overBy } from '../time/lifetime.ts';
import { framedHeaders } from '../web/framed.ts';
import type { Reply, Route, Visit } from '../web/routes.ts';
import { campaignMapFrame } from './campaignMapFrame.ts';

type Shown = NonNullable<Parameters<typeof embeddedCampaignAddress>[1]>;

/** So many actions a frame shows; the page of the campaign shows all. */
const most: Readonly<Record<Shown, number>> = { list: 100, next: 5 };

/** The actions of a campaign on other sites. */
export const campaignEmbedRoutes: readonly Route[] = [
  {
    method: 'get',
    path: '/embed/campaigns/:slug',
    role: 'anyone',
    handle: (visit) => frame(visit, 'list'),
  },
  {
    method: 'get',
    path: '/embed/campaigns/:slug/next',
    role: 'anyone',
    handle: (visit) => frame(visit, 'next'),
  },
  campaignMapFrame,
];

function frame(visit: Visit, shown: Shown): Reply {
  const { services } = visit;
  return announcedCampaignOf(
    visit,
    (slug) => embeddedCampaignAddress(slug, shown),
    (campaign): Reply => {
      return {
        kind: 'public-file',
        path: embeddedCampaignAddress(campaign.slug, shown),
        shows: { kind: 'everything' },
        type: 'text/html; charset=utf-8',
        inLanguages: true,
        texts: [
          ...new Set([
            ...languagesOfCampaign(services, campaign),
            ...services.db.eventTexts.languages(),
          ]),
        ],
        render: (view) => ({
          text: render(services, view, campaign, shown).toString(),
          modifiedAt: 0,
        }),
        headers: framedHeaders,
      };
    },
  );
}

function render(services: Services, view: View, stored: Campaign, shown: Shown) {
  const { db, log } = services;
  const campaign = campaignFor(services, stored, [...view.reads, view.language]);
  // One more than are shown tells whether there are more.
  const ids = db.events.announcedOf(stored.id).coming(overBy(view.now), { limit: most[shown] + 1 });
  const { results, unreadable } = readEvents(db, ids.slice(0, most[shown]), (event) =>
    listedEvent(db, view, event),
  );
  if (unreadable.length > 0) log.error({ unreadable }, 'events left out of a frame');
  const { slug, title, language, original } = campaign;
  return embeddedCampaignPage(view, {
    slug,
    title,
    language,
    original,
    day: campaignDays(stored, view.language, view.now)?.long ?? null,
    actions: results,
    more: ids.length > most[shown],
  });
}
