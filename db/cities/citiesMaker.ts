import { fork, type ChildProcess } from 'node:child_process';
import { accessSync, constants, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isNativeError } from 'node:util/types';
import { citiesFileName } from './layout.ts';

/** After a disk was full or a directory could not be written to, in milliseconds. */
const nextTry = 3_600_000;

/** A machine that is busy takes this long, in milliseconds; what takes longer hangs. */
const longest = 300_000;

const quickImports = new URL('../../server/quickImports.js', import.meta.url).href;

/**
 * Has the file of cities made, once at a time, by a process of its own.
 *
 * @param directories where it may lie, the best first
 * @param complain is told why it was not made, or cannot be read
 */
export function citiesMaker(directories: readonly string[], complain: (error: unknown) => void) {
  let child: ChildProcess | null = null;
  let making: Promise<void> | null = null;
  let triedAt = Number.NEGATIVE_INFINITY;
  let stopped = false;
  const broken = new Set<string>();

  async function makeIn(directory: string): Promise<void> {
    const file = join(directory, citiesFileName());
    removeOthers(directory);
    const made = fork(fileURLToPath(new URL('makeCities.ts', import.meta.url)), [file], {
      execArgv: ['--max-old-space-size=64', '--max-semi-space-size=2', '--import', quickImports],
      env: surroundings(),
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      timeout: longest,
    });
    // Whoever has nothing else to do need not wait for it.
    made.unref();
    made.channel?.unref();
    child = made;
    let told = 'it ended';
    made.on('message', (problem) => {
      told = typeof problem === 'string' ? problem : JSON.stringify(problem);
    });
    await new Promise<void>((resolve, reject) => {
      made.once('error', reject);
      made.once('exit', (code) => {
        if (code === 0) resolve();
        else reject(new Error(`The cities could not be written to ${file}: ${told}`));
      });
    }).finally(() => {
      child = null;
    });
    broken.delete(file);
  }

  async function make(): Promise<void> {
    let problem = new Error(`None of these can be written to: ${directories.join(', ')}`);
    for (const directory of directories.filter(canWrite)) {
      try {
        await makeIn(directory);
        return;
      } catch (error) {
        if (isNativeError(error)) problem = error;
      }
    }
    throw problem;
  }

  function begin(): void {
    if (stopped || making !== null || performance.now() < triedAt + nextTry) return;
    triedAt = performance.now();
    making = make()
      .catch((error: unknown) => {
        if (!stopped) complain(error);
      })
      .finally(() => {
        making = null;
      });
  }

  return {
    begin,
    /** Resolves when the file that is being made is there, or is not going to be, or after a time. */
    made: async (patience: number): Promise<void> => {
      begin();
      let late: NodeJS.Timeout | undefined;
      const waited = new Promise<void>((resolve) => {
        late = setTimeout(resolve, patience);
      });
      await Promise.race([making, waited]);
      clearTimeout(late);
    },
    isBroken: (file: string): boolean => broken.has(file),
    /** Does without a file that cannot be read; the next one is written over it. */
    leave: (file: string, error: unknown): void => {
      broken.add(file);
      complain(error);
    },
    stop: (): void => {
      stopped = true;
      child?.kill();
    },
  };
}

function canWrite(directory: string): boolean {
  try {
    mkdirSync(directory, { recursive: true });
    accessSync(directory, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** Files of other versions, and what was begun and left when a machine was switched off. */
function removeOthers(directory: string): void {
  for (const name of readdirSync(directory)) {
    const [file, writer] = /^cities-.*\.sqlite(?:\.(\d+))?$/.exec(name) ?? [];
    if (file === undefined || file === citiesFileName() || runs(Number(writer ?? Number.NaN)))
      continue;
    try {
      rmSync(join(directory, file));
    } catch {
      // Another process was quicker, or Windows still has it open.
    }
  }
}

/** Whether a process still writes what has its number; none has no number. */
function runs(id: number): boolean {
  try {
    return Number.isInteger(id) && process.kill(id, 0);
  } catch {
    return false;
  }
}

/** What a process needs of the environment: the way to its libraries, and on Windows to the system. */
function surroundings(): NodeJS.ProcessEnv {
  const names = ['PATH', 'LD_LIBRARY_PATH', 'SystemRoot', 'TMPDIR', 'TEMP', 'NODE_COMPILE_CACHE'];
  return Object.fromEntries(names.map((name) => [name, process.env[name]]));
}
