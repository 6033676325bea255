import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { PictureAnswer, PictureJob } from './pictureJob.ts';

/** More is asked for than is made in a time that anybody waits. */
export class TooManyPictures extends Error {
  constructor() {
    super('Too many pictures are waiting to be made');
    this.name = 'TooManyPictures';
  }
}

export interface DrawerBounds {
  /** Jobs that wait, or are under way. */
  waiting: number;
  /** Milliseconds after which the process that draws ends when nobody asks it. */
  idle: number;
  /** The longest that one job may take, in milliseconds. */
  patience: number;
}

export interface Drawer {
  /**
   * Has one job done, after those before it.
   *
   * @throws TooManyPictures
   */
  ask: (job: PictureJob) => Promise<PictureAnswer>;
  /** Ends the process that draws. */
  stop: () => void;
}

/**
 * Has pictures made one at a time, in a process of its own.
 *
 * Not a thread: what draws takes up to 180 MB, which a process gives back to the last byte when it ends.
 * sharp asks to be loaded by the main thread before any other (its documentation, "Worker threads"), and a
 * picture that somebody sends may make a library of C fall over; both would concern the whole site.
 */
export function drawer({ waiting, idle, patience }: DrawerBounds): Drawer {
  let waits = 0;
  let last: Promise<unknown> = Promise.resolve();
  let child: ChildProcess | null = null;
  let ending: NodeJS.Timeout | undefined;

  function stop(): void {
    clearTimeout(ending);
    child?.kill();
    child = null;
  }

  /** It gets no secret of the environment, and keeps nobody from ending. */
  function started(): ChildProcess {
    if (child !== null) return child;
    const made = fork(fileURLToPath(new URL('drawingProcess.ts', import.meta.url)), {
      execArgv: ['--max-old-space-size=160', '--max-semi-space-size=2', '--import', quickImports],
      env: surroundings(),
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    made.unref();
    made.channel?.unref();
    watch(made);
    child = made;
    return made;
  }

  /** Where it could not be started, it says so only after its job was refused: nobody else listens then. */
  function watch(drawing: ChildProcess): void {
    for (const event of ['exit', 'error'])
      drawing.on(event, () => {
        if (child === drawing) child = null;
      });
  }

  async function answered(job: PictureJob): Promise<PictureAnswer> {
    clearTimeout(ending);
    const drawing = started();
    // Somebody waits for the answer: until it is there, the process counts.
    drawing.channel?.ref();
    let late: NodeJS.Timeout | undefined;
    try {
      return await new Promise<PictureAnswer>((resolve, reject) => {
        late = setTimeout(() => reject(new Error('A picture took too long')), patience);
        drawing.once('exit', () => reject(new Error('The process that draws has ended')));
        drawing.once('error', reject);
        drawing.once('message', resolve);
        drawing.send(job);
      });
    } catch (error) {
      // What it is about, it may be about for ever: the next job gets another one.
      stop();
      throw error;
    } finally {
      clearTimeout(late);
      for (const event of ['exit', 'error', 'message']) drawing.removeAllListeners(event);
      watch(drawing);
      drawing.channel?.unref();
      ending = setTimeout(stop, idle).unref();
    }
  }

  return {
    ask: async (job) => {
      if (waits >= waiting) throw new TooManyPictures();
      waits += 1;
      const answer = last.then(() => answered(job));
      last = answer.catch(() => {});
      try {
        return await answer;
      } finally {
        waits -= 1;
      }
    },
    stop,
  };
}

const quickImports = new URL('../quickImports.js', import.meta.url).href;

/** What a process needs of the environment: the way to its libraries, and on Windows to the system. */
function surroundings(): NodeJS.ProcessEnv {
  const names = ['PATH', 'LD_LIBRARY_PATH', 'SystemRoot', 'TMPDIR', 'TEMP', 'NODE_COMPILE_CACHE'];
  const kept = Object.fromEntries(names.map((name) => [name, process.env[name]]));
  // glibc would keep an arena of memory for each thread of sharp.
  return { ...kept, MALLOC_ARENA_MAX: '1' };
}
