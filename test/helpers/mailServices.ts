import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { openDatabase } from '../../db/database.ts';
import type { Config } from '../../server/config.ts';
import { openLog } from '../../server/log.ts';
import { makeServices } from '../../server/makeServices.ts';
import type { Services } from '../../server/services.ts';
import { keptDirectory } from '../runner/keptDirectory.ts';
import { migratedFile, testClock, testConfig, type TestClock } from './app.ts';

/** Where the databases of this process are. Nobody closes them, and the runner removes them at its end. */
const directory = mkdtempSync(join(keptDirectory(), 'mails-'));
let databases = 0;

/** Everything but HTTP, with a database of its own and a clock that the test moves. */
export function mailServices(config: Partial<Config> = {}): {
  services: Services;
  clock: TestClock;
} {
  const clock = testClock();
  const log = openLog({ logLevel: 'silent' });
  databases += 1;
  // To migrate one in memory takes eight times as long as to open a copy that was migrated before.
  const db = openDatabase(migratedFile(directory, `${databases}.sqlite`));
  return { services: makeServices(testConfig(config), db, log, () => clock.now), clock };
}
