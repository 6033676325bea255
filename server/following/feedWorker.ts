import { backgroundWorker, goOnWithEach, type BackgroundWorker } from '../backgroundWorker.ts';
import type { Services } from '../services.ts';
import { whenNeeded } from '../whenNeeded.ts';

/** With what reads calendars, which a site that follows nothing never needs. */
const refreshing = whenNeeded(() => import('./refreshFeed.ts'));

/** Asks every few minutes for what is followed. */
export function feedWorker(services: Services): BackgroundWorker {
  return backgroundWorker(services.log, () => workOnFeeds(services));
}

/** Asks for everything that is due by now, one after the other. */
export async function workOnFeeds(services: Services): Promise<void> {
  const { db, log, clock } = services;
  const due = db.following.dueIds(clock());
  if (due.length === 0) return;
  const { refreshFeed } = await refreshing();
  await goOnWithEach(log, 'feed', due, (id) => refreshFeed(services, id));
}
