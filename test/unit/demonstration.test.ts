import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase, type Database } from '../../db/database.ts';
import { openLog } from '../../server/log.ts';
import { makeServices } from '../../server/makeServices.ts';
import { examine } from '../../server/operations/doctor.ts';
import { loadDemonstration } from '../../server/operations/loadDemonstration.ts';
import { removeDemonstration } from '../../server/operations/removeDemonstration.ts';
import { firstSignInLink } from '../../server/organizers/firstSignInLink.ts';
import { inviteOrganizer } from '../../server/organizers/inviteOrganizer.ts';
import type { Services } from '../../server/services.ts';
import { testConfig, testNow } from '../helpers/app.ts';
import { insertEvent } from '../helpers/events.ts';
import { insertSignup } from '../helpers/mails.ts';
import { programCall } from '../helpers/program.ts';

let directory: string;
let db: Database;
let services: Services;

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'cacerola-test-'));
  db = openDatabase(join(directory, 'cacerola.sqlite'));
  const config = testConfig({ dataDirectory: directory });
  services = makeServices(config, db, openLog({ logLevel: 'silent' }), () => testNow);
  await loadDemonstration(db, testNow);
  await firstSignInLink(services);
});
afterEach(() => {
  db.close();
  rmSync(directory, { recursive: true, force: true });
});

describe('what a site in production takes out of its database', () => {
  test('is the organizer whom nobody invited and the events that nobody touched', async () => {
    const ada = { name: 'Ada Example', email: 'ada@example.net', language: 'en' as const };
    await inviteOrganizer(services, { ...ada, rights: { role: 'owner' } }, 'host');
    const own = await insertEvent(services);
    const loaded = db.events.all().length - 1;
    expect(loaded).toBeGreaterThan(1);
    expect(await removeDemonstration(services)).toEqual({ events: loaded, organizer: true });
    expect(db.organizers.active()).toMatchObject([{ email: 'ada@example.net' }]);
    expect(db.counts.sessions()).toBe(0);
    expect(db.events.all().map(({ id }) => id)).toEqual([own.id]);
    expect(db.campaigns.all()).toEqual([]);
    expect(await removeDemonstration(services)).toEqual({ events: 0, organizer: false });
  });

  test('is no event that was edited, or that somebody signed up for', async () => {
    const [edited, busy, ...others] = db.events.all();
    if (!edited || !busy) throw new Error('The demonstration has two events.');
    await insertSignup(services, busy, { email: 'ada@example.net' });
    await db.write((store) => store.events.update(edited.id, { updatedAt: testNow + 1 }));
    expect(await removeDemonstration(services)).toEqual({
      events: others.length,
      organizer: true,
    });
    expect(db.events.all().map(({ id }) => id)).toEqual([edited.id, busy.id]);
    expect(db.campaigns.all()).toMatchObject([{ demonstration: false }]);
  });

  test('is told by the doctor before, of a site that is or looks real', async () => {
    const kinds = async (changes: Partial<Services['config']>) =>
      (await examine({ ...services.config, ...changes }, testNow)).map(({ kind }) => kind);
    expect(await kinds({})).not.toContain('demonstration');
    expect(await kinds({ production: true })).toContain('demonstration');
    expect(await kinds({ looksForgotten: true })).toEqual(
      expect.arrayContaining(['demonstration', 'looks-forgotten']),
    );
    await removeDemonstration(services);
    expect(await kinds({ production: true })).not.toContain('demonstration');
  });
});

const real = {
  BASE_URL: 'https://events.example.org',
  SMTP_URL: 'smtp://127.0.0.1:9',
  MAIL_FROM: 'events@example.org',
  SECRET: 'Zt0pQ9xV4mK2bN7cR5dF8gH1jL6sW3yA',
  ORGANIZATION: 'Example Collective',
};

/** What the real program prints until it listens. */
async function printed(environment: Readonly<Record<string, string>>): Promise<string> {
  const child = spawn(process.execPath, programCall('server/main.ts'), {
    cwd: directory,
    env: { DATA_DIR: directory, PORT: '0', LOG_LEVEL: 'silent', ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  for await (const part of child.stdout.setEncoding('utf8')) {
    output += String(part);
    if (!/http:\/\/localhost:\d+\n[^]*\n/.test(output)) continue;
    if (child.exitCode === null) child.kill('SIGTERM');
  }
  if (child.exitCode === null) await once(child, 'exit');
  return output;
}

test('a site that looks real shows no link to sign in, and says what is missing', async () => {
  const output = await printed(real);
  expect(output).toContain('NODE_ENV=production is not set');
  expect(output).not.toContain('/console/sign-in/');
  expect(await printed({})).toContain('/console/sign-in/');
});

test('in production the start says what it took out', async () => {
  db.close();
  const output = await printed({ ...real, NODE_ENV: 'production' });
  db = openDatabase(join(directory, 'cacerola.sqlite'));
  expect(output).toContain('The demonstration was removed');
  expect(output).not.toContain('/console/sign-in/');
  expect(db.organizers.active()).toEqual([]);
});
