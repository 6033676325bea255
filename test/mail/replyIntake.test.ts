import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { openDatabase, type Database } from '../../db/database.ts';
import { openLog } from '../../server/log.ts';
import { makeServices } from '../../server/makeServices.ts';
import type { Services } from '../../server/services.ts';
import { largestReply, receiveReply } from '../../server/signups/receiveReply.ts';
import { takeFromPipe } from '../../server/signups/replyIntake.ts';
import { testConfig } from '../helpers/app.ts';
import { insertEvent } from '../helpers/events.ts';
import { hostileMails } from '../helpers/hostileMails.ts';
import { insertSignup } from '../helpers/mails.ts';
import { programCall } from '../helpers/program.ts';

const folder = fileURLToPath(new URL('replies/', import.meta.url));
const gmail = readFileSync(join(folder, 'gmail.eml'));

let data: string;
let db: Database;
let services: Services;
let signupId: number;

beforeEach(async () => {
  data = mkdtempSync(join(tmpdir(), 'cacerola-replies-'));
  db = openDatabase(join(data, 'cacerola.sqlite'));
  const config = testConfig({ rsvpAddress: 'rsvp@example.org' });
  services = makeServices(config, db, openLog({ logLevel: 'silent' }), Date.now);
  const nextYear = new Date().getUTCFullYear() + 1;
  const event = await insertEvent(services, {}, { startLocal: `${nextYear}-01-21T14:30` });
  const signup = await insertSignup(services, event, {
    publicId: 'exampleSignup01',
    uid: '6f1c1b52-8f0e-4c55-9a3e-2d7f0c4b9a10',
    email: 'ada@example.org',
  });
  signupId = signup.id;
});
afterEach(() => {
  db.close();
  rmSync(data, { recursive: true, force: true });
});

const isMarked = () => db.signups.byId(signupId)?.declinedAt !== null;

/** Runs `npm run cacerola -- rsvp …` as a mail server does. */
async function run(words: string[], input: Buffer | string = '', dataDirectory = data) {
  const { secret } = testConfig();
  const child = spawn(process.execPath, programCall('server/cli.ts', 'rsvp', ...words), {
    env: {
      DATA_DIR: dataDirectory,
      RSVP_ADDRESS: 'rsvp@example.org',
      SECRET: secret,
      LANG: 'C',
      INIT_CWD: data,
    },
  });
  child.stdin.on('error', () => {});
  child.stdin.end(input);
  const exited = new Promise<number | null>((resolve) => child.once('close', resolve));
  const [said, faults, code] = await Promise.all([text(child.stdout), text(child.stderr), exited]);
  return { said, faults, code };
}

describe('a mail from a pipe', () => {
  test('is taken, and what came of it is said in a sentence', async () => {
    expect(await run([], gmail)).toEqual({
      said:
        'Declined: the sign-up is marked, and an email asks whether to free the spot. ' +
        'Nothing is canceled.\n',
      faults: '',
      code: 0,
    });
    expect(isMarked()).toBe(true);
  });

  test('that is ignored is no failure: nobody gets it back', async () => {
    const { said, code } = await run([], 'From: eve@example.org\n\nHello!');
    expect(said).toBe('Ignored: it contains no calendar part; perhaps a person wrote it.\n');
    expect(code).toBe(0);
  });

  test('that is too large is read to its end and kept nowhere', async () => {
    async function* endless() {
      for (let index = 0; index < 400; index += 1) yield Buffer.alloc(largestReply / 8, 'x');
    }
    expect(await takeFromPipe(services, endless())).toEqual({
      kind: 'ignored',
      reason: 'too-large',
    });
  });

  test.each(Object.entries(hostileMails))(
    'that cannot be taken apart is ignored, now and for good: %s',
    async (_what, bytes) => {
      const received = await receiveReply(services, bytes.subarray(0, largestReply));
      expect(received).toEqual({ kind: 'ignored', reason: 'unreadable' });
    },
  );

  test('is to be handed over again while the database cannot be used', async () => {
    const broken = join(data, 'broken');
    mkdirSync(broken);
    writeFileSync(join(broken, 'cacerola.sqlite'), 'this is no database'.repeat(100));
    expect((await run([], gmail, broken)).code).toBe(75);
  });
});

describe('the mails of a directory', () => {
  test('are taken in order; answers go, the others are kept for a person', async () => {
    const inbox = join(data, 'inbox');
    mkdirSync(inbox);
    copyFileSync(join(folder, 'gmail.eml'), join(inbox, '1.eml'));
    copyFileSync(join(folder, 'outlook.eml'), join(inbox, '2.eml'));
    writeFileSync(join(inbox, '3.eml'), 'From: ada@example.org\n\nI cannot come, sorry!');
    writeFileSync(join(inbox, '4.eml'), 'x'.repeat(largestReply + 10));
    writeFileSync(join(inbox, '.being-written'), gmail);
    const { said, code } = await run(['--directory', 'inbox']);
    expect(said.split('\n')).toEqual([
      expect.stringMatching(/^1\.eml: Declined: /),
      expect.stringMatching(/^2\.eml: Declined, as before/),
      expect.stringMatching(/^3\.eml: Ignored: it contains no calendar part/),
      expect.stringMatching(/^4\.eml: Ignored: it is larger/),
      '',
    ]);
    expect(code).toBe(0);
    expect(isMarked()).toBe(true);
    expect(readdirSync(inbox).toSorted()).toEqual(['.being-written', 'ignored']);
    expect(readdirSync(join(inbox, 'ignored')).toSorted()).toEqual(['3.eml', '4.eml']);
    expect((await run(['--directory', 'inbox'])).said).toBe(
      'There is no email in the directory.\n',
    );
  });

  test('which does not exist, is said', async () => {
    const { said, code } = await run(['--directory', 'nowhere']);
    expect(said).toBe(`There is no directory ${join(data, 'nowhere')}.\n`);
    expect(code).toBe(1);
  });
});
