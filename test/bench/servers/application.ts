import { dirname } from 'node:path';
import { openDatabase } from '../../../db/database.ts';
import { createApp } from '../../../server/app.ts';
import { openLog } from '../../../server/log.ts';
import { mailTransport } from '../../../server/mail/transport.ts';
import { mailWorker } from '../../../server/mail/worker.ts';
import { makeServices } from '../../../server/makeServices.ts';
import { pageCache } from '../../../server/web/pageCache.ts';
import { rateLimits } from '../../../server/web/rateLimits.ts';
import { smtpConfig, testConfig } from '../../helpers/app.ts';
import type { ServerOptions } from '../startServer.ts';
import { answer } from './answer.ts';

/*
 * The whole application as a host runs it, but for limits by network: all who load it are one. Its
 * log is written to nowhere, and mails leave where an SMTP server is named.
 */

const { database, smtpUrl, uncached }: ServerOptions = JSON.parse(process.argv[2] ?? '{}');
if (database === undefined) throw new Error('It needs a database.');
const config = testConfig({
  dataDirectory: dirname(database),
  ...(smtpUrl === undefined ? {} : { mail: smtpConfig(smtpUrl) }),
});
const log = openLog(config, { write: () => {} });
const services = makeServices(config, openDatabase(database), log, Date.now);
services.limits = rateLimits(100_000);
if (uncached) services.pages = pageCache(0);
if (smtpUrl !== undefined) mailWorker(services, mailTransport(services)).start();
await answer(createApp(services));
