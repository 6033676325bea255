import type { Database } from '../db/database.ts';
import { allMails } from './allMails.ts';
import type { Config } from './config.ts';
import type { Log } from './log.ts';
import type { Services } from './services.ts';
import { servicesAtStart } from './servicesAtStart.ts';

/** Puts together what the application works with. */
export function makeServices(
  config: Config,
  db: Database,
  log: Log,
  clock: () => number,
): Services {
  return servicesAtStart(config, db, log, clock, allMails);
}
