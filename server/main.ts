import { openDatabase } from '../db/database.ts';
import { consoleMailboxAddress } from '../templates/addresses.ts';
import { firstLanguage } from '../templates/languages.ts';
import { translator } from '../templates/translate.ts';
import { backgroundAfterStart } from './afterStart.ts';
import { createApp } from './app.ts';
import { ConfigurationError, environment, readConfig, type Config } from './config.ts';
import { inDevelopment } from './development.ts';
import { followTzdata } from './events/followTzdata.ts';
import { openLog } from './log.ts';
import { createServer } from './nodeHttp.ts';
import { databaseFile } from './operations/databaseFile.ts';
import { loadDemonstration } from './operations/loadDemonstration.ts';
import { removeDemonstration } from './operations/removeDemonstration.ts';
import { startProblem } from './operations/startProblem.ts';
import { firstSignInLink } from './organizers/firstSignInLink.ts';
import { servicesAtStart } from './servicesAtStart.ts';
import { say, terminalLanguage } from './terminal.ts';
import { siteOf } from './siteSettings.ts';

/** The longest that open requests and mails under way may take at the end, in milliseconds. */
const patience = 10_000;

/** Connections that wait to be taken in: a crowd comes within a second. The system may allow fewer. */
const mostArrivals = 8_192;

// The database and its WAL hold names and addresses: for the eyes of this account alone.
process.umask(0o077);
const terminal = translator(terminalLanguage());
try {
  await main(readConfig(environment(terminal), terminal));
} catch (error) {
  const told = error instanceof ConfigurationError ? error.message : startProblem(error, terminal);
  if (told === null) throw error;
  process.stderr.write(`${told}\n`);
  process.exit(1);
}

async function main(config: Config): Promise<void> {
  const log = openLog(config);
  const db = openDatabase(databaseFile(config));
  const services = servicesAtStart(config, db, log, Date.now);
  const t = translator(siteOf(services).locales[0] ?? firstLanguage);
  if (config.production) {
    const { events, organizer } = await removeDemonstration(services);
    if (events > 0 || organizer) say('', t('start.demonstrationRemoved', { count: events }), '');
  } else if (config.looksForgotten) say('', t('start.forgotten'), '');
  else if (!db.events.any()) await loadDemonstration(db, services.clock());
  await followTzdata(services);

  const app = createApp(services);
  const server = createServer(underDevelopment(config) ? inDevelopment(app) : app);
  server.listen({ port: config.port, host: config.host, backlog: mostArrivals });
  await new Promise<void>((resolve, reject) => {
    server.once('listening', resolve);
    server.once('error', reject);
  });
  let stopping = false;
  // A terminal signals the whole group, and npm passes the signal on: it may come more than once.
  process.on('SIGINT', () => void stop());
  process.on('SIGTERM', () => void stop());
  const background = backgroundAfterStart(services);
  const address = server.address();
  await announce(config, typeof address === 'object' ? (address?.port ?? 0) : config.port);

  async function announce(set: Config, listening: number): Promise<void> {
    const local = set.port === 0 ? `http://localhost:${listening}` : set.baseUrl;
    const lines = [t('start.address', { address: local })];
    if (!set.production && !set.looksForgotten) {
      const link = await firstSignInLink(services);
      lines.push(t('start.signIn', { address: link.replace(set.baseUrl, local) }));
      const first = db.rights.team().find(({ rights }) => rights.role === 'owner')?.organizer;
      if (first)
        lines.push(
          t('start.signInAgain', { command: `npm run cacerola -- sign-in-link ${first.email}` }),
        );
    }
    if (set.mail.transport === 'mailbox')
      lines.push(t('start.mailbox', { address: `${local}${consoleMailboxAddress}` }));
    say('', ...lines, '');
  }

  /** Takes no new visitors, lets those inside and the mails under way finish, closes the file. */
  async function stop(): Promise<void> {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), patience).unref();
    services.pictures.stop();
    services.cities.close();
    await new Promise((resolve) => {
      server.close(resolve);
      server.closeIdleConnections();
    });
    await background.stop();
    db.close();
  }
}

/** Whether `npm run dev` started this, and no host did. */
function underDevelopment({ production }: Config): boolean {
  return process.argv.includes('--development') && !production;
}
