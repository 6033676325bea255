import type { Store } from '../../db/database.ts';
import type { Event, NewEvent, Series, SeriesPattern } from '../../db/schema.ts';
import { copyBesides } from '../events/duplicateEvent.ts';
import { detailColumns, detailsOf } from '../events/eventDetails.ts';
import { hasBegun, missingParts } from '../events/publishEvent.ts';
import type { Services } from '../services.ts';
import { scheduleOf } from '../time/eventSchedule.ts';
import { firstDayOf, type Schedule } from '../time/schedule.ts';
import { programmeOn } from './programmeOn.ts';
import { publishDates } from './publishDates.ts';
import { slugsOfDates, slugOfSeries } from './slugs.ts';

export type SeriesMaking =
  | { kind: 'made'; series: Series }
  /** It is one date of a series already: a second click, or somebody else. */
  | { kind: 'already'; series: Series }
  /** It was cancelled or deleted. */
  | { kind: 'gone' }
  /** It was moved to another day or hour after its dates were looked at. */
  | { kind: 'moved' }
  /** It cannot be published yet. */
  | { kind: 'incomplete' };

export interface SeriesRequest {
  eventId: number;
  organizerId: number;
  pattern: SeriesPattern;
  /** When each date is, the event's own first. */
  schedules: readonly Schedule[];
  /** Whether all dates are announced at once; those that have begun stay drafts. */
  publishes: boolean;
}

/**
 * Makes an event the first date of a series: an event of its own for each other date, with the same texts,
 * pictures, capacity and settings, and nobody of those who signed up or co-sponsor. All in one write; a
 * second click leads to the series that the first one made.
 */
export async function makeSeries(
  services: Services,
  request: SeriesRequest,
): Promise<SeriesMaking> {
  const now = services.clock();
  return services.db.write((store): SeriesMaking => {
    const first = store.events.byId(request.eventId);
    if (!first || first.state === 'cancelled') return { kind: 'gone' };
    const before = first.seriesId === null ? undefined : store.series.byId(first.seriesId);
    if (before) return { kind: 'already', series: before };
    const [own, ...others] = request.schedules;
    if (own === undefined || !isSameStart(own, first)) return { kind: 'moved' };
    if (request.publishes && missingParts(first).length > 0) return { kind: 'incomplete' };
    const series = store.series.insert({
      slug: slugOfSeries(store, first),
      pattern: request.pattern,
      createdAt: now,
      updatedAt: now,
    });
    store.events.update(first.id, { seriesId: series.id });
    const made = addDates(store, first, series.id, others, now);
    const by = { organizerId: request.organizerId };
    store.audit.append({
      at: now,
      by,
      action: 'series-made',
      eventId: first.id,
      detail: { dates: request.schedules.length },
    });
    for (const { id } of made)
      store.audit.append({ at: now, by, action: 'event-created', eventId: id });
    if (request.publishes) {
      const drafts = [first, ...made].filter((one) => one.state === 'draft' && !hasBegun(one, now));
      publishDates(store, drafts, request.organizerId, now);
    }
    return { kind: 'made', series };
  });
}

/** Makes a draft for each schedule, like an event that there is. */
export function addDates(
  store: Store,
  like: Event,
  seriesId: number,
  schedules: readonly Schedule[],
  now: number,
): Event[] {
  const days = schedules.map((schedule) => firstDayOf(schedule));
  const slugs = slugsOfDates(store, like, days);
  const details = detailsOf(like);
  const from = firstDayOf(details.schedule);
  const rows = schedules.map((schedule, at): NewEvent => {
    const programme = programmeOn(like.programme, from, days[at] ?? from);
    return {
      ...detailColumns({ ...details, schedule, programme }),
      slug: slugs[at] ?? '',
      seriesId,
      endorsementOrder: like.endorsementOrder,
      scheduledAt: now,
      createdAt: now,
      updatedAt: now,
    };
  });
  const made = store.events.insertAll(rows);
  for (const event of made) copyBesides(store, like.id, event, now);
  return made;
}

/** A schedule that was looked at is that of the event still. */
function isSameStart(schedule: Schedule, event: Event): boolean {
  const now = scheduleOf(event);
  return (
    now.precision === schedule.precision &&
    now.start.instant === schedule.start.instant &&
    now.end?.instant === schedule.end?.instant
  );
}
