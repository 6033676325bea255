import type { Campaign, Event, FollowedAction, FollowedFeed } from '../../db/schema.ts';
import { consoleFollowedFeedAddress, withQuery } from '../../templates/addresses.ts';
import { freshForm, typed } from '../../templates/forms.ts';
import { followedFeedPage, type OwnEvent } from '../../templates/pages/console/followedFeed.ts';
import type { Html, View } from '../../templates/view.ts';
import { readEvents } from '../events/readableEvents.ts';
import { startInWords } from '../time/times.ts';
import { doneText, redirectDone } from '../web/done.ts';
import { notFound } from '../web/httpProblem.ts';
import { askedPage, pagingOf } from '../web/paging.ts';
import { plainNumber } from '../web/plainNumber.ts';
import type { OrganizerVisit, Reply } from '../web/routes.ts';
import { followedLine } from './followedLine.ts';
import { isLikelySame, isOnOneDay } from './likeness.ts';
import { placeFollowed, standingOf, type Standing } from './placeFollowed.ts';

const actionsOnPage = 50;
/** So many events of ours are offered as the same; those that are likely come first. */
const mostChoices = 40;

/** The actions of something that is followed, each beside the events of ours that it may be. */
export function feedPage(visit: OrganizerVisit, campaign: Campaign, feed: FollowedFeed): Html {
  const { services, view, query } = visit;
  const { db } = services;
  const all = db.following.actionsOf(feed.id);
  const { current, pages, offset } = pagingOf(query, all.length, actionsOnPage);
  const { slug, title, state } = campaign;
  const ours = readEvents(db, db.events.inCampaign(campaign.id), (event) => event).results;
  return followedFeedPage(view, {
    campaign: { slug, title, state },
    feed: { id: feed.id, name: feed.name },
    actions: all.slice(offset, offset + actionsOnPage).map((action) => {
      const likely = ours.filter((event) => isLikelySame(action, event));
      const others = ours.filter((event) => !likely.includes(event) && isOnOneDay(action, event));
      const own = action.sameAs === null ? undefined : db.events.byId(action.sameAs);
      const choices = [...new Set([...(own ? [own] : []), ...likely, ...others])];
      return {
        ...followedLine(view, action),
        id: action.id,
        shown: shownAs(view, action, own),
        choices: choices.slice(0, mostChoices).map((event) => ownEvent(view, event)),
        perhaps: likely[0] === undefined ? null : ownEvent(view, likely[0]),
      };
    }),
    paging: { page: current, pages },
    done: doneText(visit, ['saved'], () => view.t('console.followed.done.saved')),
  });
}

function shownAs(view: View, action: FollowedAction, own: Event | undefined) {
  const standing = standingOf(action);
  if (standing.kind !== 'same') return standing;
  return own === undefined
    ? ({ kind: 'shown' } as const)
    : ({ kind: 'same', event: ownEvent(view, own) } as const);
}

function ownEvent(view: View, event: Event): OwnEvent {
  const { id, slug, title, city } = event;
  const when = startInWords(event, view.language);
  return { id, slug, title, label: [title, city, when].filter((part) => part !== '').join(' · ') };
}

/** Takes how an action is to stand from now on. */
export async function placeAction(
  visit: OrganizerVisit,
  campaign: Campaign,
  feed: FollowedFeed,
): Promise<Reply> {
  const { services, params, form, query } = visit;
  const id = plainNumber(params['action'] ?? '');
  const action = id === null ? undefined : services.db.following.action(id);
  if (action?.feedId !== feed.id) throw notFound();
  const standing = standingIn(typed(freshForm(form), 'shown'));
  const event = standing?.kind === 'same' ? services.db.events.byId(standing.eventId) : null;
  if (standing === null || (event !== null && event?.campaignId !== campaign.id)) throw notFound();
  const outcome = await placeFollowed(services, action.id, standing);
  if (outcome.kind === 'gone') throw notFound();
  const shown = askedPage(query);
  const address = consoleFollowedFeedAddress(campaign.slug, feed.id);
  return redirectDone(
    visit,
    shown === 1 ? address : withQuery(address, { page: String(shown) }),
    'saved',
  );
}

/** What was chosen; null for what no form offers. */
function standingIn(chosen: string): Standing | null {
  if (chosen === 'shown' || chosen === 'hidden') return { kind: chosen };
  const eventId = plainNumber(chosen);
  return eventId === null ? null : { kind: 'same', eventId };
}
