import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import supertest, { type Test } from 'supertest';
import { openDatabase } from '../../db/database.ts';
import { createApp } from '../../server/app.ts';
import type { Config, SmtpConfig } from '../../server/config.ts';
import { openLog } from '../../server/log.ts';
import { mailTransport } from '../../server/mail/transport.ts';
import { mailWorker } from '../../server/mail/worker.ts';
import { makeServices } from '../../server/makeServices.ts';
import type { Services } from '../../server/services.ts';
import { rateLimits } from '../../server/web/rateLimits.ts';
import { steadyTime } from '../../server/web/steadyTime.ts';
import { portOf } from './portOf.ts';

/** When tests take place unless they say otherwise: some days before the example campaign. */
export const testNow = Date.UTC(2024, 0, 10, 15, 0);

/** A clock that stands still until a test moves it. */
export interface TestClock {
  /** Epoch milliseconds. */
  readonly now: number;
  set(instant: number): void;
  advance(milliseconds: number): void;
}

/** What a form sends: a list sends the field once for each of its values. */
export type SentForm = Readonly<Record<string, string | number | readonly string[]>>;

/** Somebody with a browser of their own: it keeps cookies and says where its forms come from. */
export interface Visitor {
  get(path: string): Test;
  /** Sends a form as the site's own page does. */
  post(path: string, form?: SentForm): Test;
}

/** One line of the log; `level` as pino counts (50: error). */
export type LogLine = Readonly<Record<string, unknown>> & { level: number };

/** The whole application over HTTP, with a database file of its own. */
export interface TestApp extends Visitor, AsyncDisposable {
  services: Services;
  clock: TestClock;
  /** Where it listens; also the site's `baseUrl`. */
  baseUrl: string;
  /** Everything logged so far. */
  logged: readonly LogLine[];
  /** A visitor with a new, empty browser. `app.get` and `app.post` share one of their own. */
  visitor(headers?: Readonly<Record<string, string>>): Visitor;
  /** Sends every mail that is due, the way the configuration says; resolves when all are out. */
  deliver(): Promise<void>;
  /** From here on lines of level error are part of the test and do not fail it. */
  expectErrors(): void;
  /**
   * Stops it and removes its files.
   *
   * @throws when something was logged as an error that the test did not expect.
   */
  close(): Promise<void>;
}

export interface TestAppOptions {
  /** Epoch milliseconds; {@link testNow} unless given. */
  now?: number;
  config?: Partial<Config>;
  /** Keeps the limits that a network has; otherwise they are far out of a test's reach. */
  limited?: boolean;
  /** Answers in the time that a host's visitors wait; otherwise at once. */
  steady?: boolean;
}

/** Starts the very application that people meet, listening on a free port of this machine. */
export async function startTestApp(options: TestAppOptions = {}): Promise<TestApp> {
  const directory = mkdtempSync(join(tmpdir(), 'cacerola-test-'));
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const port = portOf(server);

  const config = testConfig({
    port,
    baseUrl: `http://localhost:${port}`,
    dataDirectory: directory,
    ...options.config,
  });
  const clock = testClock(options.now ?? testNow);
  const { destination, lines } = keptLog();
  const db = openDatabase(migratedFile(directory));
  const services = makeServices(config, db, openLog(config, destination), () => clock.now);
  if (!options.limited) services.limits = rateLimits(1000);
  if (!options.steady) services.steady = steadyTime(0);
  server.on('request', createApp(services));

  const origin = new URL(config.baseUrl).origin;
  const listening = `http://127.0.0.1:${port}`;
  const visitor = (headers: Readonly<Record<string, string>> = {}): Visitor => {
    const agent = supertest.agent(listening);
    return {
      get: (path) => agent.get(path).set(headers),
      post: (path, form = {}) =>
        agent
          .post(path)
          .set({ Origin: origin, ...headers })
          .type('application/x-www-form-urlencoded')
          .send(encodeForm(form)),
    };
  };

  const deliver = async () => {
    const transport = mailTransport(services);
    await mailWorker(services, transport).drain();
    await transport.close();
  };

  let errorsExpectedFrom = Number.POSITIVE_INFINITY;
  const close = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    services.pictures.stop();
    services.cities.close();
    db.close();
    rmSync(directory, { recursive: true, force: true });
    const unexpected = lines.slice(0, errorsExpectedFrom).filter(({ level }) => level >= 50);
    if (unexpected.length > 0)
      throw new Error(`Errors were logged:\n${unexpected.map(readable).join('\n')}`);
  };

  return {
    ...visitor(),
    services,
    clock,
    baseUrl: config.baseUrl,
    logged: lines,
    visitor,
    deliver,
    expectErrors: () => {
      errorsExpectedFrom = Math.min(errorsExpectedFrom, lines.length);
    },
    close,
    [Symbol.asyncDispose]: close,
  };
}

/** A complete configuration for tests; whatever is given overrides it. */
export function testConfig(overrides: Partial<Config> = {}): Config {
  return {
    production: false,
    looksForgotten: false,
    host: '127.0.0.1',
    port: 0,
    baseUrl: 'http://localhost:3000',
    dataDirectory: tmpdir(),
    mail: { transport: 'mailbox' },
    mailFrom: { name: 'Example Collective', address: 'events@example.org' },
    dkim: null,
    rsvpAddress: null,
    bounceAddress: null,
    secret: 'a secret that only the tests know',
    metricsToken: null,
    trustProxy: 0,
    hstsSubdomains: false,
    followPrivateAddresses: false,
    organization: 'Example Collective',
    contact: null,
    abuseChallenge: false,
    retentionDays: 30,
    quietMinutes: 15,
    locales: ['en', 'es'],
    logLevel: 'info',
    set: [],
    ...overrides,
  };
}

/** Mail by SMTP, otherwise as it is where nothing is said. */
export function smtpConfig(url: string): SmtpConfig {
  return { transport: 'smtp', url, connections: 5, interval: 0 };
}

/** A clock that stands at an instant, in epoch milliseconds. */
export function testClock(start: number = testNow): TestClock {
  let now = start;
  return {
    get now() {
      return now;
    },
    set: (instant) => {
      now = instant;
    },
    advance: (milliseconds) => {
      now += milliseconds;
    },
  };
}

/** The body of a form as browsers send it. */
export function encodeForm(form: SentForm): string {
  const body = new URLSearchParams();
  for (const [name, value] of Object.entries(form))
    for (const one of Array.isArray(value) ? value : [value]) body.append(name, String(one));
  return body.toString();
}

let template: Buffer | undefined;

/** A copy of one database that was migrated once for all tests of a process. */
export function migratedFile(directory: string, name = 'cacerola.sqlite'): string {
  const file = join(directory, name);
  if (template === undefined) {
    openDatabase(file).close();
    template = readFileSync(file);
  } else writeFileSync(file, template);
  return file;
}

/** Where the log goes: it is read by the tests and printed nowhere. */
function keptLog(): { destination: Writable; lines: LogLine[] } {
  const lines: LogLine[] = [];
  const destination = new Writable({
    write: (chunk, _encoding, done) => {
      for (const line of String(chunk).split('\n').filter(Boolean)) lines.push(JSON.parse(line));
      done();
    },
  });
  return { destination, lines };
}

function readable(line: LogLine): string {
  const error = line['error'];
  const stack =
    typeof error === 'object' && error !== null && 'stack' in error ? String(error.stack) : '';
  return stack === '' ? JSON.stringify(line) : stack;
}
