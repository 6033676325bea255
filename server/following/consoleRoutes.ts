import type { Campaign, FollowedFeed } from '../../db/schema.ts';
import { consoleFollowedAddress } from '../../templates/addresses.ts';
import { freshForm, typed, type FormState } from '../../templates/forms.ts';
import { followedPage, type FollowedPageProps } from '../../templates/pages/console/followed.ts';
import { campaignOf, campaignNamed } from '../campaigns/campaignOf.ts';
import { agoText } from '../time/agoText.ts';
import { timeInWords } from '../time/times.ts';
import { zoneChoices } from '../time/zones.ts';
import { doneText, redirectDone } from '../web/done.ts';
import { notFound } from '../web/httpProblem.ts';
import { parseForm, refusedForm } from '../web/parseForm.ts';
import { plainNumber } from '../web/plainNumber.ts';
import { page, type OrganizerVisit, type Reply, type Route } from '../web/routes.ts';
import { zoneOfPage } from '../web/shownTimes.ts';
import { whenNeeded } from '../whenNeeded.ts';
import { feedPage, placeAction } from './feedOnConsole.ts';
import { FollowForm, longestName } from './followForm.ts';
import { followedLine } from './followedLine.ts';

/** With what reads calendars. */
const following = whenNeeded(async () => ({
  ...(await import('./lookAtFeed.ts')),
  ...(await import('./followFeed.ts')),
  ...(await import('./refreshFeed.ts')),
}));

/** So many of what was found are shown before it is followed. */
const mostShown = 8;

/** What a campaign follows of partners. */
export const followingRoutes: readonly Route[] = [
  {
    method: 'get',
    path: '/console/campaigns/:slug/followed',
    role: 'organizer',
    need: 'plan',
    handle: (visit) =>
      campaignOf(visit, consoleFollowedAddress, (campaign) =>
        page(overview(visit, campaign, fresh(visit))),
      ),
  },
  {
    method: 'post',
    path: '/console/campaigns/:slug/followed',
    role: 'organizer',
    need: 'plan',
    handle: follow,
  },
  {
    method: 'get',
    path: '/console/campaigns/:slug/followed/:feed',
    role: 'organizer',
    need: 'plan',
    handle: (visit) => page(feedPage(visit, ...feedOf(visit))),
  },
  {
    method: 'post',
    path: '/console/campaigns/:slug/followed/:feed/refresh',
    role: 'organizer',
    need: 'plan',
    handle: refresh,
  },
  {
    method: 'post',
    path: '/console/campaigns/:slug/followed/:feed/removal',
    role: 'organizer',
    need: 'plan',
    handle: stop,
  },
  {
    method: 'post',
    path: '/console/campaigns/:slug/followed/:feed/actions/:action',
    role: 'organizer',
    need: 'plan',
    handle: (visit) => placeAction(visit, ...feedOf(visit)),
  },
];

function overview(
  visit: OrganizerVisit,
  campaign: Campaign,
  form: FormState,
  found: FollowedPageProps['found'] = null,
) {
  const { services, view, now } = visit;
  const { t, language } = view;
  const { id, slug, title, state } = campaign;
  const { following: followed } = services.db;
  return followedPage(view, {
    campaign: { slug, title, state },
    feeds: followed.feedsOf(id).map((feed) => ({
      id: feed.id,
      name: feed.name,
      address: feed.address,
      actions: followed.actionsOf(feed.id).length,
      ago: agoText(feed.seenAt, now, language),
      failing: failingInWords(visit, feed),
    })),
    form,
    zones: zoneChoices(language, now, [typed(form, 'zone')]).map(({ label, choices }) => ({
      label,
      choices: choices.map((choice) => ({ value: choice.zone, label: choice.label })),
    })),
    found,
    longestName,
    done: doneText(
      visit,
      ['followed', 'known', 'refreshed', 'stopped', 'saved'],
      (name, [count = 0]) =>
        name === 'followed'
          ? t('console.followed.done.followed', { count })
          : t(`console.followed.done.${name}`),
    ),
  });
}

function failingInWords({ view }: OrganizerVisit, feed: FollowedFeed) {
  if (feed.failingSince === null || feed.failure === null) return null;
  return {
    since: timeInWords(feed.failingSince, zoneOfPage(view), view.language),
    why: view.t(`console.followed.failures.${feed.failure}`),
  };
}

function fresh({ view }: OrganizerVisit): FormState {
  return freshForm({ zone: zoneOfPage(view), utcIs: 'utc' });
}

async function follow(visit: OrganizerVisit): Promise<Reply> {
  const { services, view, form, organizer } = visit;
  const campaign = campaignNamed(visit);
  const parsed = parseForm(FollowForm, form, view.t);
  if (!parsed.ok) return page(overview(visit, campaign, parsed.form), 422);
  const { address, name, zone, utcIs } = parsed.value;
  const { lookAtFeed, followFeed } = await following();
  const seen = await lookAtFeed(services, address, { zone, utcIs });
  const refused = (field: string, key: Parameters<typeof view.t>[0]) =>
    page(overview(visit, campaign, refusedForm(form, { [field]: { key } }, view.t)), 422);
  if (seen.kind !== 'seen')
    return refused(
      'address',
      `console.followed.failures.${seen.kind === 'failed' ? seen.reason : 'refused'}`,
    );
  if (form['look'] !== undefined)
    return page(
      overview(visit, campaign, freshForm({ ...form, name: name || (seen.name ?? '') }), {
        actions: seen.actions.length,
        unreadable: seen.unreadable,
        first: seen.actions.slice(0, mostShown).map((action) => followedLine(view, action)),
      }),
    );
  const known = name || (seen.name ?? '').slice(0, longestName);
  if (known === '') return refused('name', 'console.followed.failures.name');
  const outcome = await followFeed(services, {
    campaignId: campaign.id,
    organizerId: organizer.id,
    address,
    name: known,
    zone,
    utcIs,
    seen,
  });
  const back = consoleFollowedAddress(campaign.slug);
  switch (outcome.kind) {
    case 'gone':
      throw notFound();
    case 'known':
      return redirectDone(visit, back, 'known');
    case 'followed':
      return redirectDone(visit, back, 'followed', [outcome.actions]);
  }
}

async function refresh(visit: OrganizerVisit): Promise<Reply> {
  const [campaign, feed] = feedOf(visit);
  const { refreshFeed } = await following();
  await refreshFeed(visit.services, feed.id);
  return redirectDone(visit, consoleFollowedAddress(campaign.slug), 'refreshed');
}

async function stop(visit: OrganizerVisit): Promise<Reply> {
  const [campaign, feed] = feedOf(visit);
  const { stopFollowing } = await following();
  await stopFollowing(visit.services, feed.id, visit.organizer.id);
  return redirectDone(visit, consoleFollowedAddress(campaign.slug), 'stopped');
}

function feedOf(visit: OrganizerVisit): [Campaign, FollowedFeed] {
  const campaign = campaignNamed(visit);
  const id = plainNumber(visit.params['feed'] ?? '');
  const feed = id === null ? undefined : visit.services.db.following.feed(id);
  if (feed?.campaignId !== campaign.id) throw notFound();
  return [campaign, feed];
}
