import { fileURLToPath } from 'node:url';
import { citiesIn } from '../db/cities.ts';
import type { Database } from '../db/database.ts';
import { makeChallenges } from './challenges/challenges.ts';
import type { Config } from './config.ts';
import type { Log } from './log.ts';
import { makeMetrics } from './operations/metrics.ts';
import { pictureMaker } from './pictures/pictureMaker.ts';
import type { Services } from './services.ts';
import { pageCache } from './web/pageCache.ts';
import { rateLimits } from './web/rateLimits.ts';
import { sealedTexts } from './web/sealedText.ts';
import { logSecurity } from './web/securityLog.ts';
import { signedLinks } from './web/signedLinks.ts';
import { steadyTime } from './web/steadyTime.ts';

/** Where Node keeps what it made of the packages; where that must not be written, it is beside the data. */
const besidePackages = fileURLToPath(new URL('../node_modules/.cache/cacerola', import.meta.url));

/**
 * Puts together what a start needs of what the application works with.
 *
 * @param mails where they have been read; otherwise they are when the first is made
 */
export function servicesAtStart(
  config: Config,
  db: Database,
  log: Log,
  clock: () => number,
  mails: Services['mails'] | null = null,
): Services {
  let read = mails;
  return {
    config,
    db,
    cities: citiesIn([besidePackages, config.dataDirectory], (error) =>
      log.warn({ error }, 'the cities of the world are not known for now'),
    ),
    clock,
    log,
    links: signedLinks(config.secret),
    sealed: sealedTexts(config.secret),
    limits: rateLimits(1, (limit, request) =>
      logSecurity(log, { name: 'limit-spent', limit }, request),
    ),
    steady: steadyTime(),
    challenges: makeChallenges(),
    pages: pageCache(),
    pictures: pictureMaker(),
    metrics: makeMetrics(config),
    readMails: async () => {
      read ??= (await import('./allMails.ts')).allMails;
    },
    get mails() {
      if (read === null) throw new Error('What mails are made with has not been read');
      return read;
    },
  };
}
