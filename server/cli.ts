import { existsSync } from 'node:fs';
import { openDatabase } from '../db/database.ts';
import { restoreDatabase } from '../db/restore.ts';
import { translator, type Translate } from '../templates/translate.ts';
import { readCommandLine, type CommandLine } from './commandLine.ts';
import {
  ConfigurationError,
  environment,
  readConfig,
  readIntakeConfig,
  type Config,
} from './config.ts';
import { openLog } from './log.ts';
import { makeServices } from './makeServices.ts';
import { backUp } from './operations/backup.ts';
import { databaseFile } from './operations/databaseFile.ts';
import { doctorReport, testMailReport } from './operations/doctorReport.ts';
import { mailIntakes, type MailIntake } from './operations/mailIntakes.ts';
import { openRepl } from './operations/openRepl.ts';
import { longestReturn, returnReport } from './operations/returnReport.ts';
import { seedReport } from './operations/seedReport.ts';
import { systemResolver } from './operations/senderDns.ts';
import { startProblem } from './operations/startProblem.ts';
import { takeOverReport } from './operations/takeOverReport.ts';
import { invitationForm } from './organizers/invitationForm.ts';
import { inviteOrganizer } from './organizers/inviteOrganizer.ts';
import { printSignInLink } from './organizers/printSignInLink.ts';
import { linkLife, signInUrl } from './organizers/signInLink.ts';
import { purgeExpired } from './privacy/retention.ts';
import type { Services } from './services.ts';
import { siteOf } from './siteSettings.ts';
import { callersPath, say, terminalLanguage } from './terminal.ts';
import { parseForm } from './web/parseForm.ts';

/* `npm run cacerola -- <command>`: what the person who hosts the site does at a terminal. */

/** What a command knows. `operand` is the word after the command, '' where there is none. */
interface Call {
  config: Config;
  t: Translate;
  operand: string;
  options: CommandLine['options'];
}

/** Does its work, says what came of it, and tells whether all is well, or how to exit. */
type Command = (call: Call) => Promise<boolean | number>;

/** EX_TEMPFAIL: a mail server keeps the mail and hands it over again later. */
const temporaryFailure = 75;

const commands: Readonly<Record<string, Command>> = {
  invite: withOperand(onDatabase(invite)),
  'sign-in-link': withOperand(onDatabase(signInLink)),
  seed: onDatabase(seed),
  backup: withOperand(onDatabase(backup)),
  restore: withOperand(restore),
  'take-over': withOperand(onDatabase(takeOver)),
  purge: onDatabase(purge),
  rsvp: takeMails(mailIntakes.rsvp),
  bounces: takeMails(mailIntakes.bounces),
  doctor,
  repl: onDatabase(repl),
};

// What is written here, backups above all, is for the eyes of this account alone.
process.umask(0o077);
process.exitCode = await main(process.argv.slice(2));

/**
 * @returns 0 when all is well, 1 when something is to be mended, 2 when the call was not understood,
 *   75 when a mail shall be handed over again
 */
async function main(words: string[]): Promise<number> {
  const t = translator(terminalLanguage());
  const call = readCommandLine(words);
  if (call === null) {
    say(t('cli.notUnderstood'), t('cli.help'));
    return 2;
  }
  const { name, operand, options } = call;
  if (name === 'help') {
    say(t('cli.help'));
    return 0;
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) {
    say(t('cli.unknown', { command: name }), t('cli.help'));
    return 2;
  }
  const takesMails = Object.hasOwn(mailIntakes, name);
  try {
    const read = takesMails ? readIntakeConfig : readConfig;
    const config = read(environment(t), t);
    const outcome = await command({ config, t, operand, options });
    return typeof outcome === 'number' ? outcome : outcome ? 0 : 1;
  } catch (error) {
    if (error instanceof ConfigurationError)
      say(t('cli.doctor.configuration'), ...error.problems.map((problem) => `  ${problem}`));
    else say(startProblem(error, t) ?? t('cli.failed', { detail: detailOf(error) }));
    // No mail shall come back to an attendee because something is to be mended here.
    return takesMails ? temporaryFailure : 1;
  }
}

function detailOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function withOperand(command: Command): Command {
  return async (call) => {
    if (call.operand !== '') return command(call);
    say(call.t('cli.missingOperand'), call.t('cli.help'));
    return false;
  };
}

/** Opens the database for a command and closes it after; a running server is not disturbed. */
function onDatabase(
  command: (call: Call, services: Services) => Promise<boolean | number>,
): Command {
  return async (call) => {
    const db = openDatabase(databaseFile(call.config));
    try {
      const log = openLog({ logLevel: 'silent' });
      return await command(call, makeServices(call.config, db, log, Date.now));
    } finally {
      db.close();
    }
  };
}

async function invite(call: Call, services: Services): Promise<boolean> {
  const { t, operand, options } = call;
  const { locales } = siteOf(services);
  const typed = {
    name: options.name ?? operand.split('@')[0],
    email: operand,
    language: options.language ?? locales[0],
  };
  const parsed = parseForm(invitationForm(locales), typed, t);
  if (!parsed.ok) {
    say(...Object.entries(parsed.form.problems).map(([field, text]) => `${field}: ${text}`));
    return false;
  }
  // Owners give the others what they need.
  const invitation = { ...parsed.value, rights: { role: 'owner' } as const };
  const outcome = await inviteOrganizer(services, invitation, 'host');
  if (outcome.kind === 'gone') return false;
  const { name, email } = outcome.organizer;
  if (outcome.kind === 'known') {
    say(t('cli.invite.known', { name, email }));
    return false;
  }
  const hours = linkLife.invitation / 3_600_000;
  say(t('cli.invite.done', { name, email, hours }), signInUrl(services, outcome.signIn));
  return true;
}

async function signInLink({ t, operand }: Call, services: Services): Promise<boolean> {
  const link = await printSignInLink(services, operand);
  if (link === null) {
    say(t('cli.signInLink.unknown', { email: operand }));
    return false;
  }
  say(t('cli.signInLink.done', { minutes: linkLife.printed / 60_000 }), link);
  return true;
}

async function seed({ t, options }: Call, services: Services): Promise<boolean> {
  const { lines, well } = await seedReport(services, t, options);
  say(...lines);
  return well;
}

async function takeOver({ t, operand, options }: Call, services: Services): Promise<boolean> {
  const { name = null, announce = false } = options;
  const { lines, well } = await takeOverReport(services, t, {
    named: operand,
    slug: name,
    announce,
  });
  say(...lines);
  return well;
}

async function repl({ t }: Call, services: Services): Promise<boolean> {
  await openRepl(services, t);
  return true;
}

async function backup({ t, operand }: Call, { db }: Services): Promise<boolean> {
  const file = callersPath(operand);
  const outcome = await backUp(db, file);
  switch (outcome.kind) {
    case 'saved':
      say(t('cli.backup.saved', { file }));
      return true;
    case 'exists':
      say(t('cli.backup.exists', { file }));
      return false;
    case 'unsound':
      say(t('cli.backup.unsound'), ...outcome.problems);
      return false;
  }
}

async function restore({ t, operand, config }: Call): Promise<boolean> {
  const file = callersPath(operand);
  const outcome = restoreDatabase(file, databaseFile(config));
  switch (outcome.kind) {
    case 'restored':
      say(t('cli.restore.done'));
      if (outcome.former !== null) say(t('cli.restore.former', { file: outcome.former }));
      return true;
    case 'in-use':
      say(t('cli.restore.inUse'));
      return false;
    case 'missing':
      say(t('cli.restore.missing', { file }));
      return false;
    case 'unsound':
      say(t('cli.restore.unsound', { file }), ...outcome.problems.map((line) => `  ${line}`));
      return false;
  }
}

async function purge({ t }: Call, services: Services): Promise<boolean> {
  const { clean, events, signups, endorsements, mails } = await purgeExpired(services);
  say(t('cli.purge.events', { count: events }));
  say(t('cli.purge.rows', { signups, endorsements, mails }));
  say(t(clean ? 'cli.purge.clean' : 'cli.purge.busy'));
  return clean;
}

/** Mails to one of our addresses, one from a pipe or all of a directory. */
function takeMails(intake: MailIntake): Command {
  return async (call) => {
    const { t, options, operand } = call;
    if (operand !== '') {
      say(t('cli.notUnderstood'), t('cli.help'));
      return 2;
    }
    const { directory } = options;
    if (directory === undefined)
      return onDatabase(async (_, services) => {
        say(await intake.fromPipe(services, process.stdin, t));
        return true;
      })(call);
    const folder = callersPath(directory);
    if (!existsSync(folder)) {
      say(t('cli.intake.noDirectory', { directory: folder }));
      return false;
    }
    return onDatabase(async (_, services) => {
      const { lines, complete } = await intake.fromDirectory(services, folder, t);
      say(...lines);
      return complete || temporaryFailure;
    })(call);
  };
}

async function doctor(call: Call): Promise<boolean> {
  const { t, config, options } = call;
  const report = await doctorReport(config, t, systemResolver(), Date.now());
  say(...report.lines);
  let { well } = report;
  const { send, language, bounce } = options;
  if (send !== undefined) {
    const sent = await testMailReport(config, t, send, language, Date.now());
    say(...sent.lines);
    well &&= sent.well;
  }
  if (bounce) {
    say(t('doctor.bounce.waiting', { seconds: longestReturn / 1000 }));
    const prove = onDatabase(async (_, services) => {
      const proof = await returnReport(services, t);
      say(...proof.lines);
      return proof.well;
    });
    well = (await prove(call)) === true && well;
  }
  return well;
}
