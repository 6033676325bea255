import { setTimeout as after } from 'node:timers/promises';
import type { BackgroundWorker } from '../backgroundWorker.ts';
import type { Services } from '../services.ts';
import { clearPlace } from './eventPlace.ts';

/** When a start and those who came with it are long over, in milliseconds. */
const calm = 600_000;

/** Written at once: so much takes a few milliseconds. */
const atOnce = 100;

/**
 * Finds out where events are whose city was typed before cities were known, or elsewhere than in the form.
 * Only what is clear counts, and nobody is told: calendars and emails show the city as it was typed.
 */
export async function fillPlaces(
  services: Services,
  stopped: () => boolean = () => false,
): Promise<number> {
  const { db, cities } = services;
  if (db.eventPlaces.placeless(0, 1).length === 0 || !(await cities.ready(calm))) return 0;
  let last = 0;
  let filled = 0;
  while (!stopped()) {
    const some = db.eventPlaces.placeless(last, atOnce);
    if (some.length === 0) break;
    last = some.at(-1)?.id ?? last;
    const clear = some
      .map((event) => ({ event, place: clearPlace(cities, event.city, event.zone) }))
      .filter(({ place }) => place.cityId !== null);
    filled += clear.length;
    if (clear.length > 0)
      await services.db.write(({ eventPlaces }) => {
        for (const { event, place } of clear) eventPlaces.setPlace(event, place);
      });
    await after(50);
  }
  return filled;
}

/** Does it once, some time after the start. */
export function placeFiller(services: Services): BackgroundWorker {
  const stopping = new AbortController();
  const { signal } = stopping;
  let running: Promise<void> | null = null;
  async function run(): Promise<void> {
    try {
      await after(calm, undefined, { signal, ref: false });
      await fillPlaces(services, () => signal.aborted);
    } catch (error) {
      if (!signal.aborted) services.log.error({ error }, 'events were not given their places');
    }
  }
  return {
    start: () => {
      running ??= run();
    },
    stop: async () => {
      stopping.abort();
      await running;
    },
  };
}
