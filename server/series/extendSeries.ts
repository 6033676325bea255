import type { Services } from '../services.ts';
import type { Schedule } from '../time/schedule.ts';
import { addDates } from './makeSeries.ts';

export type SeriesExtension =
  | { kind: 'added'; dates: number }
  /** Dates have come to it or left it meanwhile: a second click, or somebody else. */
  | { kind: 'otherwise' };

export interface ExtensionRequest {
  seriesId: number;
  organizerId: number;
  /** The date that the new ones are like. */
  likeId: number;
  schedules: readonly Schedule[];
  /** What there was when somebody looked, as {@link datesAsSeen} has it. */
  seen: string;
}

/** Adds dates to a series: drafts, each like the last date that there is. */
export async function extendSeries(
  services: Services,
  { seriesId, organizerId, likeId, schedules, seen }: ExtensionRequest,
): Promise<SeriesExtension> {
  const now = services.clock();
  return services.db.write((store): SeriesExtension => {
    const like = store.events.byId(likeId);
    if (like?.seriesId !== seriesId || datesAsSeen(store.series.ids(seriesId)) !== seen)
      return { kind: 'otherwise' };
    const made = addDates(store, like, seriesId, schedules, now);
    store.series.touch(seriesId, now);
    for (const { id } of made)
      store.audit.append({ at: now, by: { organizerId }, action: 'event-created', eventId: id });
    return { kind: 'added', dates: made.length };
  });
}

/** Tells whether dates have come to a series or left it. */
export function datesAsSeen(ids: readonly number[]): string {
  return `${ids.length}.${Math.max(0, ...ids)}`;
}
