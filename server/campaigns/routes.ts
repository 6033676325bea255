import type { Campaign } from '../../db/schema.ts';
import { campaignAddress } from '../../templates/addresses.ts';
import { campaignPage } from '../../templates/pages/campaigns/campaign.ts';
import type { Html, View } from '../../templates/view.ts';
import { listedEvent } from '../events/listedEvent.ts';
import { readEvents } from '../events/readableEvents.ts';
import type { Services } from '../services.ts';
import { dayText } from '../time/dateText.ts';
import { overBy } from '../time/lifetime.ts';
import { campaignFor, languagesOfCampaign } from '../texts/campaignFor.ts';
import { notFound } from '../web/httpProblem.ts';
import { maySite } from '../web/may.ts';
import { page, type Reply, type Route, type Visit } from '../web/routes.ts';
import { organizerOf } from '../web/session.ts';
import { announcedCampaignOf } from './campaignOf.ts';

/** So many events stand on the page: the next, and the last that are over. */
const mostComing = 200;
const mostPast = 30;

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
          // Of its own texts, and of its events.
          texts: [
            ...new Set([
              ...languagesOfCampaign(visit.services, campaign),
              ...visit.services.db.eventTexts.languages(),
            ]),
          ],
          render: (view: View) => renderCampaign(visit.services, view, campaign),
        }),
        (campaign) => draftForOrganizers(visit, campaign),
      ),
  },
];

/** The page of a draft at the address that it will have, for those alone who make campaigns. */
async function draftForOrganizers(visit: Visit, campaign: Campaign): Promise<Reply> {
  const found = await organizerOf(visit);
  if (found === null || !maySite(found.rights, 'plan')) throw notFound();
  return {
    ...page(renderCampaign(visit.services, visit.view, campaign)),
    headers: { 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex' },
  };
}

function renderCampaign(services: Services, view: View, stored: Campaign): Html {
  const { db, log } = services;
  const campaign = campaignFor(services, stored, [...view.reads, view.language]);
  const lists = db.events.announcedOf(campaign.id);
  const by = overBy(view.now);
  const read = (ids: readonly number[]) =>
    readEvents(db, ids, (event) => listedEvent(db, view, event));
  const coming = read(lists.coming(by, { limit: mostComing }));
  const past = read(lists.past(by, { limit: mostPast }));
  const unreadable = [...coming.unreadable, ...past.unreadable];
  if (unreadable.length > 0) log.error({ unreadable }, 'events left out of the page of a campaign');
  const { slug, title, facts, day, language, original } = campaign;
  // With one alone there is nothing to choose.
  const languages = [
    ...new Set([
      ...languagesOfCampaign(services, stored),
      ...db.eventTexts.announcedLanguages(stored.id),
    ]),
  ];
  return campaignPage(view, {
    slug,
    title,
    facts,
    language,
    original,
    texts: {
      languages: languages.length > 1 ? languages : [],
      read: view.reads[0] ?? view.language,
    },
    // Its own day everywhere: read as UTC, no clock moves it.
    day: day === null ? null : dayText(Date.parse(`${day}T12:00Z`), 'UTC', view.language),
    coming: coming.results,
    past: past.results,
    state: stored.state,
  });
}
