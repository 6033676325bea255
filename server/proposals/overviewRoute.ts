import type { CampaignAction } from '../../db/campaignActions.ts';
import type { Campaign } from '../../db/schema.ts';
import { consoleCampaignOverviewAddress } from '../../templates/addresses.ts';
import {
  campaignOverviewPage,
  type ActionOnBoard,
  type CampaignOverviewProps,
} from '../../templates/pages/console/campaignOverview.ts';
import type { View } from '../../templates/view.ts';
import { campaignOf } from '../campaigns/campaignOf.ts';
import { countryName } from '../time/countries.ts';
import { dateInWords } from '../time/dateText.ts';
import { startInWords } from '../time/times.ts';
import { page, type OrganizerVisit, type Route } from '../web/routes.ts';
import { shownTimes } from '../web/shownTimes.ts';
import { few } from './few.ts';

/** Where a campaign stands: its actions by country and by day, and what is missing. */
export const overviewRoute: Route = {
  method: 'get',
  path: '/console/campaigns/:slug/overview',
  role: 'organizer',
  need: 'lead',
  handle: (visit) =>
    campaignOf(visit, consoleCampaignOverviewAddress, (campaign) =>
      page(campaignOverviewPage(visit.view, overviewOf(visit, campaign))),
    ),
};

/** So much of a list is told; of the rest how many there are. */
const mostLines = 100;

function overviewOf(visit: OrganizerVisit, campaign: Campaign): CampaignOverviewProps {
  const { services, view, now } = visit;
  const actions = services.db.campaignActions.ofCampaign(campaign.id);
  const accepted = actions.filter(({ state }) => state === 'published');
  return {
    campaign,
    byCountry: counted(accepted.map(({ country }) => country ?? ''))
      .map(([code, number]) => ({
        country:
          code === ''
            ? view.t('console.proposals.overview.otherCountry')
            : countryName(code, view.language),
        actions: number,
      }))
      .toSorted((one, other) => other.actions - one.actions),
    byDay: counted(accepted.map(({ startLocal }) => startLocal.slice(0, 10)))
      .toSorted(([one], [other]) => one.localeCompare(other))
      .map(([date, number]) => ({ day: dateInWords(date, view.language), actions: number })),
    silent: silentOf(visit, campaign, actions),
    withoutPlace: few(
      actions.filter(
        ({ kind, venue, address, meetingPoints, startsAt }) =>
          kind !== 'online' && `${venue}${address}${meetingPoints}` === '' && startsAt > now,
      ),
      mostLines,
      (action) => onBoard(action, view),
    ),
  };
}

/** Those who organize an accepted action, and never signed in. */
function silentOf(
  { services, view }: OrganizerVisit,
  campaign: Campaign,
  actions: readonly CampaignAction[],
): CampaignOverviewProps['silent'] {
  const { proposals, organizers, rights } = services.db;
  const byId = new Map(actions.map((action) => [action.id, action]));
  const found = proposals.accepted(campaign.id).flatMap((proposal) => {
    const action = proposal.eventId === null ? undefined : byId.get(proposal.eventId);
    if (!action) return [];
    const organizer = organizers.byEmailKey(proposal.emailKey);
    if (organizer?.lastSignedInAt !== null || rights.of(organizer.id) === null) return [];
    return [{ action, organizer, proposal }];
  });
  return few(found, mostLines, ({ action, organizer, proposal: { contactName, zone } }) => {
    const invited = shownTimes(view, zone).date(organizer.invitedAt);
    return { ...onBoard(action, view), contactName, invited };
  });
}

function onBoard(action: CampaignAction, view: View): ActionOnBoard {
  const { slug, title, language, city } = action;
  return { slug, title, language, city, when: startInWords(action, view.language) };
}

/** How often each text stands in a list. */
function counted(texts: readonly string[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts];
}
