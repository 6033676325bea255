import type { Database } from '../db/database.ts';
import { allMails } from './allMails.ts';
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

/** Puts together what the application works with. */
export function makeServices(
  config: Config,
  db: Database,
  log: Log,
  clock: () => number,
): Services {
  return {
    config,
    db,
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
    mails: allMails,
  };
}
