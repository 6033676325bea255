import type { Campaign } from '../../db/schema.ts';
import { consoleCampaignUpdatesAddress } from '../../templates/addresses.ts';
import { campaignUpdatesPage } from '../../templates/pages/console/campaignUpdates.ts';
import { campaignOf, campaignNamed } from '../campaigns/campaignOf.ts';
import { shortDate } from '../time/dateText.ts';
import { doneText, redirectDone } from '../web/done.ts';
import { notFound } from '../web/httpProblem.ts';
import { pagingOf } from '../web/paging.ts';
import { plainNumber } from '../web/plainNumber.ts';
import { page, type OrganizerVisit, type Reply, type Route } from '../web/routes.ts';
import { eraseFollower } from './eraseFollower.ts';

const list = '/console/campaigns/:slug/updates';
const onPage = 50;

/** Who gets the updates of a campaign; they are written to as others of it are, by a letter. */
export const followerConsoleRoutes: readonly Route[] = [
  {
    method: 'get',
    path: list,
    role: 'organizer',
    need: 'plan',
    handle: (visit) =>
      campaignOf(visit, consoleCampaignUpdatesAddress, (campaign) => page(show(visit, campaign))),
  },
  {
    method: 'post',
    path: `${list}/:id/erasure`,
    role: 'organizer',
    need: 'plan',
    fresh: true,
    handle: erase,
  },
];

function show(visit: OrganizerVisit, campaign: Campaign) {
  const { services, view, query } = visit;
  const { followers } = services.db;
  const { id, slug, title, state } = campaign;
  const confirmed = followers.confirmed(id);
  const { current, pages, offset } = pagingOf(query, confirmed, onPage);
  const day = (at: number) => shortDate(at, 'UTC', view.language);
  return campaignUpdatesPage(view, {
    slug,
    title,
    state,
    confirmed,
    followers: followers
      .list(id, { limit: onPage, offset })
      .map(({ id: number, name, email, createdAt }) => ({
        id: number,
        name,
        email: email ?? '',
        since: day(createdAt),
      })),
    paging: { page: current, pages },
    sent: followers.updates(id).map(({ letterId, subject, sentAt, followers: number }) => ({
      letter: letterId,
      subject,
      when: day(sentAt),
      followers: number,
    })),
    done: doneText(visit, ['erased'], (name) => view.t(`console.updates.done.${name}`)),
  });
}

async function erase(visit: OrganizerVisit): Promise<Reply> {
  const { services, params, organizer } = visit;
  const campaign = campaignNamed(visit);
  const id = plainNumber(params['id'] ?? '');
  const follower = id === null ? undefined : services.db.followers.byId(id);
  // A second press finds nobody, and says what the first one did.
  if (follower !== undefined && follower.campaignId !== campaign.id) throw notFound();
  if (follower !== undefined) await eraseFollower(services, follower.id, organizer.id);
  return redirectDone(visit, consoleCampaignUpdatesAddress(campaign.slug), 'erased');
}
