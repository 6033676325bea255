import type { Reads } from '../../db/database.ts';
import type { Event } from '../../db/schema.ts';
import { freshForm, typed, type FormValues } from '../../templates/forms.ts';
import {
  seriesScopes,
  type DatesAhead,
  type SeriesScope,
} from '../../templates/pages/console/seriesScope.ts';
import { isOver } from '../time/lifetime.ts';

/** The events that somebody may change; null for all of them. */
export type Theirs = readonly number[] | null;

/**
 * The other dates of a series that something is done to: those that are over or cancelled stay, and those
 * that are not theirs who does it.
 */
export function idsInScope(
  { series }: Pick<Reads, 'series'>,
  event: Event,
  scope: SeriesScope,
  theirs: Theirs,
  now: number,
): number[] {
  if (event.seriesId === null || scope === 'this') return [];
  return series
    .rows(event.seriesId)
    .filter((other) => other.id !== event.id && other.state !== 'cancelled' && !isOver(other, now))
    .filter(({ startsAt }) => scope === 'all' || startsAt > event.startsAt)
    .map(({ id }) => id)
    .filter((id) => theirs === null || theirs.includes(id));
}

/** How many other dates lie ahead of an event; null where it is of no series. */
export function datesAhead(
  db: Pick<Reads, 'series'>,
  event: Event,
  theirs: Theirs,
  now: number,
): DatesAhead | null {
  if (event.seriesId === null) return null;
  const count = (scope: SeriesScope) => idsInScope(db, event, scope, theirs, now).length;
  return { later: count('later'), all: count('all') };
}

/** The same of those that are public, with how many emails these would send: drafts are known to nobody. */
export function publicDatesAhead(
  db: Pick<Reads, 'series'>,
  event: Event,
  theirs: Theirs,
  now: number,
): (DatesAhead & { emails: number }) | null {
  if (event.seriesId === null) return null;
  const rows = db.series.rows(event.seriesId).filter(({ state }) => state === 'published');
  const known = new Set(rows.map(({ id }) => id));
  const ids = (scope: SeriesScope) =>
    idsInScope(db, event, scope, theirs, now).filter((id) => known.has(id));
  const all = ids('all');
  const emails = db.series.readers(all).reduce((sum, row) => sum + row.emails, 0);
  return { later: ids('later').length, all: all.length, emails };
}

/** Which dates were chosen; where nothing was, this one alone. */
export function scopeIn(values: FormValues): SeriesScope {
  const chosen = typed(freshForm(values), 'seriesScope');
  return seriesScopes.find((one) => one === chosen) ?? 'this';
}
