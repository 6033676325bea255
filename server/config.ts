import { existsSync } from 'node:fs';
import { firstLanguage, type Language } from '../templates/languages.ts';
import { translator, type Translate } from '../templates/translate.ts';
import type { Contact } from '../templates/view.ts';
import { keptSecret, makeDirectory } from './config/dataDirectory.ts';
import { readDkimKey, type DkimKey } from './config/dkimKey.ts';
import { isLoopback } from './config/loopback.ts';
import {
  intervalOf,
  mailbox,
  senderExample,
  smtpExample,
  variables,
  type LogLevel,
} from './config/variables.ts';

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
  /** Whether a campaign may follow what is published on this machine or its own network. */
  followPrivateAddresses: boolean;
  /**
   * Whether browsers are told that every name below this one is on https as well (RFC 6797, section
   * 6.1.2).
   */
  hstsSubdomains: boolean;
  /** What organizers can override; `server/siteSettings.ts` says what holds. */
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
  /** Of the variables that organizers can override, those that the environment has. */
  set: readonly OverridableVariable[];
}

/** What the environment says and organizers may say otherwise at `/console/settings`. */
export const overridable = ['ORGANIZATION', 'CONTACT', 'RETENTION_DAYS', 'LOCALES'] as const;
export type OverridableVariable = (typeof overridable)[number];

export interface SmtpConfig {
  transport: 'smtp';
  url: string;
  /** How many messages may be on their way at once. */
  connections: number;
  /** The least time between the beginnings of two messages, in milliseconds; 0 for none. */
  interval: number;
}

/** What is wrong with the environment, one sentence a variable. */
export class ConfigurationError extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[], t: Translate) {
    super([t('configuration.incomplete'), ...problems.map((line) => `  - ${line}`)].join('\n'));
    this.name = 'ConfigurationError';
    this.problems = problems;
  }
}

/** The environment of the process, completed from a file `.env` in the working directory. */
export function environment(t: Translate): Readonly<Record<string, string | undefined>> {
  if (existsSync('.env'))
    try {
      process.loadEnvFile('.env');
    } catch {
      // Node says ENOENT for every reason.
      throw new ConfigurationError([t('configuration.unreadable')], t);
    }
  return process.env;
}

const neededInProduction = ['BASE_URL', 'SMTP_URL', 'MAIL_FROM', 'SECRET', 'ORGANIZATION'] as const;

const examples: Readonly<Record<string, string>> = {
  SMTP_URL: smtpExample,
  MAIL_FROM: senderExample,
};

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
export function readIntakeConfig(environment: Environment, t: Translate): Config {
  const kept = Object.entries(environment).filter(([name]) => !sendingVariables.includes(name));
  return readConfig(Object.fromEntries(kept), t, ['SECRET']);
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Turns the environment into a configuration. Outside production everything has a default, and
 * the secret is made once and kept in the data directory.
 *
 * @param t for the sentences that say what is wrong; in the first language by default
 * @param needed what must be there in production
 * @throws ConfigurationError that names every mistake at once, or UnusableDirectory.
 */
export function readConfig(
  environment: Environment,
  t: Translate = translator(firstLanguage),
  needed: readonly (typeof neededInProduction)[number][] = neededInProduction,
): Config {
  const parsed = variables(t).safeParse(environment);
  const production = environment['NODE_ENV'] === 'production';
  const problems = parsed.success
    ? []
    : parsed.error.issues.map((issue) => sentence(issue.path[0], issue.message, t));
  if (production)
    for (const name of needed)
      if (!environment[name])
        problems.push(t(`configuration.missing.${name}`, { example: examples[name] ?? '' }));
  if (production && isOpenToAll(environment['BASE_URL'] ?? ''))
    problems.push(t('configuration.open'));
  const dkim = readDkimKey(environment, senderDomain(environment['MAIL_FROM']), t);
  problems.push(...dkim.problems);
  if (!parsed.success || problems.length > 0) throw new ConfigurationError(problems, t);

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
    followPrivateAddresses: values.FOLLOW_PRIVATE_ADDRESSES === 'on',
    organization,
    contact: values.CONTACT ? contactOf(values.CONTACT) : null,
    abuseChallenge: values.ABUSE_CHALLENGE === 'on',
    retentionDays: values.RETENTION_DAYS,
    quietMinutes: values.QUIET_MINUTES,
    locales: values.LOCALES,
    logLevel: values.LOG_LEVEL,
    set: overridable.filter((name) => Boolean(environment[name])),
  });
}

/** Whether everybody on the way can read what goes to an address: http, and not to this machine. */
function isOpenToAll(address: string): boolean {
  if (!address.startsWith('http:') || !URL.canParse(address)) return false;
  return !isLoopback(new URL(address).hostname);
}

function sentence(variable: PropertyKey | undefined, message: string, t: Translate): string {
  const name = String(variable);
  return message.includes(name) ? message : t('configuration.invalid', { name, message });
}

function sender(text: string, organization: string): { name: string; address: string } {
  const match = mailbox.exec(text);
  return {
    name: match?.[1]?.trim() || organization,
    address: match?.[2] ?? match?.[3] ?? text.trim(),
  };
}

/** A contact as it is read and linked to: an email address, or the address of a page. */
export function contactOf(text: string): Contact {
  if (!/^https?:/.test(text)) return { text, href: `mailto:${encodeURI(text)}` };
  return { text: text.replace(/^https?:\/\/(?:www\.)?|\/$/g, ''), href: text };
}

/** The domain of MAIL_FROM; null where it is missing, or wrong and named elsewhere. */
function senderDomain(text: string | undefined): string | null {
  if (!text || !mailbox.test(text)) return null;
  const { address } = sender(text, '');
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase();
}
