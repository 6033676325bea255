import { randomBytes } from 'node:crypto';
import { accessSync, constants, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isNativeError } from 'node:util/types';
import { z } from 'zod';
import { isLanguage, languages, type Language } from '../templates/languages.ts';
import type { Contact } from '../templates/view.ts';
import { isLoopback } from './loopback.ts';
import { readDkimKey, type DkimKey } from './mail/dkimKey.ts';
import { tellsPassword } from './mail/smtpServer.ts';

/** How the program was set up. Read once at the start, frozen, and handed to whoever needs it. */
export interface Config {
  production: boolean;
  /**
   * Whether `NODE_ENV=production` is missing although the rest says that this is a real site: an https
   * address, or both a mail server and a secret.
   */
  looksForgotten: boolean;
  host: string;
  port: number;
  /** Public address without a trailing slash; every link is built from it and from nothing else. */
  baseUrl: string;
  /** Holds the database, the secret and what else must be backed up. */
  dataDirectory: string;
  mail: SmtpConfig | { transport: 'mailbox' };
  mailFrom: { name: string; address: string };
  /** What mails are signed with; null where that is left to the mail server. */
  dkim: DkimKey | null;
  /** Where calendars send their replies; without it invites ask for none. */
  rsvpAddress: string | null;
  /** Where mails come back to that cannot be delivered; without it to the sender. */
  bounceAddress: string | null;
  /** Key of every signed link; at least 32 characters. */
  secret: string;
  /** What a program must tell to read `/metrics`; null where nobody may. */
  metricsToken: string | null;
  /** Express `trust proxy`: how many proxies stand in front. */
  trustProxy: number;
  /** Whether browsers are told that every name below this one is on https as well (RFC 6797, section 6.1.2). */
  hstsSubdomains: boolean;
  organization: string;
  /** Where people write to the organizers; shown at the foot of pages and mails. */
  contact: Contact | null;
  /** Whether forms for everybody ask for a proof of work, or for patience. */
  abuseChallenge: boolean;
  /** Days after its end that an event's personal data are kept. */
  retentionDays: number;
  /** Minutes for which an organizer's edits are collected before attendees are mailed. */
  quietMinutes: number;
  /** The languages offered, the first being the default. */
  locales: readonly Language[];
  logLevel: LogLevel;
}

export interface SmtpConfig {
  transport: 'smtp';
  url: string;
  /** How many messages may be on their way at once. */
  connections: number;
  /** The least time between the beginnings of two messages, in milliseconds; 0 for none. */
  interval: number;
}

const logLevels = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const;
type LogLevel = (typeof logLevels)[number];

/** What is wrong with the environment, one sentence a variable. */
export class ConfigurationError extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(
      `The configuration is not complete:\n${problems.map((line) => `  - ${line}`).join('\n')}`,
    );
    this.name = 'ConfigurationError';
    this.problems = problems;
  }
}

/** `DATA_DIR` cannot be used as a directory, or not by this account. */
export class UnusableDirectory extends Error {
  readonly directory: string;
  readonly reason: 'forbidden' | 'in-the-way' | 'unavailable';

  constructor(directory: string, cause: Error) {
    super(cause.message, { cause });
    this.name = 'UnusableDirectory';
    this.directory = directory;
    const code = 'code' in cause ? cause.code : '';
    this.reason =
      code === 'EACCES' || code === 'EPERM' || code === 'EROFS'
        ? 'forbidden'
        : code === 'EEXIST' || code === 'ENOTDIR'
          ? 'in-the-way'
          : 'unavailable';
  }
}

/** The environment of the process, completed from a file `.env` in the working directory. */
export function environment(): Readonly<Record<string, string | undefined>> {
  if (existsSync('.env'))
    try {
      process.loadEnvFile('.env');
    } catch {
      // Node says ENOENT for every reason.
      throw new ConfigurationError(['The file .env is there, but this account cannot read it.']);
    }
  return process.env;
}

/** An empty variable counts as absent: `.env` files are full of them. */
const optional = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema);

const wholeNumber = (name: string, minimum: number, maximum: number, fallback: number) =>
  optional(
    z.coerce
      .number({ error: `${name} must be a whole number.` })
      .int({ error: `${name} must be a whole number.` })
      .min(minimum, { error: `${name} must be at least ${minimum}.` })
      .max(maximum, { error: `${name} must be at most ${maximum}.` })
      .default(fallback),
  );

const periods = { second: 1000, minute: 60_000, hour: 3_600_000, day: 86_400_000 } as const;

/** As providers say it: `14/second`, `500/hour`. */
const rate = /^([1-9]\d{0,5})\s*\/\s*(second|minute|hour|day)$/;

const baseUrlPattern = /^https?:\/\/[^/?#\s@]+$/;

/** Whether a secret is none of those that people type: few characters, or one chunk over and over. */
function isVaried(secret: string): boolean {
  return new Set(secret).size >= 8 && !/^(.+?)\1+$/.test(secret);
}

const contact = /^(?:https?:\/\/[^/?#\s@]+(?:[/?#]\S*)?|[^\s<>@"/:?#]+@[^\s<>@"/?#]+)$/;

const plainAddress = /^[^\s<>@"]+@[^\s<>@"]+$/;
/** RFC 5321 allows 64 octets before the sign; the mark that each mail adds takes 45. */
const bounceMailbox = /^[^\s<>@"+]{1,19}@[^\s<>@"]+$/;

const mailbox = /^\s*(?:"?([^"<>]*?)"?\s*<([^<>\s]+@[^<>\s]+)>|([^<>\s]+@[^<>\s]+))\s*$/;

const Variables = z.object({
  NODE_ENV: optional(z.string().optional()),
  HOST: optional(z.string().default('127.0.0.1')),
  PORT: wholeNumber('PORT', 0, 65_535, 3000),
  BASE_URL: optional(
    z
      .string()
      .regex(baseUrlPattern, {
        error:
          'BASE_URL must be the public address without a path, such as https://events.example.org.',
        abort: true,
      })
      .refine((text) => URL.canParse(text), { error: 'BASE_URL is not an address.' })
      .optional(),
  ),
  DATA_DIR: optional(z.string().default('data')),
  SMTP_URL: optional(
    z
      .string()
      .regex(/^smtps?:\/\/\S+$/, {
        error: 'SMTP_URL must look like smtps://user:password@mail.example.org:465.',
        abort: true,
      })
      .refine((url) => URL.canParse(url), {
        error:
          'SMTP_URL cannot be read: write characters such as @, / and # in user and password as %40, %2F and %23.',
      })
      .refine((url) => !URL.canParse(url) || !tellsPassword(url), {
        error:
          'SMTP_URL would send the password for everybody on the way to read: take out ignoreTLS, opportunisticTLS or requireTLS=false.',
      })
      .optional(),
  ),
  SMTP_CONNECTIONS: wholeNumber('SMTP_CONNECTIONS', 1, 50, 5),
  SMTP_RATE: optional(
    z
      .string()
      .regex(rate, {
        error: 'SMTP_RATE must be a number a second, minute, hour or day, such as 500/hour.',
      })
      .optional(),
  ),
  MAIL_FROM: optional(
    z
      .string()
      .regex(mailbox, {
        error: 'MAIL_FROM must be an address, such as Our Collective <events@example.org>.',
      })
      .optional(),
  ),
  RSVP_ADDRESS: optional(
    z
      .string()
      .regex(plainAddress, { error: 'RSVP_ADDRESS must be a plain address without a name.' })
      .optional(),
  ),
  BOUNCE_ADDRESS: optional(
    z
      .string()
      .regex(bounceMailbox, {
        error:
          'BOUNCE_ADDRESS must be a plain address without a name or a "+", at most 19 characters before the "@".',
      })
      .optional(),
  ),
  SECRET: optional(
    z
      .string()
      .min(32, { error: 'SECRET must have at least 32 characters.', abort: true })
      .refine(isVaried, {
        error: 'SECRET must be random, such as what `openssl rand -base64 32` prints.',
      })
      .optional(),
  ),
  METRICS_TOKEN: optional(
    z
      .string()
      .regex(/^\S{32,}$/, {
        error: 'METRICS_TOKEN must have at least 32 characters, and no spaces.',
        abort: true,
      })
      .refine(isVaried, {
        error: 'METRICS_TOKEN must be random, such as what `openssl rand -base64 32` prints.',
      })
      .optional(),
  ),
  TRUST_PROXY: wholeNumber('TRUST_PROXY', 0, 10, 0),
  HSTS_SUBDOMAINS: optional(
    z.enum(['on', 'off'], { error: 'HSTS_SUBDOMAINS must be on or off.' }).default('off'),
  ),
  ORGANIZATION: optional(z.string().max(100).optional()),
  CONTACT: optional(
    z
      .string()
      .regex(contact, {
        error:
          'CONTACT must be an email address or a web address, such as hello@example.org or https://example.org/contact.',
      })
      .optional(),
  ),
  ABUSE_CHALLENGE: optional(
    z.enum(['on', 'off'], { error: 'ABUSE_CHALLENGE must be on or off.' }).default('off'),
  ),
  RETENTION_DAYS: wholeNumber('RETENTION_DAYS', 1, 3650, 30),
  QUIET_MINUTES: wholeNumber('QUIET_MINUTES', 0, 1440, 15),
  LOCALES: optional(
    z
      .string()
      .default(languages.join(','))
      .transform((text) => text.split(',').map((part) => part.trim()))
      .pipe(
        z
          .array(z.custom<Language>(isLanguage))
          .nonempty({ error: `LOCALES must name some of: ${languages.join(', ')}.` }),
      ),
  ),
  LOG_LEVEL: optional(
    z
      .enum(logLevels, { error: `LOG_LEVEL must be one of: ${logLevels.join(', ')}.` })
      .default('info'),
  ),
});

const neededInProduction = {
  BASE_URL: 'BASE_URL is missing: the public address, such as https://events.example.org.',
  SMTP_URL:
    'SMTP_URL is missing: how mail leaves, such as smtps://user:password@mail.example.org:465.',
  MAIL_FROM: 'MAIL_FROM is missing: the sender, such as Our Collective <events@example.org>.',
  SECRET:
    'SECRET is missing: 32 random characters or more, kept for as long as the links shall work.',
  ORGANIZATION: 'ORGANIZATION is missing: the name of the collective that runs this site.',
} as const;

/** Variables of what sends mails. */
const sendingVariables = [
  'SMTP_URL',
  'SMTP_CONNECTIONS',
  'SMTP_RATE',
  'DKIM_KEY_FILE',
  'DKIM_SELECTOR',
  'DKIM_DOMAIN',
];

/**
 * The configuration for who takes mails in and sends none: a mail server calls it, perhaps under an
 * account that may not read the key to sign with, and no mail shall bounce because of that.
 *
 * @throws ConfigurationError
 */
export function readIntakeConfig(environment: Environment): Config {
  const kept = Object.entries(environment).filter(([name]) => !sendingVariables.includes(name));
  return readConfig(Object.fromEntries(kept), { SECRET: neededInProduction.SECRET });
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Turns the environment into a configuration. Outside production everything has a default, and
 * the secret is made once and kept in the data directory.
 *
 * @param needed what must be there in production, by the sentence that says so
 * @throws ConfigurationError that names every mistake at once, or UnusableDirectory.
 */
export function readConfig(
  environment: Environment,
  needed: Readonly<Record<string, string>> = neededInProduction,
): Config {
  const parsed = Variables.safeParse(environment);
  const production = environment['NODE_ENV'] === 'production';
  const problems = parsed.success
    ? []
    : parsed.error.issues.map((issue) => sentence(issue.path[0], issue.message));
  if (production)
    for (const [name, message] of Object.entries(needed))
      if (!environment[name]) problems.push(message);
  if (production && isOpenToAll(environment['BASE_URL'] ?? ''))
    problems.push('BASE_URL must be https: on http anyone on the way reads links and cookies.');
  const dkim = readDkimKey(environment, senderDomain(environment['MAIL_FROM']));
  problems.push(...dkim.problems);
  if (!parsed.success || problems.length > 0) throw new ConfigurationError(problems);

  const values = parsed.data;
  makeDirectory(values.DATA_DIR);
  const baseUrl = values.BASE_URL ?? `http://localhost:${values.PORT}`;
  const organization = values.ORGANIZATION ?? 'Cacerola';
  return Object.freeze({
    production,
    looksForgotten:
      !production &&
      (baseUrl.startsWith('https:') ||
        (values.SMTP_URL !== undefined && values.SECRET !== undefined)),
    host: values.HOST,
    port: values.PORT,
    baseUrl,
    dataDirectory: values.DATA_DIR,
    mail: values.SMTP_URL
      ? {
          transport: 'smtp' as const,
          url: values.SMTP_URL,
          connections: values.SMTP_CONNECTIONS,
          interval: values.SMTP_RATE ? intervalOf(values.SMTP_RATE) : 0,
        }
      : { transport: 'mailbox' as const },
    mailFrom: values.MAIL_FROM
      ? sender(values.MAIL_FROM, organization)
      : { name: organization, address: 'cacerola@localhost' },
    dkim: dkim.key,
    rsvpAddress: values.RSVP_ADDRESS ? sender(values.RSVP_ADDRESS, '').address : null,
    bounceAddress: values.BOUNCE_ADDRESS ?? null,
    secret: values.SECRET ?? keptSecret(values.DATA_DIR),
    metricsToken: values.METRICS_TOKEN ?? null,
    trustProxy: values.TRUST_PROXY,
    hstsSubdomains: values.HSTS_SUBDOMAINS === 'on',
    organization,
    contact: values.CONTACT ? contactOf(values.CONTACT) : null,
    abuseChallenge: values.ABUSE_CHALLENGE === 'on',
    retentionDays: values.RETENTION_DAYS,
    quietMinutes: values.QUIET_MINUTES,
    locales: values.LOCALES,
    logLevel: values.LOG_LEVEL,
  });
}

/** Whether everybody on the way can read what goes to an address: http, and not to this machine. */
function isOpenToAll(address: string): boolean {
  if (!address.startsWith('http:') || !URL.canParse(address)) return false;
  return !isLoopback(new URL(address).hostname);
}

function sentence(variable: PropertyKey | undefined, message: string): string {
  const name = String(variable);
  return message.includes(name) ? message : `${name} is not valid: ${message}`;
}

/**
 * A rate as the time from one mail to the next. Mails go out evenly: all of an hour's at its
 * beginning would leave those waiting for the rest of it that somebody needs at once.
 */
function intervalOf(text: string): number {
  const [, mails, period] = rate.exec(text) ?? [];
  const length = Object.entries(periods).find(([name]) => name === period)?.[1] ?? 0;
  return Math.ceil(length / Number(mails ?? 1));
}

function sender(text: string, organization: string): { name: string; address: string } {
  const match = mailbox.exec(text);
  return {
    name: match?.[1]?.trim() || organization,
    address: match?.[2] ?? match?.[3] ?? text.trim(),
  };
}

function contactOf(text: string): Contact {
  if (!/^https?:/.test(text)) return { text, href: `mailto:${encodeURI(text)}` };
  return { text: text.replace(/^https?:\/\/(?:www\.)?|\/$/g, ''), href: text };
}

/** The domain of MAIL_FROM; null where it is missing, or wrong and named elsewhere. */
function senderDomain(text: string | undefined): string | null {
  if (!text || !mailbox.test(text)) return null;
  const { address } = sender(text, '');
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase();
}

/** @throws UnusableDirectory where nothing can be written there. */
function makeDirectory(directory: string): void {
  try {
    mkdirSync(directory, { recursive: true });
    accessSync(directory, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw isNativeError(error) ? new UnusableDirectory(directory, error) : error;
  }
}

/** A secret that outlives a restart without anybody having configured one. */
function keptSecret(directory: string): string {
  const file = join(directory, 'secret');
  if (!existsSync(file))
    writeFileSync(file, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' });
  return readFileSync(file, 'utf8').trim();
}
