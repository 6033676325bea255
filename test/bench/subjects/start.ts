import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { setTimeout as after } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { median, rounded, type Row, type Subject } from '../measure.ts';
import { benchFolder, pin } from '../startServer.ts';

/*
 * A start as a host makes one: from the command to the first page, and what the process then holds in
 * memory. `node -e 0`, in turn with it, shows what of that Node alone takes.
 */

const rounds = 7;
const root = fileURLToPath(new URL('../../../', import.meta.url));

export const start: Subject = {
  name: 'start',
  rows: async function* () {
    yield* started('an empty data folder', () => benchFolder());
    using used = benchFolder();
    await startOnce(used.file('data'));
    const kept = { file: (name: string) => used.file(name), [Symbol.dispose]: () => {} };
    yield* started('a database that is there', () => kept);
  },
};

interface Started {
  /** Milliseconds to the first answer. */
  milliseconds: number;
  /** Bytes, some time after that. */
  memory: number;
}

async function* started(
  what: string,
  folder: () => ReturnType<typeof benchFolder>,
): AsyncGenerator<Row> {
  const starts: Started[] = [];
  const bare: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    using data = folder();
    starts.push(await startOnce(data.file('data')));
    bare.push(bareNode());
  }
  const times = starts.map(({ milliseconds }) => milliseconds);
  const range = `${rounded(Math.min(...times))} to ${rounded(Math.max(...times))}`;
  yield {
    what: `start to first page, ${what}`,
    floor: '`node -e 0`',
    figure: median(times),
    unit: 'ms',
    aim: { atMost: 450 },
    detail: `${range}; node -e 0: ${rounded(median(bare))}`,
  };
  const memories = starts.map(({ memory }) => memory / 1_000_000);
  yield {
    what: `memory at rest, ${what}`,
    floor: '',
    figure: median(memories),
    unit: 'MB',
    aim: { atMost: 110 },
    detail: `${rounded(Math.min(...memories))} to ${rounded(Math.max(...memories))}`,
  };
}

/** What `npm start` calls, without npm, whose time is its own. */
const { scripts } = z
  .object({ scripts: z.object({ start: z.string() }) })
  .parse(JSON.parse(readFileSync(`${root}package.json`, 'utf8')));
const call = scripts.start.replace(/^exec node /, '').split(' ');

// Below those that the system gives to whoever connects: one that asks a port of these again and again may
// at last be connected with itself, and the program finds its port taken.
let port = 21_000 + (process.pid % 10_000);

async function startOnce(dataDirectory: string): Promise<Started> {
  port += 1;
  const began = performance.now();
  const child = spawn(process.execPath, call, {
    cwd: root,
    stdio: 'ignore',
    env: { ...process.env, DATA_DIR: dataDirectory, PORT: String(port), LOG_LEVEL: 'error' },
  });
  if (child.pid !== undefined) pin(child.pid, 'first');
  try {
    await firstPage(child, `http://127.0.0.1:${port}/`, began + 20_000);
    const milliseconds = performance.now() - began;
    await after(1500);
    return { milliseconds, memory: memoryOf(child.pid ?? 0) };
  } finally {
    // In order, so that what Node compiled is kept as it is for a host.
    if (child.kill('SIGTERM')) await once(child, 'exit');
  }
}

async function firstPage(child: ChildProcess, url: string, until: number): Promise<void> {
  for (;;) {
    const answer = await fetch(url).catch(() => null);
    if (answer?.ok) {
      await answer.arrayBuffer();
      return;
    }
    if (performance.now() > until || child.exitCode !== null) throw new Error('It did not start.');
    await after(2);
  }
}

/** What the system counts for a process, in bytes. */
function memoryOf(pid: number): number {
  const { stdout } = spawnSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' });
  return Number(stdout) * 1024;
}

function bareNode(): number {
  const began = performance.now();
  spawnSync('taskset', ['-c', '0', process.execPath, '-e', '0']);
  return performance.now() - began;
}
