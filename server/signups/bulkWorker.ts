import {
  backgroundWorker,
  goOnWithEach,
  type BackgroundWorker,
  type Stopped,
} from '../backgroundWorker.ts';
import type { Services } from '../services.ts';
import { advanceBulk, settleBulks } from './bulkActions.ts';

/** Goes on with what is done to many. */
export function bulkWorker(services: Services): BackgroundWorker {
  return backgroundWorker(services.log, (stopped) => workOnBulks(services, stopped));
}

/** Brings everything that was begun to its end. */
export async function workOnBulks(
  services: Services,
  stopped: Stopped = () => false,
): Promise<void> {
  const { db, log } = services;
  const begun = db.bulk.unfinished().map(({ id }) => id);
  await goOnWithEach(log, 'action', begun, (id) => advanceBulk(services, id, stopped));
  if (!stopped()) await settleBulks(services);
}
