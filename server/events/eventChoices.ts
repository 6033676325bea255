import type { Reads } from '../../db/database.ts';
import type { Event } from '../../db/schema.ts';
import { overBy } from '../time/lifetime.ts';
import { readEvents } from './readableEvents.ts';

/** So many that are coming, so many drafts and so many that are over can be chosen from a list. */
const mostOfEach = 100;

/** An event as a list to choose from has it. */
export interface EventChoice {
  slug: string;
  title: string;
}

/**
 * The events among which a list of the dashboard can be narrowed down, the latest first: those around
 * today, and the one that is chosen. Others are chosen by the way from their own pages.
 */
export function eventChoices(
  db: Pick<Reads, 'events'>,
  now: number,
  chosen: Event | undefined,
): EventChoice[] {
  const by = overBy(now);
  const ids = new Set([
    ...(chosen === undefined ? [] : [chosen.id]),
    ...db.events.announced.coming(by, { limit: mostOfEach }),
    ...db.events.drafts({ limit: mostOfEach }),
    ...db.events.announced.past(by, { limit: mostOfEach }),
  ]);
  return readEvents(db, [...ids], (event) => event)
    .results.toSorted((one, other) => other.startsAt - one.startsAt || other.id - one.id)
    .map(({ slug, title }) => ({ slug, title }));
}
