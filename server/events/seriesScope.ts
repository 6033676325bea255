import type { Reads } from '../../db/database.ts';
import type { Event } from '../../db/schema.ts';
import { freshForm, typed, type FormValues } from '../../templates/forms.ts';
import {
  seriesScopes,
  type DatesAhead,
  type SeriesScope,
} from '../../templates/pages/console/seriesScope.ts';
import { isOver } from '../time/lifetime.ts';

/** The other dates of a series that something is done to: those that are over or cancelled stay. */
export function idsInScope(
  { series }: Pick<Reads, 'series'>,
  event: Event,
  scope: SeriesScope,
  now: number,
): number[] {
  if (event.seriesId === null || scope === 'this') return [];
  return series
    .rows(event.seriesId)
    .filter((other) => other.id !== event.id && other.state !== 'cancelled' && !isOver(other, now))
    .filter(({ startsAt }) => scope === 'all' || startsAt > event.startsAt)
    .map(({ id }) => id);
}

/** How many other dates lie ahead of an event; null where it is of no series. */
export function datesAhead(
  db: Pick<Reads, 'series'>,
  event: Event,
  now: number,
): DatesAhead | null {
  if (event.seriesId === null) return null;
  const count = (scope: SeriesScope) => idsInScope(db, event, scope, now).length;
  return { later: count('later'), all: count('all') };
}

/** Which dates were chosen; where nothing was, this one alone. */
export function scopeIn(values: FormValues): SeriesScope {
  const chosen = typed(freshForm(values), 'seriesScope');
  return seriesScopes.find((one) => one === chosen) ?? 'this';
}
