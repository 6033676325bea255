import {
  backgroundWorker,
  goOnWithEach,
  type BackgroundWorker,
  type Stopped,
} from '../backgroundWorker.ts';
import type { Services } from '../services.ts';

/** Goes on with lists of actions that are looked at, written or taken back. */
export function actionListWorker(services: Services): BackgroundWorker {
  return backgroundWorker(services.log, (stopped) => workOnActionLists(services, stopped));
}

/** Brings everything that was begun to its end. */
export async function workOnActionLists(
  services: Services,
  stopped: Stopped = () => false,
): Promise<void> {
  const { db, log } = services;
  const begun = db.actionLists.underWay();
  if (begun.length === 0) return;
  // Read when there is a list, and not when the program starts.
  const { advanceList } = await import('./advanceList.ts');
  await goOnWithEach(log, 'actionList', begun, (id) => advanceList(services, id, stopped));
}
