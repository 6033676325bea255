import {
  backgroundWorker,
  goOnWithEach,
  type BackgroundWorker,
  type Stopped,
} from '../backgroundWorker.ts';
import type { Services } from '../services.ts';

/** Goes on with lists of people that are looked at, written or taken back. */
export function importWorker(services: Services): BackgroundWorker {
  return backgroundWorker(services.log, (stopped) => workOnImports(services, stopped));
}

/** Brings everything that was begun to its end. */
export async function workOnImports(
  services: Services,
  stopped: Stopped = () => false,
): Promise<void> {
  const { db, log } = services;
  const begun = db.imports.underWay();
  if (begun.length === 0) return;
  // Read when there is a list, and not when the program starts.
  const { advanceImport } = await import('./advanceImport.ts');
  await goOnWithEach(log, 'import', begun, (id) => advanceImport(services, id, stopped));
}
