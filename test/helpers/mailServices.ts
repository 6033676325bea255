import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '../../db/database.ts';
import type { Config } from '../../server/config.ts';
import { openLog } from '../../server/log.ts';
import { makeServices } from '../../server/makeServices.ts';
import type { Services } from '../../server/services.ts';
import { migratedFile, testClock, testConfig, type TestClock } from './app.ts';

/** Where the databases of these services are: gone with the process. */
const directory = mkdtempSync(join(tmpdir(), 'cacerola-mails-'));
process.once('exit', () => rmSync(directory, { recursive: true, force: true }));
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
