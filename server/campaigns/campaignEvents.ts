import type { Campaign, Event } from '../../db/schema.ts';
import { consoleCampaignEventsAddress, withQuery } from '../../templates/addresses.ts';
import { freshForm, typedList, type FormValues } from '../../templates/forms.ts';
import { campaignEventsPage } from '../../templates/pages/console/campaignEvents.ts';
import type { Html } from '../../templates/view.ts';
import { statusOf } from '../events/eventOnConsole.ts';
import { readEvents } from '../events/readableEvents.ts';
import { startInWords } from '../time/times.ts';
import { doneText, redirectDone } from '../web/done.ts';
import { notFound } from '../web/httpProblem.ts';
import { askedPage, pagingOf } from '../web/paging.ts';
import { plainNumber } from '../web/plainNumber.ts';
import { page, type OrganizerVisit, type Reply, type Route } from '../web/routes.ts';
import { campaignOf, campaignNamed } from './campaignOf.ts';
import { chooseEvents } from './chooseEvents.ts';

const eventsOnPage = 100;

/** So far back events are offered that are of no campaign yet, in milliseconds. */
const memory = 30 * 86_400_000;

/** Which events belong to a campaign. */
export const chosenEventsRoutes: readonly Route[] = [
  {
    method: 'get',
    path: '/console/campaigns/:slug/events',
    role: 'organizer',
    need: 'plan',
    handle: (visit) =>
      campaignOf(visit, consoleCampaignEventsAddress, (campaign) => page(choice(visit, campaign))),
  },
  {
    method: 'post',
    path: '/console/campaigns/:slug/events',
    role: 'organizer',
    need: 'plan',
    handle: choose,
  },
];

function choice(visit: OrganizerVisit, campaign: Campaign): Html {
  const { services, view, query, now } = visit;
  const { db } = services;
  const { id, slug, title, state } = campaign;
  const { ids, count } = db.campaigns.choosableEvents(id, now - memory);
  const { current, pages, offset } = pagingOf(query, count(), eventsOnPage);
  const line = (event: Event) => ({
    id: event.id,
    slug: event.slug,
    title: event.title,
    when: startInWords(event, view.language),
    status: statusOf(event, now),
    belongs: event.campaignId === id,
    other:
      event.campaignId === null || event.campaignId === id
        ? null
        : (db.campaigns.byId(event.campaignId)?.title ?? null),
  });
  return campaignEventsPage(view, {
    slug,
    title,
    state,
    events: readEvents(db, ids({ limit: eventsOnPage, offset }), line).results,
    paging: { page: current, pages },
    done: doneText(visit, ['chosen', 'unchanged'], (name, [joined = 0, left = 0]) =>
      name === 'unchanged'
        ? view.t('console.campaigns.done.unchanged')
        : [
            joined === 0 ? '' : view.t('console.campaigns.done.joined', { count: joined }),
            left === 0 ? '' : view.t('console.campaigns.done.left', { count: left }),
          ]
            .filter((sentence) => sentence !== '')
            .join(' '),
    ),
  });
}

async function choose(visit: OrganizerVisit): Promise<Reply> {
  const { services, form, query, organizer } = visit;
  const campaign = campaignNamed(visit);
  const ticked = idsIn(form, 'event');
  const were = idsIn(form, 'was');
  // What the person changed, and not how the page as a whole stood: so two people do not undo each other.
  const outcome = await chooseEvents(services, {
    campaignId: campaign.id,
    organizerId: organizer.id,
    join: [...ticked].filter((id) => !were.has(id)),
    leave: [...were].filter((id) => !ticked.has(id)),
  });
  if (outcome.kind === 'gone') throw notFound();
  const shown = askedPage(query);
  const address = consoleCampaignEventsAddress(campaign.slug);
  const to = shown === 1 ? address : withQuery(address, { page: String(shown) });
  const { joined, left } = outcome;
  return joined + left === 0
    ? redirectDone(visit, to, 'unchanged')
    : redirectDone(visit, to, 'chosen', [joined, left]);
}

/** More than a page has is nothing that it sent. */
function idsIn(values: FormValues, name: string): Set<number> {
  const ids = typedList(freshForm(values), name)
    .flatMap((value) => value.split(' ', 2 * eventsOnPage))
    .slice(0, 2 * eventsOnPage)
    .map((value) => plainNumber(value));
  return new Set(ids.filter((id) => id !== null));
}
