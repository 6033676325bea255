import type { Cities } from '../db/cities.ts';
import type { Database } from '../db/database.ts';
import type { Challenges } from './challenges/challenges.ts';
import type { Config } from './config.ts';
import type { Log } from './log.ts';
import type { DefinitionsOf } from './mail/definitionOf.ts';
import type { Metrics } from './operations/measured.ts';
import type { MailKind } from './outbox/mailKinds.ts';
import type { PictureMaker } from './pictures/pictureMaker.ts';
import type { PageCache } from './web/pageCache.ts';
import type { RateLimits } from './web/rateLimits.ts';
import type { SealedTexts } from './web/sealedText.ts';
import type { SignedLinks } from './web/signedLinks.ts';
import type { SteadyTime } from './web/steadyTime.ts';

/** What verbs and routes work with; made once in `main.ts`, and anew for each test. */
export interface Services {
  config: Config;
  db: Database;
  /** The cities of the world, in a file of their own. */
  cities: Cities;
  /** Epoch milliseconds. The only clock there is. */
  clock: () => number;
  log: Log;
  links: SignedLinks;
  sealed: SealedTexts;
  limits: RateLimits;
  /** For answers whose time would tell who is known. */
  steady: SteadyTime;
  challenges: Challenges;
  pages: PageCache;
  pictures: PictureMaker;
  metrics: Metrics;
  /** Reads what mails are made with, unless it has been read: neither is a start kept waiting for it. */
  readMails: () => Promise<void>;
  /** Every kind of mail, defined in the rooms of the features; there once `readMails` has answered. */
  mails: DefinitionsOf<MailKind, Services>;
}
