import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { openDatabase, type Database } from '../../db/database.ts';
import type { OutboxMail } from '../../db/schema.ts';
import { takeFromPipe } from '../../server/incoming/reportIntake.ts';
import { openLog } from '../../server/log.ts';
import { mailboxTransport } from '../../server/mail/transport.ts';
import { mailWorker } from '../../server/mail/worker.ts';
import { makeServices } from '../../server/makeServices.ts';
import type { Services } from '../../server/services.ts';
import { testConfig } from '../helpers/app.ts';
import { insertEvent } from '../helpers/events.ts';
import { enqueue, insertSignup } from '../helpers/mails.ts';
import { programCall } from '../helpers/program.ts';
import { marksOf, report } from '../helpers/reports.ts';

const bounceAddress = 'bounces@example.org';

let data: string;
let db: Database;
let services: Services;

beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'cacerola-bounces-'));
  db = openDatabase(join(data, 'cacerola.sqlite'));
  services = makeServices(
    testConfig({ bounceAddress }),
    db,
    openLog({ logLevel: 'silent' }),
    Date.now,
  );
});
afterEach(() => {
  db.close();
  rmSync(data, { recursive: true, force: true });
});

/** A mail that was sent to somebody. */
async function sentTo(email: string): Promise<OutboxMail> {
  const nextYear = new Date().getUTCFullYear() + 1;
  const event = await insertEvent(services, {}, { startLocal: `${nextYear}-01-21T14:30` });
  const signup = await insertSignup(services, event, { email });
  await enqueue(services, { kind: 'signup-changed', eventId: event.id, signupId: signup.id });
  await mailWorker(services, mailboxTransport(services)).drain();
  const [line] = db.outbox.list({ eventId: event.id }, 1, 0).found;
  if (!line) throw new Error('no mail');
  return line.mail;
}

/** Runs `npm run cacerola -- bounces …` as a mail server does. */
async function run(words: string[], input: Buffer | string = '', more: NodeJS.ProcessEnv = {}) {
  const { secret } = testConfig();
  const child = spawn(process.execPath, programCall('server/cli.ts', 'bounces', ...words), {
    env: {
      DATA_DIR: data,
      BOUNCE_ADDRESS: bounceAddress,
      SECRET: secret,
      LANG: 'C',
      INIT_CWD: data,
      ...more,
    },
  });
  child.stdin.on('error', () => {});
  child.stdin.end(input);
  const exited = new Promise<number | null>((resolve) => child.once('close', resolve));
  const [said, code] = await Promise.all([text(child.stdout), exited]);
  return { said, code };
}

describe('a mail from a pipe', () => {
  test('is taken, and what came of it is said in a sentence', async () => {
    const mail = await sentTo('ada@example.net');
    const { said, code } = await run([], report('qmail.eml', marksOf(services, mail)));
    expect(said).toContain('An email bounced. Its address gets no more email');
    expect(code).toBe(0);
    expect(db.bounces.ofMail(mail.id)?.weight).toBe('hard');
  });

  test('that nobody understands is no failure: it is kept for an organizer', async () => {
    const { said, code } = await run([], 'From: eve@example.net\n\nHello!');
    expect(said).toMatch(/^Not understood\. It waits for an organizer/);
    expect(code).toBe(0);
    expect(db.bounces.unreadCount()).toBe(1);
  });

  test('of any length is read to its end, and its beginning counts', async () => {
    const mail = await sentTo('ada@example.net');
    const bytes = report('postfix-unknown-user.eml', marksOf(services, mail));
    async function* endless() {
      yield bytes;
      for (let index = 0; index < 200; index += 1) yield Buffer.alloc(100_000, 'x');
    }
    expect(await takeFromPipe(services, endless())).toMatchObject({ kind: 'bounced' });
  });

  test('needs neither the key that mails are signed with nor a mail server', async () => {
    const settings = {
      NODE_ENV: 'production',
      DKIM_KEY_FILE: join(data, 'not-for-everybody.pem'),
      DKIM_SELECTOR: 'cacerola',
      SMTP_URL: 'nonsense',
    };
    const mail = await sentTo('ada@example.net');
    const { code } = await run([], report('qmail.eml', marksOf(services, mail)), settings);
    expect(code).toBe(0);
    expect(db.bounces.ofMail(mail.id)?.weight).toBe('hard');
    expect((await run([], 'x', { ...settings, SECRET: '' })).code).toBe(75);
  });

  test('is to be handed over again while the database or the configuration is broken', async () => {
    const broken = join(data, 'broken');
    mkdirSync(broken);
    writeFileSync(join(broken, 'cacerola.sqlite'), 'this is no database'.repeat(100));
    expect((await run([], 'x', { DATA_DIR: broken })).code).toBe(75);
    expect((await run([], 'x', { BOUNCE_ADDRESS: 'nonsense' })).code).toBe(75);
  });
});

describe('the mails of a directory', () => {
  test('are taken; those that counted go, the others move aside', async () => {
    const inbox = join(data, 'inbox');
    mkdirSync(inbox);
    const ada = marksOf(services, await sentTo('ada@example.net'));
    const bo = marksOf(services, await sentTo('bo@example.net'));
    writeFileSync(join(inbox, '1.eml'), report('exim.eml', ada));
    writeFileSync(join(inbox, '2.eml'), report('complaint.eml', bo));
    writeFileSync(join(inbox, '3.eml'), report('out-of-office.eml', ada));
    writeFileSync(join(inbox, '4.eml'), report('a-person.eml', ada));
    writeFileSync(
      join(inbox, '5.eml'),
      report('qmail.eml', { returnAddress: bounceAddress, messageKey: 'AAAAAAAAAAAAAAAA' }),
    );
    const { said, code } = await run(['--directory', 'inbox']);
    expect(said.split('\n').map((line) => line.split(' ').slice(0, 4).join(' '))).toEqual([
      '1.eml: An email bounced.',
      '2.eml: Someone marked an',
      '3.eml: Ignored: it is',
      '4.eml: Not understood. It',
      '5.eml: Ignored: it does',
      '',
    ]);
    expect(code).toBe(0);
    expect(readdirSync(inbox)).toEqual(['ignored']);
    expect(readdirSync(join(inbox, 'ignored')).toSorted()).toEqual(['3.eml', '4.eml', '5.eml']);
    expect(readFileSync(join(inbox, 'ignored', '4.eml'), 'utf8')).toContain('my sister');
    const again = await run(['--directory', 'nowhere']);
    expect(again).toEqual({ said: `There is no directory ${join(data, 'nowhere')}.\n`, code: 1 });
  });
});
