import type { Reads } from '../../db/database.ts';
import type { Event } from '../../db/schema.ts';
import { overBy } from '../time/lifetime.ts';
import type { OrganizerVisit } from '../web/routes.ts';
import { readEvents } from './readableEvents.ts';

/** So many that are coming, so many drafts and so many that are over can be chosen from a list. */
const mostOfEach = 100;

/** An event as a list to choose from has it. */
export interface EventChoice {
  id: number;
  slug: string;
  title: string;
}

/**
 * The event that the query of a list names; none where there is no such event, or where it is not theirs.
 */
export function eventAsked({
  services,
  query,
  theirs,
}: Pick<OrganizerVisit, 'services' | 'query' | 'theirs'>): Event | undefined {
  const event = services.db.events.bySlug(query.get('event') ?? '');
  return event && (theirs === null || theirs.includes(event.id)) ? event : undefined;
}

/**
 * The events among which a list of the dashboard can be narrowed down, the latest first: those around
 * today, and the one that is chosen. Others are chosen by the way from their own pages.
 *
 * @param theirs the events that are somebody's, by their ids; null for all
 */
export function eventChoices(
  db: Pick<Reads, 'events'>,
  now: number,
  chosen: Event | undefined,
  theirs: readonly number[] | null = null,
): EventChoice[] {
  const by = overBy(now);
  const lists = theirs === null ? db.events : db.events.among(theirs);
  const ids = new Set([
    ...(chosen === undefined ? [] : [chosen.id]),
    ...lists.announced.coming(by, { limit: mostOfEach }),
    ...lists.drafts({ limit: mostOfEach }),
    ...lists.announced.past(by, { limit: mostOfEach }),
  ]);
  return readEvents(db, [...ids], (event) => event)
    .results.toSorted((one, other) => other.startsAt - one.startsAt || other.id - one.id)
    .map(({ id, slug, title }) => ({ id, slug, title }));
}
