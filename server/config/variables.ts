import { z } from 'zod';
import { isLanguage, languages, type Language } from '../../templates/languages.ts';
import type { Translate } from '../../templates/translate.ts';
import { shortestSecret } from './dataDirectory.ts';
import { tellsPassword } from './smtpServer.ts';

const logLevels = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const;
export type LogLevel = (typeof logLevels)[number];

const periods = { second: 1000, minute: 60_000, hour: 3_600_000, day: 86_400_000 } as const;

/** As providers say it: `14/second`, `500/hour`. */
const rate = /^([1-9]\d{0,5})\s*\/\s*(second|minute|hour|day)$/;

/** An empty variable counts as absent: `.env` files are full of them. */
const optional = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema);

const wholeNumber =
  (t: Translate) => (name: string, minimum: number, maximum: number, fallback: number) => {
    const error = () => t('configuration.wholeNumber', { name });
    return optional(
      z.coerce
        .number({ error })
        .int({ error })
        .min(minimum, {
          error: () => t('configuration.atLeast', { name, minimum: String(minimum) }),
        })
        .max(maximum, {
          error: () => t('configuration.atMost', { name, maximum: String(maximum) }),
        })
        .default(fallback),
    );
  };

const onOrOff = (t: Translate) => (name: string) =>
  optional(
    z.enum(['on', 'off'], { error: () => t('configuration.onOrOff', { name }) }).default('off'),
  );

const baseUrlPattern = /^https?:\/\/[^/?#\s@]+$/;

/** Whether a secret is none of those that people type: few characters, or one chunk over and over. */
function isVaried(secret: string): boolean {
  return new Set(secret).size >= 8 && !/^(.+?)\1+$/.test(secret);
}

/** Whether a text is a way to write to the organizers: an email address, or the address of a page. */
export function isContact(text: string): boolean {
  return contact.test(text);
}

const contact = /^(?:https?:\/\/[^/?#\s@]+(?:[/?#]\S*)?|[^\s<>@"/:?#]+@[^\s<>@"/?#]+)$/;

const plainAddress = /^[^\s<>@"]+@[^\s<>@"]+$/;
/** RFC 5321 allows 64 octets before the sign; the mark that each mail adds takes 45. */
const bounceMailbox = /^[^\s<>@"+]{1,19}@[^\s<>@"]+$/;

/** An address with a name before it or without one. */
export const mailbox = /^\s*(?:"?([^"<>]*?)"?\s*<([^<>\s]+@[^<>\s]+)>|([^<>\s]+@[^<>\s]+))\s*$/;

/** What a mail server's address and a sender look like. */
export const smtpExample = 'smtps://user:password@mail.example.org:465';
export const senderExample = 'Example Collective <events@example.org>';

/**
 * What each variable of the environment may be.
 *
 * @param t for the sentences that say what is wrong; most starts need none of them
 */
export function variables(t: Translate) {
  const whole = wholeNumber(t);
  const ticked = onOrOff(t);
  return z.object({
    NODE_ENV: optional(z.string().optional()),
    HOST: optional(z.string().default('127.0.0.1')),
    PORT: whole('PORT', 0, 65_535, 3000),
    BASE_URL: optional(
      z
        .string()
        .regex(baseUrlPattern, {
          error: () => t('configuration.baseUrl'),
          abort: true,
        })
        .refine((text) => URL.canParse(text), { error: () => t('configuration.noAddress') })
        .optional(),
    ),
    DATA_DIR: optional(z.string().default('data')),
    SMTP_URL: optional(
      z
        .string()
        .regex(/^smtps?:\/\/\S+$/, {
          error: () => t('configuration.smtpUrl', { example: smtpExample }),
          abort: true,
        })
        .refine((url) => URL.canParse(url), {
          error: () => t('configuration.smtpUrlUnreadable'),
        })
        .refine((url) => !URL.canParse(url) || !tellsPassword(url), {
          error: () => t('configuration.smtpPassword'),
        })
        .optional(),
    ),
    SMTP_CONNECTIONS: whole('SMTP_CONNECTIONS', 1, 50, 5),
    SMTP_RATE: optional(
      z
        .string()
        .regex(rate, {
          error: () => t('configuration.smtpRate'),
        })
        .optional(),
    ),
    MAIL_FROM: optional(
      z
        .string()
        .regex(mailbox, {
          error: () => t('configuration.mailFrom', { example: senderExample }),
        })
        .optional(),
    ),
    RSVP_ADDRESS: optional(
      z
        .string()
        .regex(plainAddress, { error: () => t('configuration.rsvpAddress') })
        .optional(),
    ),
    BOUNCE_ADDRESS: optional(
      z
        .string()
        .regex(bounceMailbox, {
          error: () => t('configuration.bounceAddress'),
        })
        .optional(),
    ),
    SECRET: optional(
      z
        .string()
        .min(shortestSecret, {
          error: () => t('configuration.secret', { length: shortestSecret }),
          abort: true,
        })
        .refine(isVaried, {
          error: () => t('configuration.random', { name: 'SECRET' }),
        })
        .optional(),
    ),
    METRICS_TOKEN: optional(
      z
        .string()
        .regex(/^\S{32,}$/, {
          error: () => t('configuration.metricsToken'),
          abort: true,
        })
        .refine(isVaried, {
          error: () => t('configuration.random', { name: 'METRICS_TOKEN' }),
        })
        .optional(),
    ),
    TRUST_PROXY: whole('TRUST_PROXY', 0, 10, 0),
    HSTS_SUBDOMAINS: ticked('HSTS_SUBDOMAINS'),
    FOLLOW_PRIVATE_ADDRESSES: ticked('FOLLOW_PRIVATE_ADDRESSES'),
    ORGANIZATION: optional(z.string().max(100).optional()),
    CONTACT: optional(
      z
        .string()
        .regex(contact, {
          error: () => t('configuration.contact'),
        })
        .optional(),
    ),
    ABUSE_CHALLENGE: ticked('ABUSE_CHALLENGE'),
    RETENTION_DAYS: whole('RETENTION_DAYS', 1, 3650, 30),
    QUIET_MINUTES: whole('QUIET_MINUTES', 0, 1440, 15),
    LOCALES: optional(
      z
        .string()
        .default(languages.join(','))
        .transform((text) => text.split(',').map((part) => part.trim()))
        .pipe(
          z.array(z.custom<Language>(isLanguage)).nonempty({
            error: () => t('configuration.locales', { languages: languages.join(', ') }),
          }),
        ),
    ),
    LOG_LEVEL: optional(
      z
        .enum(logLevels, {
          error: () => t('configuration.logLevel', { levels: logLevels.join(', ') }),
        })
        .default('info'),
    ),
  });
}

/**
 * A rate as the time from one mail to the next. Mails go out evenly: all of an hour's at its
 * beginning would leave those waiting for the rest of it that somebody needs at once.
 */
export function intervalOf(text: string): number {
  const [, mails, period] = rate.exec(text) ?? [];
  const length = Object.entries(periods).find(([name]) => name === period)?.[1] ?? 0;
  return Math.ceil(length / Number(mails ?? 1));
}
