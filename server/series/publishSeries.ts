import type { Services } from '../services.ts';
import { hasBegun, missingParts } from '../events/publishEvent.ts';
import { readEvents } from '../events/readableEvents.ts';
import { publishDates } from './publishDates.ts';

export interface SeriesPublication {
  published: number;
  /** Drafts that have begun: each is published by itself, if anybody wants that. */
  begun: number;
  /** Drafts that do not say where they take place. */
  incomplete: number;
}

/** Makes every draft of a series public that can be; the others stay as they are. */
export async function publishSeries(
  services: Services,
  seriesId: number,
  organizerId: number,
): Promise<SeriesPublication> {
  const now = services.clock();
  return services.db.write((store): SeriesPublication => {
    const { results } = readEvents(store, store.series.ids(seriesId), (event) => event);
    const drafts = results.filter(({ state }) => state === 'draft');
    const ahead = drafts.filter((event) => !hasBegun(event, now));
    const complete = ahead.filter((event) => missingParts(event).length === 0);
    publishDates(store, complete, organizerId, now);
    return {
      published: complete.length,
      begun: drafts.length - ahead.length,
      incomplete: ahead.length - complete.length,
    };
  });
}
