import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import {
  tableLimits,
  type Refused,
  type TableForm,
  type TableLimits,
  type TableRow,
} from './table.ts';

export interface ReadingJob {
  bytes: Uint8Array;
  limits: TableLimits;
}

export type ReadingAnswer =
  | Refused
  | { kind: 'piece'; form: TableForm; rows: TableRow[] }
  | { kind: 'end'; form: TableForm; rows: number };

export type Reading = Refused | { kind: 'read'; form: TableForm; rows: number } | { kind: 'busy' };

/** Files that are read, or wait for it: a small server reads one at a time. */
const mostWaiting = 4;

/** The longest that one file may take, in milliseconds. */
const patience = 60_000;

let waits = 0;
let last: Promise<unknown> = Promise.resolve();

/**
 * Reads a file of rows: CSV in any usual encoding, or XLSX. It is read in a process of its own, which may
 * take so much memory and no more: what a file unpacks to, or has a library do, harms nobody else.
 *
 * @param take is given the rows in their order, some hundreds at a time; the next come when it has answered
 * @returns 'busy' where several files are waiting already
 * @throws what `take` threw
 */
export async function readTable(
  bytes: Uint8Array,
  take: (rows: TableRow[], form: TableForm) => Promise<void>,
  limits: TableLimits = tableLimits,
): Promise<Reading> {
  if (waits >= mostWaiting) return { kind: 'busy' };
  waits += 1;
  const reading = last.then(() => readOne(bytes, take, limits));
  last = reading.catch(() => {});
  try {
    return await reading;
  } finally {
    waits -= 1;
  }
}

async function readOne(
  bytes: Uint8Array,
  take: (rows: TableRow[], form: TableForm) => Promise<void>,
  limits: TableLimits,
): Promise<Reading> {
  const child = fork(fileURLToPath(new URL('readingProcess.ts', import.meta.url)), {
    execArgv: ['--max-old-space-size=256', '--import', quickImports],
    env: surroundings(),
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  try {
    let message: ReadingJob | 'more' = { bytes, limits };
    for (;;) {
      const answer = await asked(child, message);
      if (answer.kind === 'refused') return answer;
      if (answer.kind === 'end') return { kind: 'read', form: answer.form, rows: answer.rows };
      await take(answer.rows, answer.form);
      message = 'more';
    }
  } finally {
    child.kill('SIGKILL');
  }
}

/** A process that ended was given more than it can hold: the file unpacks to too much. */
function asked(child: ChildProcess, message: ReadingJob | 'more'): Promise<ReadingAnswer> {
  return new Promise((resolve, reject) => {
    const tooLarge = () => resolve({ kind: 'refused', why: 'too-large' });
    const late = setTimeout(tooLarge, patience);
    const settle = () => {
      clearTimeout(late);
      for (const event of ['exit', 'error', 'message']) child.removeAllListeners(event);
      // Its pipe may break once nobody listens, which would otherwise end the program.
      child.on('error', () => {});
    };
    child.once('message', (answer: ReadingAnswer) => {
      settle();
      resolve(answer);
    });
    child.once('exit', () => {
      settle();
      tooLarge();
    });
    child.once('error', (error) => {
      settle();
      reject(error);
    });
    child.send(message);
  });
}

const quickImports = new URL('../quickImports.js', import.meta.url).href;

/** What a process needs of the environment, and no secret. */
function surroundings(): NodeJS.ProcessEnv {
  const names = ['PATH', 'LD_LIBRARY_PATH', 'SystemRoot', 'TMPDIR', 'TEMP', 'NODE_COMPILE_CACHE'];
  return Object.fromEntries(names.map((name) => [name, process.env[name]]));
}
