import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import {
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '../../db/database.ts';
import { restoreDatabase } from '../../db/restore.ts';
import type { Organizer } from '../../db/schema.ts';
import { atTerminal, programCall } from '../helpers/program.ts';

let directory: string;
let data: string;
let file: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'cacerola-cli-'));
  data = join(directory, 'data');
  file = join(data, 'cacerola.sqlite');
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

/** Runs the real program in an empty folder. */
const cacerola = (words: string[], environment?: Readonly<Record<string, string>>) =>
  atTerminal(words, { directory, data }, environment);

function organizers(): Organizer[] {
  const db = openDatabase(file);
  const all = db.organizers.active();
  db.close();
  return all;
}

describe('help', () => {
  test('names every command, in the language of the terminal', async () => {
    const english = await cacerola([]);
    expect(english.code).toBe(0);
    for (const command of [
      'invite',
      'sign-in-link',
      'seed',
      'backup',
      'restore',
      'purge',
      'doctor',
    ])
      expect(english.output).toContain(`  ${command}`);
    const spanish = await cacerola(['help'], { LANG: 'es_AR.UTF-8' });
    expect(spanish.output).toContain('<comando>');
    expect(existsSync(data)).toBe(false);
  });

  test.each([[['dance']], [['constructor']], [['backup', '--frobnicate']], [['purge', 'a', 'b']]])(
    'is what a call like %p gets, and nothing happens',
    async (words) => {
      const { code, output } = await cacerola(words);
      expect(code).toBe(2);
      expect(output).toContain('doctor');
      expect(existsSync(data)).toBe(false);
    },
  );

  test('says when a word is missing', async () => {
    const { code, output } = await cacerola(['backup']);
    expect(code).toBe(1);
    expect(output).toContain('Something is missing');
  });
});

describe('invite', () => {
  test('makes an organizer, queues the mail and shows the link', async () => {
    const words = ['invite', 'ada@example.org', '--name', 'Ada Example', '--language', 'es'];
    const { code, output } = await cacerola(words);
    expect(output).toContain('Ada Example <ada@example.org>');
    expect(output).toMatch(/http:\/\/localhost:3000\/console\/sign-in\/[\w-]+\.1\.[\w-]{22}\n/);
    expect(code).toBe(0);
    expect(organizers()).toMatchObject([{ name: 'Ada Example', language: 'es' }]);
    const db = openDatabase(file);
    expect(db.counts.mails()['due']).toBe(1);
    db.close();
  });

  test('says so when the address is known, and how to get a link', async () => {
    await cacerola(['invite', 'ada@example.org']);
    const again = await cacerola(['invite', 'Ada@example.org']);
    expect(again.code).toBe(1);
    expect(again.output).toContain('is already an organizer');
    const link = await cacerola(['sign-in-link', 'ADA@example.org']);
    expect(link.code).toBe(0);
    expect(link.output).toContain('/console/sign-in/');
    expect((await cacerola(['sign-in-link', 'bea@example.org'])).code).toBe(1);
  });

  test('refuses what is no address', async () => {
    const { code, output } = await cacerola(['invite', 'ada@b\r\nBcc: c@d.example']);
    expect(code).toBe(1);
    expect(output).toContain('email:');
    expect(organizers()).toEqual([]);
  });
});

describe('seed', () => {
  test('loads the campaign at the wall times of a year, into an empty database alone', async () => {
    const first = await cacerola(['seed', '--year', '2024']);
    expect(first.code).toBe(0);
    const db = openDatabase(file);
    expect(db.events.all().map(({ startLocal }) => startLocal.slice(0, 4))).toContain('2024');
    const events = db.events.all().length;
    db.close();
    const second = await cacerola(['seed']);
    expect(second.code).toBe(1);
    expect(second.output).toContain('already events in the database');
    const after = openDatabase(file);
    expect(after.events.all()).toHaveLength(events);
    after.close();
  });

  test('asks for a year that is one', async () => {
    const { code, output } = await cacerola(['seed', '--year', 'soon']);
    expect(code).toBe(1);
    expect(output).toContain('--year 2024');
  });
});

describe('repl', () => {
  test('has the services and verbs at hand, says that changes are real, and they are', async () => {
    const child = spawn(process.execPath, programCall('server/cli.ts', 'repl'), {
      cwd: directory,
      env: { PATH: process.env['PATH'] ?? '', DATA_DIR: data },
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    const who = "name: 'Ada Example', email: 'ada@example.org', language: 'en'";
    const invitation = `{ ${who}, rights: { role: 'owner' } }`;
    child.stdin.write(
      '[db.events.all().length, config.production, ' +
        'typeof verbs.sendMessage, typeof verbs.approveEndorsement]\n',
    );
    child.stdin.write(`await inviteOrganizer(services, ${invitation}, 'host')\n`);
    let output = '';
    for await (const part of child.stdout.setEncoding('utf8')) {
      output += String(part);
      if (output.includes("kind: 'invited'")) child.stdin.end('.exit\n');
    }
    expect(output).toMatch(/^You are working on the database .*cacerola\.sqlite. Changes are real/);
    expect(output).toContain("[ 0, false, 'function', 'function' ]");
    expect(organizers()).toMatchObject([{ name: 'Ada Example' }]);
  });
});

describe('backup and restore', () => {
  test('bring back what was there, also from a database that is in use', async () => {
    await cacerola(['invite', 'ada@example.org']);
    const server = openDatabase(file);
    const saved = await cacerola(['backup', 'copy.sqlite']);
    server.close();
    expect(saved).toMatchObject({ code: 0 });
    const copy = join(directory, 'copy.sqlite');
    expect(statSync(copy).mode & 0o077).toBe(0);
    expect(existsSync(`${copy}.unfinished`)).toBe(false);

    await cacerola(['invite', 'bea@example.org']);
    expect(organizers()).toHaveLength(2);
    const { code, output } = await cacerola(['restore', 'copy.sqlite']);
    expect(code).toBe(0);
    expect(organizers()).toMatchObject([{ email: 'ada@example.org' }]);

    // What was there before is kept, until its owner deletes it.
    const former = `${file}.before-restore`;
    expect(output).toContain(former);
    const before = openDatabase(former);
    expect(before.organizers.active()).toHaveLength(2);
    before.close();

    // Also when it was the wrong backup, and another is restored.
    const again = restoreDatabase(join(directory, 'copy.sqlite'), file);
    expect(again).toEqual({ kind: 'restored', former: `${former}-2` });
    const first = openDatabase(former);
    expect(first.organizers.active()).toHaveLength(2);
    first.close();
  });

  test('a file that exists is not overwritten', async () => {
    writeFileSync(join(directory, 'copy.sqlite'), 'precious');
    const { code, output } = await cacerola(['backup', 'copy.sqlite']);
    expect(code).toBe(1);
    expect(output).toContain('already exists');
    expect(readFileSync(join(directory, 'copy.sqlite'), 'utf8')).toBe('precious');
  });

  test('nothing is restored while the server has the database open', async () => {
    await cacerola(['invite', 'ada@example.org']);
    await cacerola(['backup', 'copy.sqlite']);
    await cacerola(['invite', 'bea@example.org']);
    const server = openDatabase(file);
    const { code, output } = await cacerola(['restore', 'copy.sqlite']);
    expect(code).toBe(1);
    expect(output).toContain('Stop the server');
    expect(server.organizers.active()).toHaveLength(2);
    server.close();
    expect(organizers()).toHaveLength(2);
  });

  test.each([
    [
      'no database',
      (copy: string) => writeFileSync(copy, 'not a database at all, whatever it says'),
    ],
    ['cut off', (copy: string) => truncateSync(copy, 40_960)],
    ['missing', (copy: string) => rmSync(copy)],
  ])('a backup that is %s changes nothing', async (_what, spoil) => {
    await cacerola(['invite', 'ada@example.org']);
    await cacerola(['backup', 'copy.sqlite']);
    spoil(join(directory, 'copy.sqlite'));
    const { code } = await cacerola(['restore', 'copy.sqlite']);
    expect(code).toBe(1);
    expect(organizers()).toHaveLength(1);
    expect(existsSync(`${file}.before-restore`)).toBe(false);
  });
});

describe('purge', () => {
  test('tells what it did', async () => {
    await cacerola(['seed', '--year', '2024']);
    const { code, output } = await cacerola(['purge']);
    expect(code).toBe(0);
    expect(output).toContain('past their deletion day');
    expect(output).toContain('No trace of deleted data is left');
  });
});
