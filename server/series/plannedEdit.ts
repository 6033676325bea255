import type { Reads } from '../../db/database.ts';
import type { Event } from '../../db/schema.ts';
import type { SeriesScope } from '../../templates/pages/console/seriesScope.ts';
import type { EventDetails } from '../events/eventDetails.ts';
import { readEvents } from '../events/readableEvents.ts';
import { idsInScope, type Theirs } from '../events/seriesScope.ts';
import { changesAlong, type DateChange, type SeriesDecisions } from './seriesChange.ts';

/** What an edit of one date would do to the others that it is for. */
export interface PlannedEdit {
  changes: DateChange[];
  /** What somebody has seen who confirms it: which dates, in which version. */
  seen: string;
}

/** For which other dates an edit is, and how. */
export interface SeriesEditing {
  scope: SeriesScope;
  decisions: SeriesDecisions;
  /** The events that whoever edits may change. */
  theirs: Theirs;
}

export function plannedEdit(
  db: Pick<Reads, 'events' | 'series'>,
  before: Event,
  after: EventDetails,
  { scope, decisions, theirs }: SeriesEditing,
  now: number,
): PlannedEdit {
  const { results } = readEvents(db, idsInScope(db, before, scope, theirs, now), (event) => event);
  return {
    changes: changesAlong(before, after, results, decisions),
    seen: results.map(({ id, updatedAt }) => `${id}.${updatedAt}`).join(' '),
  };
}
