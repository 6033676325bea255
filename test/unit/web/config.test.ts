import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigurationError, readConfig } from '../../../server/config.ts';
import { languages } from '../../../templates/languages.ts';
import { translator } from '../../../templates/translate.ts';

let DATA_DIR: string;
beforeEach(() => {
  DATA_DIR = mkdtempSync(join(tmpdir(), 'cacerola-test-'));
});
afterEach(() => rmSync(DATA_DIR, { recursive: true, force: true }));

const complete = {
  NODE_ENV: 'production',
  BASE_URL: 'https://events.example.org',
  SMTP_URL: 'smtps://user:password@mail.example.org:465',
  MAIL_FROM: 'Our Collective <events@example.org>',
  SECRET: 'a secret of more than thirty-two characters',
  ORGANIZATION: 'Our Collective',
};

function problemsOf(environment: Record<string, string>): readonly string[] {
  try {
    readConfig({ DATA_DIR, ...environment });
    return [];
  } catch (error) {
    if (error instanceof ConfigurationError) return error.problems;
    throw error;
  }
}

describe('without any configuration', () => {
  test('everything has a default and mail goes to the mailbox', () => {
    const config = readConfig({ DATA_DIR });
    expect(config).toMatchObject({
      production: false,
      host: '127.0.0.1',
      port: 3000,
      baseUrl: 'http://localhost:3000',
      mail: { transport: 'mailbox' },
      rsvpAddress: null,
      locales: languages,
    });
    expect(Object.isFrozen(config)).toBe(true);
  });

  test.each(['', '\n', 'half-a-secret'])(
    'a secret of which only %j was written is made anew',
    (left) => {
      writeFileSync(join(DATA_DIR, 'secret'), left);
      const { secret } = readConfig({ DATA_DIR });
      expect(secret.length).toBeGreaterThanOrEqual(32);
      expect(readConfig({ DATA_DIR }).secret).toBe(secret);
    },
  );

  test('the secret is made once, kept, and nobody else may read it', () => {
    const { secret } = readConfig({ DATA_DIR });
    expect(secret.length).toBeGreaterThanOrEqual(32);
    expect(readConfig({ DATA_DIR }).secret).toBe(secret);
    expect(statSync(join(DATA_DIR, 'secret')).mode & 0o077).toBe(0);
  });

  test.each([
    [{ BASE_URL: 'https://events.example.org' }, true],
    [{ SMTP_URL: complete.SMTP_URL, SECRET: complete.SECRET }, true],
    [{ SMTP_URL: complete.SMTP_URL }, false],
    [{ BASE_URL: 'http://localhost:3000', SECRET: complete.SECRET }, false],
    [complete, false],
  ])('%j looks like a real site that lacks NODE_ENV: %s', (environment, looksForgotten) => {
    expect(readConfig({ DATA_DIR, ...environment })).toMatchObject({ looksForgotten });
  });

  test('an empty variable counts as absent', () => {
    const empty = Object.fromEntries(Object.keys(complete).map((name) => [name, '']));
    expect(problemsOf({ ...empty, PORT: '', LOCALES: '', LOG_LEVEL: '' })).toEqual([]);
  });
});

describe('in production', () => {
  test('a complete configuration is taken as it stands', () => {
    expect(readConfig({ DATA_DIR, ...complete })).toMatchObject({
      production: true,
      baseUrl: 'https://events.example.org',
      mail: { transport: 'smtp', url: complete.SMTP_URL, connections: 5, interval: 0 },
      mailFrom: { name: 'Our Collective', address: 'events@example.org' },
      secret: complete.SECRET,
    });
  });

  test('all that is missing is named at once', () => {
    const problems = problemsOf({ NODE_ENV: 'production' });
    for (const name of ['BASE_URL', 'SMTP_URL', 'MAIL_FROM', 'SECRET', 'ORGANIZATION'])
      expect(problems.filter((line) => line.startsWith(name))).toHaveLength(1);
    expect(problems).toHaveLength(5);
  });

  test('what is wrong is named together with what is missing', () => {
    const problems = problemsOf({ ...complete, PORT: 'eighty', SECRET: 'short', MAIL_FROM: '' });
    expect(problems.map((line) => line.replace(/ .*/, '')).toSorted()).toEqual([
      'MAIL_FROM',
      'PORT',
      'SECRET',
    ]);
  });

  test.each([
    ['http://events.example.org', 1],
    ['http://192.0.2.1:3000', 1],
    ['http://localhost.example.org', 1],
    ['http://localhost:3000', 0],
    ['http://127.0.0.1:3000', 0],
    ['http://[::1]:3000', 0],
    ['https://events.example.org', 0],
  ])('the address %s has %i problems', (BASE_URL, count) => {
    const problems = problemsOf({ ...complete, BASE_URL });
    expect(problems).toHaveLength(count);
    expect(problems.every((line) => line.startsWith('BASE_URL'))).toBe(true);
    expect(problemsOf({ BASE_URL })).toEqual([]);
  });

  test.each(['4f3c2a1b9d8e7f6a5b4c3d2e1f0a9b8c', '90817263544536271809918273645546'])(
    'a random secret is taken, of hexadecimal or decimal digits, too: %s',
    (SECRET) => expect(problemsOf({ ...complete, SECRET })).toEqual([]),
  );

  test('an empty variable is missing', () => {
    expect(problemsOf({ ...complete, SECRET: '' })).toHaveLength(1);
  });
});

test.each([
  ['14/second', 72],
  ['60 / minute', 1000],
  ['500/hour', 7200],
  ['1/day', 86_400_000],
  ['', 0],
])('a rate of %j leaves %i milliseconds between two mails', (SMTP_RATE, interval) => {
  expect(readConfig({ DATA_DIR, ...complete, SMTP_RATE }).mail).toMatchObject({ interval });
});

test.each([
  ['hello@example.org', 'hello@example.org', 'mailto:hello@example.org'],
  [
    'https://example.org/contact?to=us',
    'example.org/contact?to=us',
    'https://example.org/contact?to=us',
  ],
  ['https://www.example.org/', 'example.org', 'https://www.example.org/'],
])('CONTACT = %j is an address or a page', (value, text, href) => {
  expect(readConfig({ DATA_DIR, CONTACT: value }).contact).toEqual({ text, href });
  expect(readConfig({ DATA_DIR, CONTACT: '' }).contact).toBeNull();
});

test.each([
  ['PORT', '70000'],
  ['PORT', '-1'],
  ['PORT', '80.5'],
  ['BASE_URL', 'events.example.org'],
  ['BASE_URL', 'https://events.example.org/path'],
  ['SMTP_URL', 'https://mail.example.org'],
  ['SMTP_CONNECTIONS', '0'],
  ['SMTP_RATE', 'fast'],
  ['SMTP_RATE', '0/hour'],
  ['SMTP_RATE', '10/week'],
  ['MAIL_FROM', 'nobody'],
  ['MAIL_FROM', 'A <a@example.org>\r\nBcc: b@example.org'],
  ['RSVP_ADDRESS', 'nobody'],
  ['RSVP_ADDRESS', 'Somebody <rsvp@example.org>'],
  ['BOUNCE_ADDRESS', 'Somebody <bounces@example.org>'],
  ['BOUNCE_ADDRESS', 'bounces+own@example.org'],
  ['BOUNCE_ADDRESS', 'a-very-long-local-part@example.org'],
  ['BASE_URL', 'https://events.example.org:99999'],
  ['BASE_URL', 'https://user:password@events.example.org'],
  ['SMTP_URL', 'smtp://mail.example.org:99999'],
  ['SECRET', 'too short'],
  ['SECRET', 'a'.repeat(32)],
  ['SECRET', 'ababababababababababababababababababab'],
  ['SECRET', 'abcdefgh-abcdefgh-abcdefgh-abcdefgh-'],
  ['TRUST_PROXY', 'yes'],
  ['CONTACT', 'the office'],
  ['CONTACT', 'javascript:alert(1)'],
  ['CONTACT', 'https://somebody@example.org'],
  ['ABUSE_CHALLENGE', 'sometimes'],
  ['HSTS_SUBDOMAINS', 'yes'],
  ['RETENTION_DAYS', '0'],
  ['LOCALES', 'en,xx'],
  ['LOG_LEVEL', 'loud'],
])('%s = %j is refused by its name', (name, value) => {
  const problems = problemsOf({ [name]: value });
  expect(problems).toHaveLength(1);
  expect(problems[0]).toContain(name);
});

test('what is wrong is said in the language of the terminal', () => {
  const read = () => readConfig({ DATA_DIR, PORT: 'eighty' }, translator('es'));
  expect(read).toThrow('La configuración no está completa:\n  - PORT debe ser un número entero.');
});
