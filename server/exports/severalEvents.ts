import type { StoredQuestion } from '../../db/questions.ts';
import type { Campaign, Event, Series } from '../../db/schema.ts';
import { readEvents } from '../events/readableEvents.ts';
import { notFound } from '../web/httpProblem.ts';
import { may } from '../web/may.ts';
import type { OrganizerVisit } from '../web/routes.ts';

/** Of what several events are taken out together. */
export type Together =
  { kind: 'site' } | { kind: 'campaign'; campaign: Campaign } | { kind: 'series'; series: Series };

/** An event with people, and how many sign-ups it has. */
export interface EventWithPeople {
  event: Event;
  signups: number;
}

/** What somebody can take out together. */
export interface Several {
  together: Together;
  /** Those that are theirs, the first to start first; events of which nobody ever was are left out. */
  events: readonly EventWithPeople[];
  /** Whether they are shown each sensitive answer of them all, and not only how many gave it. */
  sensitive: boolean;
}

/**
 * What the address of an export asks for: a campaign, a series, or whatever there is.
 *
 * @throws HttpProblem 404 where there is no such thing, or nothing of it that is theirs
 */
export function severalOf(visit: OrganizerVisit): Several {
  const { services, query, rights, theirs } = visit;
  const { db } = services;
  const together = togetherIn(visit, query);
  const counts = db.counts.signupsByEvent();
  const all = together.kind === 'site' ? [...counts.keys()] : idsOf(visit, together);
  const ids = all.filter((id) => theirs === null || theirs.includes(id));
  // Who has nothing of a campaign is told of it as little as of its events.
  if (together.kind !== 'site' && ids.length === 0 && theirs !== null) throw notFound();
  const some = ids.filter((id) => counts.has(id));
  const { results } = readEvents(db, some, (event) => event);
  const own = results.filter((event) => may(rights, 'export', { of: 'event', event }));
  const events = own
    .map((event) => ({ event, signups: counts.get(event.id) ?? 0 }))
    .toSorted((one, other) => one.event.startsAt - other.event.startsAt);
  const sensitive = own.every((event) => may(rights, 'sensitive', { of: 'event', event }));
  return { together, events, sensitive };
}

/** Whether these are all events of the site that have people. */
export function isEverything(
  { services, theirs }: Pick<OrganizerVisit, 'services' | 'theirs'>,
  events: readonly Event[],
): boolean {
  const chosen = new Set(events.map(({ id }) => id));
  const all = [...services.db.counts.signupsByEvent().keys()];
  return theirs === null && all.every((id) => chosen.has(id));
}

/** What a campaign asks at all of its events: the answers by which people of them all can be found. */
export function askedTogether(
  { services }: Pick<OrganizerVisit, 'services'>,
  { together, sensitive }: Several,
): StoredQuestion[] {
  if (together.kind !== 'campaign') return [];
  return services.db.questions
    .ofOwner({ kind: 'campaign', id: together.campaign.id })
    .filter((question) => sensitive || !question.sensitive);
}

function togetherIn({ services }: OrganizerVisit, query: URLSearchParams): Together {
  const { campaigns, series } = services.db;
  const [named, repeated] = [query.get('campaign'), query.get('series')];
  if (named !== null) {
    const campaign = campaigns.named(named);
    if (!campaign) throw notFound();
    return { kind: 'campaign', campaign };
  }
  if (repeated === null) return { kind: 'site' };
  const found = series.bySlug(repeated);
  if (!found) throw notFound();
  return { kind: 'series', series: found };
}

function idsOf(
  { services: { db } }: OrganizerVisit,
  together: Exclude<Together, { kind: 'site' }>,
): number[] {
  return together.kind === 'campaign'
    ? db.events.inCampaign(together.campaign.id)
    : db.series.ids(together.series.id);
}
