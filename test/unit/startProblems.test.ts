import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import Sqlite from 'better-sqlite3';
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openDatabase } from '../../db/database.ts';
import { readConfig } from '../../server/config.ts';
import { startProblem } from '../../server/operations/startProblem.ts';
import { translator } from '../../templates/translate.ts';
import { portOf } from '../helpers/portOf.ts';
import { programCall } from '../helpers/program.ts';

const someFile = fileURLToPath(import.meta.url);

/** What is forbidden to an account is not forbidden to root: then the program runs as nobody. */
const account = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};

let directory: string;
let data: string;
let file: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'cacerola-start-'));
  data = join(directory, 'data');
  file = join(data, 'cacerola.sqlite');
  mkdirSync(data);
  give(directory, data);
});
afterEach(() => {
  chmodSync(data, 0o700);
  rmSync(directory, { recursive: true, force: true });
});

/** Makes files the account's that the program runs under. */
function give(...files: string[]): void {
  for (const name of files) if (account.uid) chownSync(name, account.uid, account.gid);
}

/** Runs the real program until it ends. */
function run(
  call: Parameters<typeof programCall>,
  environment: Readonly<Record<string, string>> = {},
): Promise<{ code: number; output: string; faults: string }> {
  const env = { PATH: process.env['PATH'], DATA_DIR: data, PORT: '0', LANG: 'C', ...environment };
  const options = { cwd: directory, env, timeout: 60_000, ...account };
  return new Promise((resolve) => {
    execFile(process.execPath, programCall(...call), options, (error, output, faults) =>
      resolve({ code: Number(error?.code ?? 0), output, faults }),
    );
  });
}

/** One sentence or two that say what to do, an exit code, and no trace of the program's insides. */
async function expectRefusal(sentence: string, environment = {}): Promise<void> {
  const { code, output, faults } = await run(['server/main.ts'], environment);
  expect(faults).toContain(sentence);
  expect(faults.trim().split('\n')).toHaveLength(1);
  expect(output).toBe('');
  expect(code).toBe(1);
}

/** The sentence for what a call throws. */
function problemOf(call: () => unknown): string | null {
  try {
    call();
  } catch (error) {
    return startProblem(error, translator('en'));
  }
  return null;
}

describe('what keeps the program from starting is said in a sentence:', () => {
  test('a port that is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const port = portOf(other);
    await expectRefusal(`already listens on port ${port}`, { PORT: String(port) });
    await expectRefusal(`usa el puerto ${port}`, { PORT: String(port), LANG: 'es_MX.UTF-8' });
    other.close();
    await once(other, 'close');
  });

  test('an address that this machine does not have', async () => {
    await expectRefusal('no IP address 192.0.2.1', { HOST: '192.0.2.1' });
  });

  test('a file that is no database, and one that is damaged', async () => {
    writeFileSync(file, 'a text, and long enough to be read as a page of a database. '.repeat(99));
    give(file);
    await expectRefusal('is damaged, or not a database');
    rmSync(file);
    openDatabase(file).close();
    truncateSync(file, 40_960);
    expect(problemOf(() => openDatabase(file))).toContain('is damaged, or not a database');
  });

  test('a database that a newer version wrote', async () => {
    openDatabase(file).close();
    const bare = new Sqlite(file);
    bare.exec('update __drizzle_migrations set created_at = created_at + 1e12');
    bare.close();
    give(file);
    expect(problemOf(() => openDatabase(file))).toContain('git pull && npm ci');
    const doctor = await run(['server/cli.ts', 'doctor']);
    expect(doctor.output).toContain('newer version');
    expect(doctor.output).not.toContain('restore');
  });

  test('a database that may not be written', async () => {
    openDatabase(file).close();
    give(file);
    chmodSync(file, 0o400);
    await expectRefusal('cannot be written');
  });

  test('a database that may not be read', async () => {
    openDatabase(file).close();
    give(file);
    chmodSync(file, 0o000);
    await expectRefusal('cannot be opened');
  });

  test('a data directory that may not be written, or is a file', async () => {
    chmodSync(data, 0o500);
    await expectRefusal(`cannot write in the directory ${data}`);
    const command = await run(['server/cli.ts', 'purge']);
    expect(command.output).toContain('cannot write in the directory');
    expect(command.code).toBe(1);
    for (const DATA_DIR of [someFile, join(someFile, 'below')])
      expect(problemOf(() => readConfig({ DATA_DIR }))).toContain(`${DATA_DIR} is a file`);
  });

  test('a data directory where nothing can be made', async () => {
    const directory = existsSync('/proc') ? '/proc/cacerola/data' : '/dev/null/data';
    await expectRefusal(directory, { DATA_DIR: directory });
  });

  test('a database that another program keeps locked', async () => {
    openDatabase(file).close();
    give(file);
    const other = new Sqlite(file);
    other.pragma('locking_mode = EXCLUSIVE');
    other.exec('begin exclusive');
    expect(problemOf(() => openDatabase(file))).toContain('has locked the database');
    other.close();
  });

  test('a file .env that may not be read', async () => {
    const settings = join(directory, '.env');
    writeFileSync(settings, 'PORT=0');
    give(settings);
    chmodSync(settings, 0o000);
    const { code, faults } = await run(['server/main.ts']);
    expect(faults).toContain('The file .env is there');
    expect(faults).not.toMatch(/^ +at /m);
    expect(code).toBe(1);
  });
});
