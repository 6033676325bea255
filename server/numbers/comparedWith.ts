import type { Event } from '../../db/schema.ts';
import { readEvents } from '../events/readableEvents.ts';
import type { OrganizerVisit } from '../web/routes.ts';

/** So many events are offered to compare with: a list that can still be looked through. */
const mostOffered = 60;

/** What an event can be compared with, and what it is. */
export interface Comparison {
  with: Event | null;
  /** The other dates of its series and the other events of its campaign first, each the last first. */
  offered: readonly Event[];
}

/**
 * Which event another is compared with: the one that the address names (`?with=`), else the date of its
 * series before it, else the event of its campaign before it. Only what is theirs is offered, or taken.
 */
export function comparedWith(
  { services, query, theirs }: Pick<OrganizerVisit, 'services' | 'query' | 'theirs'>,
  event: Event,
): Comparison {
  const { db } = services;
  const { seriesId, campaignId } = event;
  const ofSeries = new Set(seriesId === null ? [] : db.series.ids(seriesId));
  const ofCampaign = new Set(campaignId === null ? [] : db.events.inCampaign(campaignId));
  const others = theirs === null ? db.events.newestIds(mostOffered) : theirs.toReversed();
  const near = [...ofSeries, ...ofCampaign];
  const candidates = [...new Set([...near, ...others])].filter(
    (id) => id !== event.id && (theirs === null || theirs.includes(id)),
  );
  const rank = ({ id }: Event) => (ofSeries.has(id) ? 0 : ofCampaign.has(id) ? 1 : 2);
  // Those nearest in time matter; a series of years has more dates than anybody looks through.
  const nearest = nearestFirst(candidates, near.length);
  const offered = readEvents(db, nearest, (other) => other)
    .results.filter(({ state }) => state !== 'draft')
    .toSorted((one, other) => rank(one) - rank(other) || other.startsAt - one.startsAt);
  const named = query.get('with');
  const before = offered.find(
    (other) => rank(other) < 2 && other.startsAt < event.startsAt && other.state !== 'cancelled',
  );
  const chosen =
    named === null
      ? before
      : (offered.find(({ slug }) => slug === named) ?? theirNamed(db, theirs, event, named));
  return { with: chosen ?? null, offered };
}

/** The last of what is near, and of the rest what there is room for. */
function nearestFirst(ids: readonly number[], near: number): number[] {
  const last = ids.slice(Math.max(0, near - mostOffered), near);
  return [...last, ...ids.slice(near)].slice(0, mostOffered);
}

function theirNamed(
  db: OrganizerVisit['services']['db'],
  theirs: OrganizerVisit['theirs'],
  event: Event,
  slug: string,
): Event | undefined {
  const other = db.events.bySlug(slug);
  return other && other.id !== event.id && (theirs === null || theirs.includes(other.id))
    ? other
    : undefined;
}
