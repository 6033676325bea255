import type { Services } from '../services.ts';
import { advanceBulk, settleBulks } from './bulkActions.ts';

/** Goes on with what is done to many, also after a crash. */
export interface BulkWorker {
  start(): void;
  /** Begins no further write and resolves once the one under way is done. */
  stop(): Promise<void>;
}

/** How often it is looked for something to do, in milliseconds. */
const lookEvery = 1_000;

export function bulkWorker(services: Services): BulkWorker {
  let stopped = false;
  let running: Promise<void> | null = null;
  let timer: NodeJS.Timeout | undefined;

  async function run(): Promise<void> {
    try {
      await workOnBulks(services, () => stopped);
    } catch (error) {
      services.log.error({ error }, 'an action on many people was interrupted');
    }
    if (!stopped) timer = setTimeout(begin, lookEvery);
  }

  function begin(): void {
    running = run();
  }

  return {
    start: begin,
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}

/** Brings everything that was begun to its end. */
export async function workOnBulks(
  services: Services,
  stopped: () => boolean = () => false,
): Promise<void> {
  for (const { id } of services.db.bulk.unfinished()) await advanceBulk(services, id, stopped);
  if (!stopped()) await settleBulks(services);
}
