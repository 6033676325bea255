import { z } from 'zod';
import { isLanguage, languages, type Language } from '../../templates/languages.ts';
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

const wholeNumber = (name: string, minimum: number, maximum: number, fallback: number) =>
  optional(
    z.coerce
      .number({ error: `${name} must be a whole number.` })
      .int({ error: `${name} must be a whole number.` })
      .min(minimum, { error: `${name} must be at least ${minimum}.` })
      .max(maximum, { error: `${name} must be at most ${maximum}.` })
      .default(fallback),
  );

const baseUrlPattern = /^https?:\/\/[^/?#\s@]+$/;

/** Whether a secret is none of those that people type: few characters, or one chunk over and over. */
function isVaried(secret: string): boolean {
  return new Set(secret).size >= 8 && !/^(.+?)\1+$/.test(secret);
}

const contact = /^(?:https?:\/\/[^/?#\s@]+(?:[/?#]\S*)?|[^\s<>@"/:?#]+@[^\s<>@"/?#]+)$/;

const plainAddress = /^[^\s<>@"]+@[^\s<>@"]+$/;
/** RFC 5321 allows 64 octets before the sign; the mark that each mail adds takes 45. */
const bounceMailbox = /^[^\s<>@"+]{1,19}@[^\s<>@"]+$/;

/** An address with a name before it or without one. */
export const mailbox = /^\s*(?:"?([^"<>]*?)"?\s*<([^<>\s]+@[^<>\s]+)>|([^<>\s]+@[^<>\s]+))\s*$/;

/** What each variable of the environment may be. */
export const Variables = z.object({
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
      .min(shortestSecret, {
        error: `SECRET must have at least ${shortestSecret} characters.`,
        abort: true,
      })
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

/**
 * A rate as the time from one mail to the next. Mails go out evenly: all of an hour's at its
 * beginning would leave those waiting for the rest of it that somebody needs at once.
 */
export function intervalOf(text: string): number {
  const [, mails, period] = rate.exec(text) ?? [];
  const length = Object.entries(periods).find(([name]) => name === period)?.[1] ?? 0;
  return Math.ceil(length / Number(mails ?? 1));
}
