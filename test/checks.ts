import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Every check there is, one after the other; a check that fails keeps no other from running. The
 * last line counts: tests one by one, every other check as one.
 */

const root = fileURLToPath(new URL('../', import.meta.url));
const starter = join(root, 'server', 'start.js');
const folder = mkdtempSync(join(tmpdir(), 'cacerola-checks-'));
// Where root runs the tests, some programs run as nobody, who must be able to get at their own files.
chmodSync(folder, 0o711);
const testReport = join(folder, 'tests.json');
/** The tests' own directory for temporary files: at the end it must be empty. */
const temporary = join(folder, 'tmp');
mkdirSync(temporary);

/** A check that hangs is ended and counts as failed. */
const longestMinutes = 13;

interface Check {
  name: string;
  /** What the starter is given. */
  command: readonly string[];
}

interface Count {
  passed: number;
  failed: number;
}

const checks: readonly Check[] = [
  { name: 'Format', command: ['prettier', '--check', '.'] },
  { name: 'Lint', command: ['oxlint', '--type-aware', '--deny-warnings'] },
  { name: 'Types', command: ['typescript-compiler'] },
  { name: 'Unused code', command: ['knip', '--no-progress'] },
  { name: 'Migrations', command: ['test/checks/migrations.ts'] },
];

const tests: Check = {
  name: 'Tests',
  command: [
    '--disable-warning=ExperimentalWarning',
    '--import=./test/runner/hooks.js',
    'jest',
    '--json',
    `--outputFile=${testReport}`,
  ],
};

let running: ChildProcess | undefined;
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => {
    endGroup(running);
    rmSync(folder, { recursive: true, force: true });
    process.exit(1);
  });

const total: Count = { passed: 0, failed: 0 };
for (const check of checks) count((await run(check)) ? { passed: 1, failed: 0 } : oneFailed());
count(testsOf(await run(tests)));
count(nothingLeft() ? { passed: 1, failed: 0 } : oneFailed());
rmSync(folder, { recursive: true, force: true });
process.exitCode = total.failed === 0 ? 0 : 1;
say(`\n${total.passed} passed, ${total.failed} failed`);

function count({ passed, failed }: Count): void {
  total.passed += passed;
  total.failed += failed;
}

function oneFailed(): Count {
  return { passed: 0, failed: 1 };
}

/** Runs one check with our own tools; true if all is well. */
async function run({ name, command }: Check): Promise<boolean> {
  say(`\n== ${name} ==`);
  const started = performance.now();
  // The tools of others leave their caches there.
  const directory = command === tests.command ? temporary : folder;
  const child = spawn(process.execPath, [starter, ...command], {
    cwd: root,
    // The reader of the report is --outputFile; what jest prints for people goes to stderr.
    stdio: ['ignore', command === tests.command ? 'ignore' : 'inherit', 'inherit'],
    env: { ...process.env, TMPDIR: directory, TEMP: directory },
    // A group of its own: what a check leaves behind is ended with it.
    detached: process.platform !== 'win32',
  });
  running = child;
  const timer = setTimeout(() => {
    say(`${name} was ended after ${longestMinutes} minutes.`);
    endGroup(child);
  }, longestMinutes * 60_000);
  const well = await new Promise<boolean>((resolve) => {
    child.once('error', (error) => {
      say(String(error));
      resolve(false);
    });
    child.once('exit', (code) => resolve(code === 0));
  });
  clearTimeout(timer);
  endGroup(child);
  say(`${well ? 'ok' : 'FAILED'} (${((performance.now() - started) / 1000).toFixed(1)} s)`);
  return well;
}

/** How many tests passed and failed. A file that could not be run counts as one that failed. */
function testsOf(well: boolean): Count {
  const report = readReport();
  const failed = report === null ? 0 : report.numFailedTests + report.numRuntimeErrorTestSuites;
  return {
    passed: report?.numPassedTests ?? 0,
    failed: !well && failed === 0 ? 1 : failed,
  };
}

function readReport(): Record<
  'numPassedTests' | 'numFailedTests' | 'numRuntimeErrorTestSuites',
  number
> | null {
  try {
    return JSON.parse(readFileSync(testReport, 'utf8'));
  } catch {
    return null;
  }
}

/** Whether the tests removed the temporary files they made. */
function nothingLeft(): boolean {
  say('\n== Temporary files ==');
  const left = readdirSync(temporary);
  say(left.length === 0 ? 'ok' : `FAILED: left behind were ${left.join(', ')}`);
  return left.length === 0;
}

function endGroup(child: ChildProcess | undefined): void {
  if (child?.pid === undefined) return;
  try {
    process.kill(process.platform === 'win32' ? child.pid : -child.pid, 'SIGKILL');
  } catch {
    // Nobody of the group is left.
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
